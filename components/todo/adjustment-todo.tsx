import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/format/dates";
import { type WaitingAdjustment } from "@/lib/server/queries/adjustments";
import { TodoList } from "./todo-list";

/** 目标调整 that wait for a second person: of what, by which document, and who proposed them. */
export function AdjustmentTodo({
  title,
  hint,
  adjustments,
}: {
  title: string;
  hint: string;
  adjustments: readonly WaitingAdjustment[];
}) {
  const t = useTranslations("todo");
  const locale = useLocale();
  return (
    <TodoList
      title={title}
      hint={hint}
      entries={adjustments.map(({ id, target, document, proposedBy, proposedAt, own }) => ({
        key: id,
        href: `/targets/${target.id}#adjustment`,
        title: target.indicator,
        badge: own ? t("adjustmentOwn") : undefined,
        note: `${t("adjustmentBy", { name: proposedBy })} · ${document}`,
        aside: formatDate(proposedAt, locale),
      }))}
    />
  );
}
