import "server-only";
import { type RemindedPerson } from "@/lib/domain/reminder";
import { type Role, ROLES } from "@/lib/domain/vocabulary";
import { dayOf } from "@/lib/format/dates";
import { mandatesOf } from "../auth/mandates";
import { db } from "../db/client";

/**
 * Everybody with an enabled account and one of these roles, or a mandate (代理) for one of them at an instant.
 *
 * @param unitId of this unit only
 */
export async function peopleWith(
  roles: readonly Role[],
  at: Date,
  unitId?: string,
): Promise<readonly RemindedPerson[]> {
  const today = dayOf(at);
  const people = await db().user.findMany({
    where: {
      disabledAt: null,
      ...(unitId !== undefined && { unitId }),
      OR: [
        { role: { in: [...roles] } },
        { mandates: { some: { endedAt: null, fromDay: { lte: today }, untilDay: { gte: today } } } },
      ],
    },
    orderBy: { account: "asc" },
    select: { id: true, unitId: true, role: true },
  });
  const deputies = await db().deputyship.findMany({
    where: { endedAt: null, fromDay: { lte: today }, untilDay: { gte: today } },
    select: { deputyId: true },
  });
  const acting = new Set(deputies.map(({ deputyId }) => deputyId));
  const held = await Promise.all(
    people.map(async ({ id, unitId: unit, role: text }) => {
      const role = ROLES.find((known) => known === text) ?? null;
      const mandates = acting.has(id) ? await mandatesOf({ id, role, unitId: unit }, at) : [];
      const own = [...(role ? [role] : []), ...mandates.map((mandate) => mandate.role)];
      return { id, unitId: unit, roles: own.filter((known) => roles.includes(known)) };
    }),
  );
  return held.filter((person) => person.roles.length > 0);
}
