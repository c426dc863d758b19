import { useLocale, useTranslations } from "next-intl";
import { yearOf } from "@/lib/domain/period";
import { formatDate, formatDay, formatMonth, formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { warningText } from "@/lib/format/warning-text";
import { type DeskItem, type UnitTodo } from "@/lib/server/queries/todo/unit";
import { WARNING_TONES } from "../notices/warning-badge";
import { DeadlineNote } from "../progress/deadline-note";
import { Card } from "../ui/section";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Stat, StatList } from "../ui/stat";
import { InstructionTodo } from "./instruction-todo";
import { type TodoEntry, TodoList } from "./todo-list";

/** What lies on a unit's desk, the most pressing first. */
export function UnitBoard({ todo, head, days }: { todo: UnitTodo; head: boolean; days: number }) {
  const t = useTranslations("todo.unit");
  const todoWords = useTranslations("todo");
  const progress = useTranslations("progress");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const speaker = useTranslations() as unknown as Speaker;
  const { month, returned, late, due, ready, inReview, notices, instructions } = todo;
  const monthHref = `/progress?period=${month.period}`;
  const period = formatPeriod(month.period, locale);

  const entry = ({ period, row }: DeskItem): TodoEntry => ({
    key: `${period}:${row.targetId}`,
    href: `/progress/${period}/${row.targetId}`,
    title: row.indicator,
    badge:
      yearOf(period) === yearOf(month.period) ? formatMonth(period, locale) : formatPeriod(period, locale),
    note:
      row.task === "returned" && row.report?.returnReason ? (
        <span className="text-red">{t("reason", { reason: row.report.returnReason })}</span>
      ) : row.gaps.length > 0 ? (
        t("missing", { gaps: row.gaps.map((gap) => progress(`gap.${gap}`)).join("、") })
      ) : undefined,
    aside: progress(`task.${row.task}`),
  });
  const empty =
    returned.length + late.length + due.length + ready.length + notices.length + instructions.length === 0;

  return (
    <>
      <StatList>
        <Stat label={t("returned")} value={returned.length} href="#returned" />
        <Stat label={t("late")} value={late.length} href="#late" />
        <Stat label={t("due")} value={due.length} href={monthHref} />
        <Stat label={t(head ? "ready" : "readyReporter")} value={ready.length} href="#ready" />
        <Stat label={t("inReview")} value={inReview} href={monthHref} />
        <Stat label={t("notices")} value={notices.length} href="/notices" />
      </StatList>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="font-medium">{period}</span>
        <DeadlineNote deadline={month.deadline} dueState={month.dueState} days={days} />
        <LinkButton variant="primary" size="sm" href={monthHref} className="ms-auto">
          {progress("title")}
        </LinkButton>
      </Card>
      {empty && (
        <Card>
          <EmptyState
            title={todoWords("nothing")}
            action={<LinkButton href="/targets">{progress("toTargets")}</LinkButton>}
          >
            {todoWords("nothingText")}
          </EmptyState>
        </Card>
      )}
      <TodoList id="returned" title={t("returned")} hint={t("returnedHint")} entries={returned.map(entry)} />
      <TodoList id="late" title={t("late")} hint={t("lateHint")} entries={late.map(entry)} />
      <TodoList
        id="ready"
        title={t(head ? "ready" : "readyReporter")}
        hint={t(head ? "readyHint" : "readyReporterHint")}
        entries={ready.map(entry)}
        actions={
          head && (
            <LinkButton size="sm" href={`/progress?period=${ready[0]?.period ?? month.period}`}>
              {t("goSubmit")}
            </LinkButton>
          )
        }
      />
      <TodoList
        id="notices"
        title={t("notices")}
        hint={t("noticesHint")}
        entries={notices.map(({ id, number, title, state, dueOn, warning }) => ({
          key: id,
          href: `/notices/${id}`,
          title: `${number} ${title}`,
          badge: domain(`noticeState.${state}`),
          tone: warning ? WARNING_TONES[warning.level] : "neutral",
          note: warning && warningText(warning, speaker),
          aside: dueOn && formatDay(dueOn, locale),
        }))}
      />
      <InstructionTodo
        title={t("instructions")}
        hint={head ? t("instructionsHint") : undefined}
        instructions={instructions}
      />
      <TodoList
        id="due"
        title={t("dueOf", { period })}
        hint={t("dueHint", { deadline: formatDate(month.deadline, locale) })}
        entries={due.map(entry)}
      />
    </>
  );
}
