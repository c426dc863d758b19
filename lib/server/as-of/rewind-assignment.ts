import "server-only";
import { type Fact, type Facts } from "@/lib/domain/audit-event";
import { type Tx } from "../db/client";

/** Every name that units and posts have had, with whose it is. */
export interface OldNames {
  readonly units: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

/** Reads the names of today, and from the log those before; today's win where a name went to another. */
export async function oldNames(tx: Tx): Promise<OldNames> {
  const [units, posts, events] = await Promise.all([
    tx.unit.findMany({ select: { id: true, name: true } }),
    tx.leaderPost.findMany({ select: { id: true, title: true } }),
    tx.auditEvent.findMany({
      where: { action: { in: ["unit.changed", "leader_post.changed"] } },
      select: { recordType: true, recordId: true, body: true },
    }),
  ]);
  const before = (type: string, name: string) =>
    events.flatMap(({ recordType, recordId, body }): [string, string][] => {
      const { payload } = JSON.parse(body) as { payload: { before?: Facts } };
      const text = payload.before?.[name];
      return recordType === type && typeof text === "string" ? [[text, recordId]] : [];
    });
  return {
    units: new Map([...before("unit", "name"), ...units.map(({ id, name }) => [name, id] as const)]),
    posts: new Map([
      ...before("leader_post", "title"),
      ...posts.map(({ id, title }) => [title, id] as const),
    ]),
  };
}

/** Writes who was in charge, as the log names it; null for nobody. */
export async function writeAssignmentFacts(
  tx: Tx,
  targetId: string,
  facts: Facts | null,
  { units, posts }: OldNames,
): Promise<void> {
  const current = await tx.assignment.findUnique({
    where: { targetId },
    select: { id: true, leadUnitId: true, leaderPostId: true, contact: true, dueOn: true },
  });
  if (current && (facts === null || "supportUnits" in facts))
    await tx.assignmentSupport.deleteMany({ where: { assignmentId: current.id } });
  if (facts === null) {
    await tx.assignment.deleteMany({ where: { targetId } });
    return;
  }
  const named = (fact: Fact | undefined, ids: ReadonlyMap<string, string>, now: string | null | undefined) =>
    fact === undefined ? now : typeof fact === "string" ? ids.get(fact) : null;
  const leadUnitId = named(facts.leadUnit, units, current?.leadUnitId);
  const dueOn = facts.dueOn === undefined ? current?.dueOn : facts.dueOn;
  if (!leadUnitId || typeof dueOn !== "string")
    throw new Error(`The log does not say who was in charge of ${targetId}`);
  const columns = {
    leadUnitId,
    leaderPostId: named(facts.leaderPost, posts, current?.leaderPostId) ?? null,
    contact: facts.contact === undefined ? (current?.contact ?? null) : (facts.contact as string | null),
    dueOn,
  };
  const { id } = await tx.assignment.upsert({
    where: { targetId },
    create: { id: `then-${targetId}`, targetId, ...columns },
    update: columns,
    select: { id: true },
  });
  const supports = Array.isArray(facts.supportUnits) ? (facts.supportUnits as readonly string[]) : [];
  await tx.assignmentSupport.createMany({
    data: supports.flatMap((name) => {
      const unitId = units.get(name);
      return unitId ? [{ assignmentId: id, unitId }] : [];
    }),
  });
}
