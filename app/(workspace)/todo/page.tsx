import { TodoBoard } from "@/components/todo/todo-board";
import { daysUntil } from "@/lib/domain/period";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { todoFor } from "@/lib/server/queries/todo";

export default async function TodoPage() {
  const viewer = await requireViewer("todo.view");
  const todo = await todoFor(viewer);
  const { name, role } = viewer;
  const days = todo.kind === "unit" ? daysUntil(todo.month.deadline, now()) : 0;
  return <TodoBoard todo={todo} viewer={{ name, role }} days={days} />;
}
