import { useLocale, useTranslations } from "next-intl";
import { targetNumber } from "@/lib/domain/split";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { approvedText } from "@/lib/format/standing-text";
import { type ChangeKind } from "@/lib/schemas/target-filter";
import { type MonthChanges as Changes } from "@/lib/server/queries/standing-changes";
import { type StandingReport } from "@/lib/server/queries/standing";
import { ChangeTable } from "../snapshots/change-table";
import { targetHref } from "../targets/target-href";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { changesHref } from "./standing-links";

/** So many changes of a kind stand beside the standing; the others have a page of their own. */
const AT_ONCE = 20;

/** What changed since the month before: who turned red or green, what was done or reported, which values were corrected. */
export function MonthChanges({ report, changes }: { report: StandingReport; changes: Changes }) {
  const t = useTranslations("standing.changes");
  const locale = useLocale();
  const name = useChangeName();
  const kinds = changeCounts(changes).filter(({ count }) => count > 0);
  return (
    <Section
      flush
      title={t("title", { month: formatMonth(changes.since, locale) })}
      description={t("description")}
      className="mt-5"
    >
      {kinds.length === 0 && <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      {kinds.map(({ kind, count }) => (
        <details key={kind} open={kind === "turned_red"} className="border-b last:border-b-0">
          <summary className="min-h-9 px-4 py-1.5 font-medium print:px-0">
            {name(kind)} <span className="font-semibold tabular-nums">{count}</span>
          </summary>
          <ChangesOfKind kind={kind} changes={changes} from={0} to={AT_ONCE} />
          {count > AT_ONCE && (
            <p className="border-t px-4 py-2 print:px-0">
              <TextLink href={changesHref(report, kind)}>{t("all", { count })}</TextLink>
            </p>
          )}
        </details>
      ))}
    </Section>
  );
}

/** Some of the changes of a kind, `from` the one up to before the other, counted from 0. */
export function ChangesOfKind({
  kind,
  changes,
  from,
  to,
}: {
  kind: ChangeKind;
  changes: Changes;
  from: number;
  to: number;
}) {
  const name = useChangeName();
  if (kind === "corrected") return <CorrectionTable corrections={changes.corrections.slice(from, to)} />;
  const turned = changes.turns.find(({ turn }) => turn === kind)?.changes ?? [];
  return <ChangeTable label={name(kind)} changes={turned.slice(from, to)} />;
}

/** How many changes there are of each kind. */
export function changeCounts({
  turns,
  corrections,
}: Changes): readonly { readonly kind: ChangeKind; readonly count: number }[] {
  return [
    ...turns.map(({ turn, changes }) => ({ kind: turn, count: changes.length })),
    { kind: "corrected", count: corrections.length },
  ];
}

/** What a kind of change is called. */
export function useChangeName(): (kind: ChangeKind) => string {
  const t = useTranslations("standing.changes");
  return (kind) => (kind === "corrected" ? t("corrected") : t(`turn.${kind}`));
}

function CorrectionTable({ corrections }: { corrections: Changes["corrections"] }) {
  const t = useTranslations("standing.changes");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return (
    <Table label={t("corrected")} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("target")}</Th>
          <Th>{t("month")}</Th>
          <Th numeric>{t("was")}</Th>
          <Th numeric>{t("is")}</Th>
          <Th>{t("reason")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {corrections.map(({ target, period, revision, before, after, reason }) => (
          <Tr key={`${target.id} ${period} ${revision}`}>
            <Th scope="row" className="min-w-44">
              <span className="me-1.5 font-normal text-muted tabular-nums">{targetNumber(target)}</span>
              <TextLink href={targetHref(target)}>{target.indicator}</TextLink>
            </Th>
            <Td label={t("month")} className="whitespace-nowrap">
              {formatPeriod(period, locale)}
            </Td>
            <Td numeric label={t("was")}>
              {approvedText(before, target.definition, speaker)}
            </Td>
            <Td numeric label={t("is")} className="font-medium">
              {approvedText(after, target.definition, speaker)}
            </Td>
            <Td label={t("reason")} className="text-pretty">
              {reason}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
