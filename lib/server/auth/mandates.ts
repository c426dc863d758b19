import "server-only";
import { type Mandate } from "@/lib/domain/access";
import { type Colleague, deputyshipHolds } from "@/lib/domain/deputy";
import { ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { db } from "../db/client";

/** In whose place a person may act at an instant: the deputyships (代理) of that day that still hold. */
export async function mandatesOf(deputy: Colleague, at: Date): Promise<readonly Mandate[]> {
  const today = dayOf(at);
  const rows = await db().deputyship.findMany({
    where: { deputyId: deputy.id, endedAt: null, fromDay: { lte: today }, untilDay: { gte: today } },
    orderBy: { fromDay: "asc" },
    select: {
      role: true,
      unitId: true,
      fromDay: true,
      untilDay: true,
      principal: { select: { id: true, name: true, role: true, unitId: true, disabledAt: true } },
    },
  });
  return rows.flatMap(({ principal: { disabledAt, name, ...person }, ...deputyship }) => {
    const role = ROLES.find((known) => known === person.role) ?? null;
    if (disabledAt || role === null) return [];
    if (!deputyshipHolds(deputyship, { ...person, role }, deputy, today)) return [];
    return [{ role, principalId: person.id, principalName: name, untilDay: deputyship.untilDay }];
  });
}
