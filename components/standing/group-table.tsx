import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type DecimalText } from "@/lib/domain/decimal-text";
import { isWeighted, type RollUp, type WeightedRate, weightedRate } from "@/lib/domain/roll-up";
import { formatCounts, formatDecimal, formatRate } from "@/lib/format/numbers";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { ProgressBar } from "../ui/progress-bar";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { LightCounts } from "./light-counts";
import { groupNarrowing, memberHref, targetsHref } from "./standing-links";
import { useGroupName } from "./use-group-name";

/** As many targets without data as a group names at once, so that one group does not push the others off the page. */
const AT_ONCE = 6;

/** One line a group and one for the whole: rates beside their counts, lights, and who is without data (rule 6). */
export function GroupTable({ report }: { report: StandingReport }) {
  const t = useTranslations("standing");
  const nameOf = useGroupName(report.by);
  const weighted = isWeighted(report.whole.members);
  return (
    <Table label={t(`by.${report.by}`)} narrow="cards">
      <Thead>
        <tr role="row">
          <Th>{t(`column.${report.by}`)}</Th>
          <Th numeric>{t("column.total")}</Th>
          <Th>{t("column.done")}</Th>
          <Th>{t("column.onSchedule")}</Th>
          {weighted && <Th>{t("column.weighted")}</Th>}
          <Th>{t("column.lights")}</Th>
          <Th>{t("column.missing")}</Th>
        </tr>
      </Thead>
      <Tbody>
        {report.groups.map((group) => {
          const narrowing = groupNarrowing(report.by, group.key);
          return (
            <GroupRow
              key={group.key}
              name={nameOf(group)}
              rollUp={group.rollUp}
              weighted={weighted}
              hrefOf={(more) => targetsHref(report, { ...narrowing, ...more })}
              missing={
                <MissingTargets
                  missing={group.rollUp.missing}
                  report={report}
                  href={targetsHref(report, { ...narrowing, count: "missing" })}
                />
              }
            />
          );
        })}
      </Tbody>
      <tbody role="rowgroup" className="border-t-2 border-line-strong font-semibold [&_th]:font-semibold">
        <GroupRow
          name={t("whole")}
          rollUp={report.whole}
          weighted={weighted}
          hrefOf={(more) => targetsHref(report, more)}
          missing={
            report.whole.missing.length > 0 && (
              <TextLink href={targetsHref(report, { count: "missing" })}>
                {report.whole.missing.length}
              </TextLink>
            )
          }
        />
      </tbody>
    </Table>
  );
}

function GroupRow({
  name,
  rollUp,
  weighted,
  hrefOf,
  missing,
}: {
  name: string;
  rollUp: RollUp<TargetFigures>;
  /** Whether the targets' weights differ, so that the mean by weight says something of its own. */
  weighted: boolean;
  hrefOf: (more?: { light: string }) => string;
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
          <Weighted rate={weightedRate(rollUp.members)} />
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

/** The first targets that no figure is known of, each with which of the states that are not zero holds (rules 5, 6). */
function MissingTargets({
  missing,
  report,
  href,
}: Pick<RollUp<TargetFigures>, "missing"> & {
  report: StandingReport;
  /** Where all of them are listed. */
  href: string;
}) {
  const t = useTranslations("standing");
  const grey = useTranslations("domain.greyReason");
  if (missing.length === 0) return null;
  return (
    <ul>
      {missing.slice(0, AT_ONCE).map(({ member, reason }) => (
        <li key={member.id}>
          {t.rich("missingOf", {
            target: (chunks) => <TextLink href={memberHref(report, member)}>{chunks}</TextLink>,
            indicator: member.indicator,
            reason: grey(reason),
          })}
        </li>
      ))}
      {missing.length > AT_ONCE && (
        <li>
          <TextLink href={href} className="inline-flex min-h-6 items-center">
            {t("missingMore", { count: missing.length - AT_ONCE })}
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
