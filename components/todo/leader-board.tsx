import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/format/dates";
import { type LeaderTodo } from "@/lib/server/queries/todo/watchers";
import { LightLegend } from "../lights/light-legend";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Card, Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { StandingList } from "./standing-list";
import { TodoList } from "./todo-list";

/** How the leader's own field stands, with what lags listed. */
export function LeaderBoard({ todo }: { todo: LeaderTodo }) {
  const t = useTranslations("todo.leader");
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { counts, red, yellow, overdueNotices } = todo;
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
      {red.length + yellow.length === 0 && (
        <Card>
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        </Card>
      )}
      <StandingList title={t("red")} targets={red} href={href("red")} />
      <StandingList title={t("yellow")} targets={yellow} href={href("yellow")} />
      <TodoList
        title={t("overdue")}
        entries={overdueNotices.map(({ id, number, title, unit, state, dueOn }) => ({
          key: id,
          href: `/notices/${id}`,
          title: `${number} ${title}`,
          badge: domain(`noticeState.${state}`),
          tone: "bad",
          note: unit,
          aside: formatDay(dueOn, locale),
        }))}
      />
    </>
  );
}
