import "server-only";
import { may, type Viewer } from "@/lib/domain/access";
import { type Colleague, mayDeputize } from "@/lib/domain/deputy";
import { type Role, ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";

/** `planned`: begins later · `current` · `past`: its last day is over · `ended`: called off. */
export type DeputyshipState = "planned" | "current" | "past" | "ended";

export interface DeputyshipItem {
  readonly id: string;
  readonly version: number;
  readonly deputy: string;
  /** `YYYY-MM-DD`, both inclusive */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly state: DeputyshipState;
}

export interface DeputyBoard {
  readonly today: string;
  readonly deputyships: readonly DeputyshipItem[];
  /** Who may be named. */
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
}

/** The own deputies, the latest first, and who may be named. @throws LedgerError FORBIDDEN */
export async function deputyBoard(viewer: Viewer, at: Date = now()): Promise<DeputyBoard> {
  if (!may(viewer, "deputy.name")) throw forbidden();
  const today = dayOf(at);
  const [rows, colleagues] = await Promise.all([
    db().deputyship.findMany({
      where: { principalId: viewer.userId },
      orderBy: [{ fromDay: "desc" }, { createdAt: "desc" }],
      select: {
        id: true,
        version: true,
        fromDay: true,
        untilDay: true,
        endedAt: true,
        deputy: { select: { name: true } },
      },
    }),
    viewer.unitId === null
      ? []
      : db().user.findMany({
          where: { unitId: viewer.unitId, disabledAt: null },
          orderBy: { account: "asc" },
          select: { id: true, name: true, role: true, unitId: true },
        }),
  ]);
  const principal: Colleague = { id: viewer.userId, role: viewer.role, unitId: viewer.unitId };
  return {
    today,
    deputyships: rows.map(({ endedAt, deputy, ...row }) => ({
      ...row,
      deputy: deputy.name,
      state: endedAt ? "ended" : row.untilDay < today ? "past" : row.fromDay > today ? "planned" : "current",
    })),
    candidates: colleagues.flatMap(({ name, ...person }) => {
      const role = ROLES.find((known) => known === person.role) ?? null;
      return role && mayDeputize(principal, { ...person, role }).ok ? [{ id: person.id, name, role }] : [];
    }),
  };
}
