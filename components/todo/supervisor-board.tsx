import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { warningText } from "@/lib/format/warning-text";
import { type SupervisorTodo } from "@/lib/server/queries/todo/supervisor";
import { WARNING_TONES } from "../notices/warning-badge";
import { useFigureText } from "../progress/use-figure-text";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Card, Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { TextLink } from "../ui/text-link";
import { AdjustmentTodo } from "./adjustment-todo";
import { InstructionTodo } from "./instruction-todo";
import { StandingList } from "./standing-list";
import { TodoList } from "./todo-list";

/** So many late targets of a unit are named; its name leads to all of them. */
const LATE_AT_ONCE = 6;

/** What waits for the supervisor: decisions first, then who is late and what is red, then what is not set up. */
export function SupervisorBoard({ todo }: { todo: SupervisorTodo }) {
  const t = useTranslations("todo.supervisor");
  const words = useTranslations("todo");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const say = useFigureText();
  const speaker = useTranslations() as unknown as Speaker;
  const {
    queue,
    corrections,
    adjustments,
    late,
    red,
    reports,
    unassigned,
    unscheduled,
    incomplete,
    notices,
    warned,
    instructions,
    objections,
  } = todo;
  const period = formatPeriod(todo.period, locale);
  const view = `year=${todo.year}&period=${todo.period}`;
  const redHref = `/targets?${view}&light=red`;
  const proposed = reports.reduce((sum, report) => sum + report.proposed, 0);
  const lateTargets = late.reduce((sum, { targets }) => sum + targets.length, 0);
  const empty =
    queue.total +
      corrections +
      adjustments.length +
      late.length +
      red.length +
      proposed +
      unassigned +
      unscheduled +
      incomplete +
      notices.length +
      instructions.length +
      objections.length ===
    0;
  return (
    <>
      <StatList>
        <Stat label={t("queue")} value={queue.total} href="/review" />
        {corrections > 0 && <Stat label={t("corrections")} value={corrections} href="/review#corrections" />}
        <Stat label={t("late")} value={late.length} href="#late" />
        <Stat label={t("red")} value={red.length} href={redHref} />
        <Stat label={t("statements")} value={proposed} href="/reports" />
        <Stat label={t("unassigned")} value={unassigned} href={`/targets?${view}&only=unassigned`} />
        <Stat label={t("unscheduled")} value={unscheduled} href={`/targets?${view}&only=unscheduled`} />
        <Stat label={t("notices")} value={notices.length} href="/notices" />
      </StatList>
      {empty && (
        <Card>
          <EmptyState
            title={words("nothing")}
            action={<LinkButton href="/standing">{words("toStanding")}</LinkButton>}
          >
            {words("nothingText")}
          </EmptyState>
        </Card>
      )}
      <TodoList
        title={t("queue")}
        hint={t("queueHint")}
        actions={
          <LinkButton size="sm" variant="primary" href="/review">
            {words("all")}
          </LinkButton>
        }
        entries={queue.rows.map(({ report, target, unit }) => ({
          key: report.id,
          href: `/review/${report.id}`,
          title: target.indicator,
          badge: unit.shortName,
          note: `${formatPeriod(report.period, locale)} · ${say.figure(target.definition, report)}`,
          aside: report.submittedAt && formatDateTime(report.submittedAt, locale),
        }))}
      />
      <AdjustmentTodo title={t("adjustments")} hint={t("adjustmentsHint")} adjustments={adjustments} />
      {late.length > 0 && (
        <Section
          id="late"
          flush
          title={t("lateTitle", { period })}
          description={t("lateHint", { units: late.length, targets: lateTargets })}
        >
          <ul className="divide-y">
            {late.map(({ unit, targets }) => (
              <li key={unit.id} className="grid gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
                <span>
                  <TextLink href={`/targets?${view}&unit=${unit.id}`}>{unit.name}</TextLink>
                  <Badge tone="bad" className="ms-2">
                    {t("lateCount", { count: targets.length })}
                  </Badge>
                </span>
                <ul className="flex flex-wrap gap-x-4 text-sm">
                  {targets.slice(0, LATE_AT_ONCE).map(({ id, indicator, returned }) => (
                    <li key={id}>
                      <TextLink href={`/targets/${id}`}>{indicator}</TextLink>
                      {returned && <span className="ms-1 text-muted">（{t("returnedMark")}）</span>}
                    </li>
                  ))}
                  {targets.length > LATE_AT_ONCE && (
                    <li>
                      <TextLink href={`/targets?${view}&unit=${unit.id}&count=missing`}>
                        {words("more", { count: targets.length - LATE_AT_ONCE })}
                      </TextLink>
                    </li>
                  )}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <StandingList
        title={t("redTitle", { period })}
        targets={red}
        href={redHref}
        action={
          <LinkButton size="sm" variant="primary" href={`/notices/red?${view}`}>
            {t("draftRed")}
          </LinkButton>
        }
      />
      <InstructionTodo title={t("instructions")} hint={t("instructionsHint")} instructions={instructions} />
      <TodoList
        title={t("objections")}
        hint={t("objectionsHint")}
        entries={objections.map(({ id, assessment, unit, text, at }) => ({
          key: id,
          href: `/scores/${assessment.id}/${unit.id}`,
          title: assessment.name,
          badge: unit.shortName,
          note: text,
          aside: formatDateTime(at, locale),
        }))}
      />
      <TodoList
        title={t("warned")}
        hint={t("warnedHint")}
        href="/notices"
        entries={warned.map(({ id, number, title, unit, warning }) => ({
          key: id,
          href: `/notices/${id}`,
          title: `${number} ${title}`,
          badge: warning ? warningText(warning, speaker) : undefined,
          tone: warning ? WARNING_TONES[warning.level] : undefined,
          aside: unit,
        }))}
      />
      <TodoList
        title={t("notices")}
        hint={t("noticesHint")}
        href="/notices"
        entries={notices.map(({ id, number, title, unit, state }) => ({
          key: id,
          href: `/notices/${id}`,
          title: `${number} ${title}`,
          badge: domain(`noticeState.${state}`),
          aside: unit,
        }))}
      />
      <TodoList
        title={t("setup")}
        entries={[
          ...reports.map(({ id, title, proposed: count }) => ({
            key: id,
            href: `/reports/${id}`,
            title: t("statementsOf", { title, count }),
          })),
          ...(unassigned > 0
            ? [
                {
                  key: "unassigned",
                  href: `/targets?${view}&only=unassigned`,
                  title: t("unassignedText", { count: unassigned }),
                },
              ]
            : []),
          ...(unscheduled > 0
            ? [
                {
                  key: "unscheduled",
                  href: `/targets?${view}&only=unscheduled`,
                  title: t("unscheduledText", { count: unscheduled }),
                },
              ]
            : []),
          ...(incomplete > 0
            ? [
                {
                  key: "incomplete",
                  href: `/targets/check?year=${todo.year}`,
                  title: t("incompleteText", { count: incomplete }),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
