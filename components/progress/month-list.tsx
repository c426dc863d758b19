import { useTranslations } from "next-intl";
import { OWED_TASKS } from "@/lib/domain/progress-task";
import { targetNumber } from "@/lib/domain/split";
import { valueText } from "@/lib/format/value-text";
import { type MonthRow, type ProgressMonth } from "@/lib/server/queries/progress-month";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { MonthNav } from "./month-nav";
import { SubmitReady, type SubmitReports } from "./submit-ready";
import { TaskBadge } from "./task-badge";
import { useFigureText } from "./use-figure-text";

/** A unit's reports of one month: what is asked first, what is there, what is missing. */
export function MonthList({
  month,
  submit,
  handOver,
}: {
  month: ProgressMonth;
  /** For who submits the unit's reports. */
  submit: SubmitReports | null;
  /** For who hands them to the unit head. */
  handOver: SubmitReports | null;
}) {
  const t = useTranslations("progress");
  const count = (wanted: (row: MonthRow) => boolean) => month.rows.filter(wanted).length;
  const ready = month.rows.flatMap(({ task, report, gaps }) =>
    report && gaps.length === 0 && (task === "to_submit" || task === "with_head")
      ? [{ id: report.id, version: report.version, task }]
      : [],
  );
  const seen = ready.map(({ id, version }) => ({ id, version }));
  const drafts = ready.filter(({ task }) => task === "to_submit").map(({ id, version }) => ({ id, version }));
  return (
    <>
      <MonthNav path="/progress" periods={month.periods} current={month.period} />
      <Section
        flush
        title={t("title")}
        description={t("summary", {
          total: month.rows.length,
          owed: count(({ task }) => OWED_TASKS.includes(task)),
          review: count(({ task }) => task === "in_review"),
          done: count(({ task }) => task === "done"),
        })}
        actions={
          <>
            {handOver && !submit && drafts.length > 0 && (
              <SubmitReady reports={drafts} submit={handOver} to="head" />
            )}
            {submit && seen.length > 0 && <SubmitReady reports={seen} submit={submit} to="supervisor" />}
          </>
        }
      >
        {month.rows.length === 0 ? (
          <EmptyState title={t("empty")} action={<LinkButton href="/targets">{t("toTargets")}</LinkButton>}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <MonthTable month={month} />
        )}
      </Section>
    </>
  );
}

function MonthTable({ month }: { month: ProgressMonth }) {
  const t = useTranslations("progress");
  const say = useFigureText();
  return (
    <Table label={t("title")} narrow="cards">
      <Thead>
        <Tr>
          <Th numeric>{t("column.number")}</Th>
          <Th>{t("column.indicator")}</Th>
          <Th>{t("column.task")}</Th>
          <Th numeric>{t("column.value")}</Th>
          <Th numeric>{t("column.last")}</Th>
          <Th numeric>{t("column.expected")}</Th>
          <Th>{t("column.gaps")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {month.rows.map(
          ({ targetId, number, partNumber, indicator, definition, task, report, gaps, last, expected }) => {
            const goal = valueText(definition);
            return (
              <Tr key={targetId}>
                <Td numeric label={t("column.number")} className="text-muted">
                  {targetNumber({ number, partNumber })}
                </Td>
                <Th scope="row" className="min-w-48">
                  <TextLink href={`/progress/${month.period}/${targetId}`}>{indicator}</TextLink>
                  {goal && (
                    <span className="block text-xs font-normal text-muted">{t("goal", { value: goal })}</span>
                  )}
                  {report?.state === "returned" && report.returnReason && (
                    <span className="block text-sm font-normal text-red">
                      {t("form.returnedReason", { reason: report.returnReason })}
                    </span>
                  )}
                </Th>
                <Td label={t("column.task")}>
                  <TaskBadge task={task} />
                </Td>
                <Td numeric label={t("column.value")}>
                  {say.figure(definition, report)}
                </Td>
                <Td numeric label={t("column.last")}>
                  {say.approved(definition, last)}
                </Td>
                <Td numeric label={t("column.expected")}>
                  {say.expected(definition, expected)}
                </Td>
                <Td label={t("column.gaps")} className="text-muted">
                  {gaps.map((gap) => t(`gap.${gap}`)).join("、") || t("none")}
                </Td>
              </Tr>
            );
          },
        )}
      </Tbody>
    </Table>
  );
}
