import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/format/dates";
import { type InstructionView } from "@/lib/server/queries/instructions";
import { TodoList } from "./todo-list";

/** Instructions (批示) on a desk: about what, by whom, and what came of them. */
export function InstructionTodo({
  title,
  hint,
  instructions,
}: {
  title: string;
  hint?: string;
  instructions: readonly InstructionView[];
}) {
  const states = useTranslations("domain.instructionState");
  const locale = useLocale();
  return (
    <TodoList
      title={title}
      hint={hint}
      entries={instructions.map(({ id, target, post, text, state, at }) => ({
        key: id,
        href: `/instructions#${id}`,
        title: target.indicator,
        badge: states(state),
        tone: state === "open" ? "warn" : "info",
        note: `${post}：${text}`,
        aside: formatDate(at, locale),
      }))}
    />
  );
}
