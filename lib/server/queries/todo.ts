import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { now } from "../clock";
import {
  type SecurityAdminTodo,
  securityAdminTodo,
  type SystemAdminTodo,
  systemAdminTodo,
} from "./todo/administrators";
import { type SupervisorTodo, supervisorTodo } from "./todo/supervisor";
import { type UnitTodo, unitTodo } from "./todo/unit";
import { type AuditorTodo, auditorTodo, type LeaderTodo, leaderTodo } from "./todo/watchers";

export type Todo = UnitTodo | SupervisorTodo | LeaderTodo | AuditorTodo | SystemAdminTodo | SecurityAdminTodo;

/** What waits for a deputy (代理) in a supervisor's place; a unit head's deputy finds that unit's work on the own board. */
export async function todosOfMandates(viewer: Viewer, at: Date = now()): Promise<readonly SupervisorTodo[]> {
  const deputizes = viewer.mandates.some(({ role }) => role === "supervisor");
  return deputizes && viewer.role !== "supervisor" ? [await supervisorTodo(viewer, at)] : [];
}

/** 工作台: what is asked of this person now, each role its own. */
export async function todoFor(viewer: Viewer, at: Date = now()): Promise<Todo> {
  switch (viewer.role) {
    case "reporter":
    case "unit_head":
      return unitTodo(viewer, at);
    case "supervisor":
      return supervisorTodo(viewer, at);
    case "leader":
      return leaderTodo(viewer, at);
    case "auditor":
    case "log_admin":
      return auditorTodo(viewer, at);
    case "system_admin":
      return systemAdminTodo(at);
    case "security_admin":
      return securityAdminTodo(viewer, at);
  }
}
