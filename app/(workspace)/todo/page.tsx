import { Mandates } from "@/components/todo/mandates";
import { TodoBoard } from "@/components/todo/todo-board";
import { mayEver } from "@/lib/domain/access";
import { daysUntil } from "@/lib/domain/period";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { todosOfMandates, todoFor } from "@/lib/server/queries/todo";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("todo");

export default async function TodoPage() {
  const viewer = await requireViewer("todo.view");
  const [todo, others] = await Promise.all([todoFor(viewer), todosOfMandates(viewer)]);
  const days = todo.kind === "unit" ? daysUntil(todo.month.deadline, now()) : 0;
  return (
    <>
      <TodoBoard
        todo={todo}
        viewer={{ name: viewer.name }}
        head={mayEver(viewer, "progress.submit")}
        days={days}
      />
      <Mandates mandates={viewer.mandates} todos={others} />
    </>
  );
}
