import { useLocale, useTranslations } from "next-intl";
import { type Viewer } from "@/lib/domain/access";
import { formatPeriod } from "@/lib/format/dates";
import { type Todo } from "@/lib/server/queries/todo";
import { PageHeader } from "../ui/page-header";
import { SecurityAdminBoard, SystemAdminBoard } from "./admin-boards";
import { AuditorBoard } from "./auditor-board";
import { LeaderBoard } from "./leader-board";
import { SupervisorBoard } from "./supervisor-board";
import { UnitBoard } from "./unit-board";

/** 工作台: the page after signing in, each role its own. `today` is the day it is seen on. */
export function TodoBoard({
  todo,
  viewer,
  head,
  days,
}: {
  todo: Todo;
  viewer: Pick<Viewer, "name">;
  /** Whether the person checks and submits the unit's reports. */
  head: boolean;
  /** Whole days until the open month's deadline; only a unit counts them. */
  days: number;
}) {
  const t = useTranslations("todo");
  const locale = useLocale();
  const { name } = viewer;
  const purpose = () => {
    if (todo.kind === "leader") return t("watching", { name, period: formatPeriod(todo.period, locale) });
    if (todo.kind === "auditor") return t("auditing", { name });
    return t("greeting", { name, count: tasksOf(todo, head) });
  };
  return (
    <>
      <PageHeader title={t("title")} purpose={purpose()} />
      <div className="space-y-5">
        {todo.kind === "unit" && <UnitBoard todo={todo} head={head} days={days} />}
        {todo.kind === "supervisor" && <SupervisorBoard todo={todo} />}
        {todo.kind === "leader" && <LeaderBoard todo={todo} />}
        {todo.kind === "auditor" && <AuditorBoard todo={todo} />}
        {todo.kind === "system_admin" && <SystemAdminBoard todo={todo} />}
        {todo.kind === "security_admin" && <SecurityAdminBoard todo={todo} />}
      </div>
    </>
  );
}

/** How many things wait for this person; what waits for somebody else does not count. */
function tasksOf(todo: Todo, head: boolean): number {
  switch (todo.kind) {
    case "unit": {
      const written = todo.returned.length + todo.late.length + todo.due.length;
      return head ? written + todo.ready.length + todo.notices.length + todo.instructions.length : written;
    }
    case "supervisor":
      return (
        todo.queue.total +
        todo.corrections +
        todo.reports.reduce((sum, { proposed }) => sum + proposed, 0) +
        todo.unassigned +
        todo.unscheduled +
        todo.notices.length +
        todo.instructions.length +
        todo.objections.length
      );
    case "system_admin":
      return (
        todo.failing.length + todo.withoutRole.length + todo.withoutUnit.length + todo.vacantPosts.length
      );
    case "security_admin":
      return todo.proposals.length + todo.withoutRole.length + todo.locked.length;
    case "leader":
    case "auditor":
      return 0;
  }
}
