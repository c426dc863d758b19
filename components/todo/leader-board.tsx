import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { warningText } from "@/lib/format/warning-text";
import { type LeaderTodo } from "@/lib/server/queries/todo/watchers";
import { LightLegend } from "../lights/light-legend";
import { WARNING_TONES } from "../notices/warning-badge";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Card, Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { AdjustmentTodo } from "./adjustment-todo";
import { InstructionTodo } from "./instruction-todo";
import { StandingList } from "./standing-list";
import { TodoList } from "./todo-list";

/** How the leader's own field stands, with what lags listed. */
export function LeaderBoard({ todo }: { todo: LeaderTodo }) {
  const t = useTranslations("todo.leader");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { counts, red, yellow, adjustments, overdueNotices, instructions } = todo;
  const view = `year=${todo.year}&period=${todo.period}`;
  const href = (light: string) => `/targets?${view}&light=${light}`;
  return (
    <>
      <StatList>
        <Stat label={t("total")} value={counts.total} href={`/targets?${view}`} />
        <Stat label={t("done")} value={counts.done} href={`/standing?${view}`} />
        <Stat
          label={t("onSchedule")}
          value={counts.onSchedule}
          note={t("of", { due: counts.due })}
          href={`/standing?${view}`}
        />
        <Stat label={t("yellow")} value={counts.lights.yellow} href={href("yellow")} />
        <Stat label={t("red")} value={counts.lights.red} href={href("red")} />
      </StatList>
      <Section
        title={t("lights")}
        actions={
          <LinkButton size="sm" href={`/standing?${view}`}>
            {t("standing")}
          </LinkButton>
        }
      >
        <LightLegend counts={counts.lights} />
      </Section>
      <AdjustmentTodo title={t("adjustments")} hint={t("adjustmentsHint")} adjustments={adjustments} />
      {red.length + yellow.length === 0 && (
        <Card>
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        </Card>
      )}
      <StandingList title={t("red")} targets={red} href={href("red")} />
      <StandingList title={t("yellow")} targets={yellow} href={href("yellow")} />
      <TodoList
        title={t("overdue")}
        entries={overdueNotices.map(({ id, number, title, unit, warning, dueOn }) => ({
          key: id,
          href: `/notices/${id}`,
          title: `${number} ${title}`,
          badge: warning ? warningText(warning, speaker) : undefined,
          tone: warning ? WARNING_TONES[warning.level] : undefined,
          note: unit,
          aside: formatDay(dueOn, locale),
        }))}
      />
      <InstructionTodo title={t("instructions")} hint={t("instructionsHint")} instructions={instructions} />
    </>
  );
}
