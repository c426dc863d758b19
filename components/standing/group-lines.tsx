"use client";

import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { type RollUp, type WeightedRate } from "@/lib/domain/roll-up";
import { type GreyReason } from "@/lib/domain/vocabulary";
import { formatCounts, formatDecimal, formatRate } from "@/lib/format/numbers";
import { type StandingDimension } from "@/lib/schemas/target-filter";
import { ProgressBar } from "../ui/progress-bar";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { LightCounts } from "./light-counts";
import { type Narrowing, targetsHref, type View } from "./standing-links";
import { useGroupName } from "./use-group-name";

/** What a line shows of its targets. */
interface LineFigures {
  readonly rollUp: Omit<RollUp, "members" | "missing">;
  /** The mean by weight; null where it is not shown, or nothing has a weight. */
  readonly weighted: WeightedRate | null;
  /** How many targets no figure is known of. */
  readonly missing: number;
}

export interface GroupLine extends LineFigures {
  readonly key: string | null;
  readonly name: string | null;
  /** The condition that lists the group's targets. */
  readonly narrowing: Narrowing;
  /** The first targets that no figure is known of, each with which of the states that are not zero holds (rules 5, 6). */
  readonly named: readonly {
    readonly id: string;
    readonly href: string;
    readonly indicator: string;
    readonly reason: GreyReason;
  }[];
}

/** The lines of a standing as a table, the whole below them. */
export function GroupLines({
  view,
  weighted,
  lines,
  whole,
}: {
  view: View & { readonly by: StandingDimension };
  /** Whether the targets' weights differ, so that the mean by weight says something of its own. */
  weighted: boolean;
  lines: readonly GroupLine[];
  whole: LineFigures;
}) {
  const t = useTranslations("standing");
  const nameOf = useGroupName(view.by);
  return (
    <Table label={t(`by.${view.by}`)} narrow="cards">
      <Thead>
        <tr role="row">
          <Th>{t(`column.${view.by}`)}</Th>
          <Th numeric>{t("column.total")}</Th>
          <Th>{t("column.done")}</Th>
          <Th>{t("column.onSchedule")}</Th>
          {weighted && <Th>{t("column.weighted")}</Th>}
          <Th>{t("column.lights")}</Th>
          <Th>{t("column.missing")}</Th>
        </tr>
      </Thead>
      <Tbody>
        {lines.map((line) => {
          const hrefOf = (more?: Narrowing) => targetsHref(view, { ...line.narrowing, ...more });
          return (
            <LineRow
              key={line.key}
              name={nameOf(line)}
              figures={line}
              weighted={weighted}
              hrefOf={hrefOf}
              missing={<MissingTargets line={line} href={hrefOf({ count: "missing" })} />}
            />
          );
        })}
      </Tbody>
      <tbody role="rowgroup" className="border-t-2 border-line-strong font-semibold [&_th]:font-semibold">
        <LineRow
          name={t("whole")}
          figures={whole}
          weighted={weighted}
          hrefOf={(more) => targetsHref(view, more)}
          missing={
            whole.missing > 0 && (
              <TextLink href={targetsHref(view, { count: "missing" })}>{whole.missing}</TextLink>
            )
          }
        />
      </tbody>
    </Table>
  );
}

function LineRow({
  name,
  figures: { rollUp, weighted: rate },
  weighted,
  hrefOf,
  missing,
}: {
  name: string;
  figures: LineFigures;
  weighted: boolean;
  hrefOf: (more?: Narrowing) => string;
  missing: ReactNode;
}) {
  const t = useTranslations("standing");
  return (
    <Tr>
      <Th scope="row">
        <TextLink href={hrefOf()}>{name}</TextLink>
      </Th>
      <Td numeric label={t("column.total")}>
        {rollUp.total}
      </Td>
      <Td label={t("column.done")}>
        <Share name={t("column.done")} rate={rollUp.doneRate} part={rollUp.done} whole={rollUp.total} />
      </Td>
      <Td label={t("column.onSchedule")}>
        <Share
          name={t("column.onSchedule")}
          rate={rollUp.onScheduleRate}
          part={rollUp.onSchedule}
          whole={rollUp.due}
        />
      </Td>
      {weighted && (
        <Td label={t("column.weighted")} className="whitespace-nowrap">
          <Weighted rate={rate} />
        </Td>
      )}
      <Td label={t("column.lights")}>
        <LightCounts counts={rollUp.lights} hrefOf={(light) => hrefOf({ light })} />
      </Td>
      <Td label={t("column.missing")} className="font-normal text-muted">
        {missing}
      </Td>
    </Tr>
  );
}

/** The mean completion rate by weight, with the weights it rests on (rule 6: weights where the scoring uses them). */
function Weighted({ rate: weighted }: { rate: WeightedRate | null }) {
  const t = useTranslations("standing");
  if (!weighted) return null;
  const { rate, weight, ofWeight } = weighted;
  return (
    <span>
      <span className="tabular-nums">{formatRate(rate, 1)}</span>
      <span className="ms-2 text-xs font-normal text-muted tabular-nums">
        {t("weights", { weight: formatDecimal(weight), of: formatDecimal(ofWeight) })}
      </span>
    </span>
  );
}

function MissingTargets({
  line: { named, missing },
  href,
}: {
  line: GroupLine;
  /** Where all of them are listed. */
  href: string;
}) {
  const t = useTranslations("standing");
  const grey = useTranslations("domain.greyReason");
  if (missing === 0) return null;
  return (
    <ul>
      {named.map((target) => (
        <li key={target.id}>
          {t.rich("missingOf", {
            target: (chunks) => <TextLink href={target.href}>{chunks}</TextLink>,
            indicator: target.indicator,
            reason: grey(target.reason),
          })}
        </li>
      ))}
      {missing > named.length && (
        <li>
          <TextLink href={href} className="inline-flex min-h-6 items-center">
            {t("missingMore", { count: missing - named.length })}
          </TextLink>
        </li>
      )}
    </ul>
  );
}

/** A rate with its bar and the two counts it was made from. */
function Share({
  name,
  rate,
  part,
  whole,
}: {
  name: string;
  rate: DecimalText | null;
  part: number;
  whole: number;
}) {
  return (
    <span className="flex items-center gap-2">
      <ProgressBar
        className="max-w-56 grow"
        name={name}
        percent={rate === null ? null : Number(rate) * 100}
        label={formatRate(rate, 1)}
      />
      <span className="min-w-10 text-xs font-normal text-muted tabular-nums">
        {formatCounts(part, whole)}
      </span>
    </span>
  );
}
