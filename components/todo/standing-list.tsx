import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type Speaker } from "@/lib/format/speaker";
import { attainmentText, lightWord, standingReasonText } from "@/lib/format/standing-text";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { Light } from "../lights/light";
import { targetHref } from "../targets/target-href";
import { LinkButton } from "../ui/link-button";
import { TodoList } from "./todo-list";

/** Targets that lag, each with its light, its unit and the reason in figures. */
export function StandingList({
  title,
  targets,
  href,
  action,
}: {
  title: string;
  targets: readonly TargetFigures[];
  href: string;
  /** What can be done about them, where something can. */
  action?: ReactNode;
}) {
  const t = useTranslations("todo");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return (
    <TodoList
      title={title}
      href={href}
      actions={
        <>
          <LinkButton size="sm" href={href}>
            {t("all")}
          </LinkButton>
          {action}
        </>
      }
      entries={targets.map(({ id, indicator, assignment, standing, definition }) => ({
        key: id,
        href: targetHref({ id, standing }),
        title: indicator,
        badge: assignment?.leadUnit.shortName,
        note: standing.override?.reason ?? standingReasonText(standing, definition, speaker, locale),
        aside: (
          <span className="flex items-center gap-3">
            {attainmentText(standing, speaker)}
            <Light light={standing.light} word={lightWord(standing, speaker)} />
          </span>
        ),
      }))}
    />
  );
}
