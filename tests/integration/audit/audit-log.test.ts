import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ViewerContext } from "@/lib/server/commands/context";
import { transact } from "@/lib/server/db/transact";
import {
  AUDIT_PAGE_SIZE,
  auditChain,
  auditChoices,
  auditLog,
  recheckAuditChain,
} from "@/lib/server/queries/audit-log";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { people, plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
const { viewer: auditor } = people.auditor();
const EVENTS = AUDIT_PAGE_SIZE + 3;

/** One event of a target by a person at an instant. */
const happen = (context: ViewerContext, at: string, note: string) =>
  transact({ ...context, now: new Date(at) }, (_tx, record) =>
    record({
      action: "target.completed",
      record: { type: "target", id: "jobs" },
      targetId: "jobs",
      payload: { before: { note: null }, after: { note } },
    }),
  );
const seqs = async (filter: AuditFilter, page = 1) =>
  (await auditLog(auditor, { ...filter, page })).items.map(({ seq }) => seq);

beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }]);
  for (let seq = 1; seq < EVENTS - 1; seq += 1)
    await happen(people.supervisor(), "2026-09-10T02:00:00Z", "first");
  // One minute before and after midnight in Asia/Shanghai.
  await happen(people.supervisor(), "2026-09-20T15:59:00Z", 'said "quoted"');
  await happen(people.head(), "2026-09-20T16:01:00Z", "last");
});
afterAll(() => ledger.close());

describe("the audit log", () => {
  it("shows the newest first, a page at a time, and stops at the last one", async () => {
    const first = await auditLog(auditor, { page: 1 });
    expect(first.total).toBe(EVENTS);
    expect(first.items.map(({ seq }) => seq)).toEqual(
      Array.from({ length: AUDIT_PAGE_SIZE }, (_, index) => EVENTS - index),
    );
    expect(await seqs({}, 2)).toEqual([3, 2, 1]);
    expect(await auditLog(auditor, { page: 99 })).toMatchObject({ page: 2 });
  });

  it.each<[string, AuditFilter, number[]]>([
    ["days begin and end in Asia/Shanghai", { from: "2026-09-21", to: "2026-09-21" }, [EVENTS]],
    ["the last day counts whole", { from: "2026-09-11", to: "2026-09-20" }, [EVENTS - 1]],
    ["who acted", { actor: "he" }, [EVENTS]],
    ["words as they were typed, quotes among them", { q: '"quoted"' }, [EVENTS - 1]],
    ["a sign that a pattern would take for any words", { q: "fir%t" }, []],
    ["words together with days", { q: "last", from: "2026-09-21" }, [EVENTS]],
    ["words together with who acted", { q: "last", actor: "du" }, []],
    ["an action that never happened", { action: "target.withdrawn" }, []],
    ["another kind of record", { type: "notice" }, []],
  ])("is narrowed: %s", async (_, filter, expected) => {
    expect(await seqs(filter)).toEqual(expected);
  });

  it("finds a target's events by the name of its indicator", async () => {
    const { indicator } = await ledger.db.target.findUniqueOrThrow({ where: { id: "jobs" } });
    const { total, items: entries } = await auditLog(auditor, { q: indicator, page: 1 });
    expect(total).toBe(EVENTS);
    expect(entries[0]?.subject).toMatchObject({ href: "/targets/jobs" });
  });

  it("offers as conditions only what happened", async () => {
    const choices = await auditChoices(auditor);
    expect(choices.actions).toEqual(["target.completed"]);
    expect(choices.types).toEqual(["target"]);
    expect(choices.actors.map(({ id }) => id).sort()).toEqual(["du", "he"]);
  });

  it.each([people.supervisor, people.head, people.leader])(
    "is closed to everybody but the auditor",
    async (person) => {
      const { viewer } = person();
      await expect(auditLog(viewer, { page: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(auditChoices(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(auditChain(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(recheckAuditChain(viewer, new Date())).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});

describe("a log that somebody altered behind the product", () => {
  beforeAll(async () => {
    await ledger.db.$transaction(async (tx) => {
      const triggers = await tx.$queryRaw<
        { name: string }[]
      >`SELECT name FROM sqlite_master WHERE type = 'trigger'`;
      for (const { name } of triggers) await tx.$executeRawUnsafe(`DROP TRIGGER "${name}"`);
      await tx.$executeRaw`UPDATE AuditEvent SET body = 'not JSON' WHERE seq = 2`;
    });
  });

  it("names the first broken link and why, and how many events before it hold", async () => {
    expect(await auditChain(auditor)).toEqual({
      verdict: { ok: false, events: 1, seq: 2, fault: "hash" },
      whole: null,
    });
  });

  it("can still be read", async () => {
    const { items: entries } = await auditLog(auditor, { page: 2 });
    expect(entries.map(({ seq, body, canonical }) => [seq, body === null, canonical === "not JSON"])).toEqual(
      [
        [3, false, false],
        [2, true, true],
        [1, false, false],
      ],
    );
  });
});
