import "server-only";
import { type Fact, type Facts } from "@/lib/domain/audit-event";
import { type SameValue } from "@/lib/domain/stated/rows";
import { canonicalJson } from "@/lib/proof/event-chain";
import { type Db } from "../db/client";
import { listDigest, textDigest } from "../text-digest";

/** By which names the log has known each unit, post and person: it says names where it is to be read later. */
export interface KnownNames {
  readonly unit: ReadonlyMap<string, ReadonlySet<string>>;
  readonly post: ReadonlyMap<string, ReadonlySet<string>>;
  readonly person: ReadonlyMap<string, ReadonlySet<string>>;
  /** The unit that had this name when this event was recorded; undefined where the log does not tell. */
  readonly unitCalled: (name: string, seq: number) => string | undefined;
}

export async function namesOf(database: Db): Promise<KnownNames> {
  const events = await database.auditEvent.findMany({
    where: {
      action: {
        in: [
          "unit.created",
          "unit.changed",
          "leader_post.created",
          "leader_post.changed",
          "account.created",
          "account.changed",
        ],
      },
    },
    orderBy: { seq: "asc" },
    select: { seq: true, recordType: true, recordId: true, body: true },
  });
  const names = {
    unit: new Map<string, Set<string>>(),
    leader_post: new Map<string, Set<string>>(),
    account: new Map<string, Set<string>>(),
  };
  const named: { readonly seq: number; readonly unitId: string; readonly name: string }[] = [];
  for (const { seq, recordType, recordId, body } of events) {
    const { after } = (JSON.parse(body) as { payload: { after: Facts } }).payload;
    const known = names[recordType as keyof typeof names];
    if (recordType === "unit" && typeof after.name === "string")
      named.push({ seq, unitId: recordId, name: after.name });
    for (const name of [after.name, after.title, after.account])
      if (typeof name === "string") known.set(recordId, (known.get(recordId) ?? new Set()).add(name));
  }
  const [units, posts, people] = await Promise.all([
    database.unit.findMany({ select: { id: true, name: true } }),
    database.leaderPost.findMany({ select: { id: true, title: true } }),
    database.user.findMany({ select: { id: true, name: true } }),
  ]);
  for (const [known, rows] of [
    [names.unit, units],
    [names.leader_post, posts],
    [names.account, people],
  ] as const)
    for (const { id, ...row } of rows)
      known.set(id, (known.get(id) ?? new Set()).add(String(Object.values(row)[0])));
  // No two units have a name at a time.
  const unitCalled = (name: string, seq: number) =>
    named.findLast((one) => one.name === name && one.seq < seq)?.unitId;
  return { unit: names.unit, post: names.leader_post, person: names.account, unitCalled };
}

/** How a value that an event stated is held against the one that is stored. */
export function sameValue(names: KnownNames): SameValue {
  // Later events say ids where earlier ones said names.
  const isCalled = (kind: "unit" | "post" | "person", id: Fact, name: Fact) => {
    if (id === null || name === null) return id === name;
    const known = names[kind].get(String(id));
    return known !== undefined && (id === name || known.has(String(name)));
  };
  return (kind, stored, stated) => {
    switch (kind) {
      case undefined:
        return isList(stored) && isList(stated) ? sameSet(stored, stated) : stored === stated;
      case "unit":
      case "post":
      case "person":
        return isList(stored) && isList(stated)
          ? stored.length === stated.length &&
              stored.every((id) => stated.some((name) => isCalled(kind, id, name)))
          : isCalled(kind, stored, stated);
      case "json":
        return stored === null || stated === null
          ? stored === stated
          : canonical(stored) === canonical(stated);
      case "covers": {
        const whole = read(stored) as Record<string, unknown> | null;
        return Object.entries(read(stated) as object).every(
          ([name, value]) => JSON.stringify(whole?.[name] ?? null) === JSON.stringify(value),
        );
      }
      // A statement that a split or a merge replaced: the event is about the statement that it made.
      case "replaceable":
        return stored === stated || (stated === "proposed" && stored === "replaced");
      case "oneOf":
        return isList(stated) ? stated.includes(String(stored ?? "")) : stored === stated;
      case "listDigest":
        return isList(stored) && listDigest(stored) === stated;
      case "digest":
        return textDigest(String(stored)) === stated;
    }
  };
}

const isList = (fact: Fact): fact is readonly string[] => typeof fact === "object" && fact !== null;
const sameSet = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
const canonical = (text: Fact) => {
  const value = read(text);
  return value === undefined ? undefined : canonicalJson(value as object);
};

function read(text: Fact): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}
