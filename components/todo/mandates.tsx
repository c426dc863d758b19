import { useLocale, useTranslations } from "next-intl";
import { type Mandate } from "@/lib/domain/access";
import { formatDay } from "@/lib/format/dates";
import { type SupervisorTodo } from "@/lib/server/queries/todo/supervisor";
import { Banner } from "../ui/banner";
import { SupervisorBoard } from "./supervisor-board";

/** In whose place the person acts today, and what waits there that is not on the own board. */
export function Mandates({
  mandates,
  todos,
}: {
  mandates: readonly Mandate[];
  todos: readonly SupervisorTodo[];
}) {
  const t = useTranslations("todo.mandate");
  const role = useTranslations("domain.role");
  const locale = useLocale();
  if (mandates.length === 0) return null;
  return (
    <div className="mt-5 space-y-5">
      {mandates.map(({ principalId, principalName, role: of, untilDay }) => (
        <Banner
          key={principalId}
          title={t("title", { role: role(of), name: principalName, day: formatDay(untilDay, locale) })}
        >
          {t("text")}
        </Banner>
      ))}
      {todos.map((todo) => (
        <SupervisorBoard key={todo.kind} todo={todo} />
      ))}
    </div>
  );
}
