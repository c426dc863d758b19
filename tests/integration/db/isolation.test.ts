import { afterAll, describe, expect, it } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { transact } from "@/lib/server/db/transact";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const context = contextFor("system_admin");
const unit = (id: string) => ({ id, code: id, name: `单位${id}`, shortName: id, sortOrder: 1 });
const created = (id: string) => ({
  action: "unit.created" as const,
  record: { type: "unit" as const, id },
  payload: { after: { name: id } },
});

describe("isolation of requests on one SQLite file", () => {
  it("nobody reads what another request has not committed, and its rollback takes no other write with it", async () => {
    const first = transact(context, async (tx, record) => {
      await tx.unit.create({ data: unit("rolled-back") });
      await record(created("rolled-back"));
      await sleep(150);
      throw new Error("changed my mind");
    });
    await sleep(50);
    expect(await ledger.db.unit.count({ where: { id: "rolled-back" } })).toBe(0);
    const second = transact(context, async (tx, record) => {
      await tx.unit.create({ data: unit("kept") });
      await record(created("kept"));
    });
    await expect(first).rejects.toThrow("changed my mind");
    await second;
    expect(await ledger.db.unit.findMany({ select: { id: true } })).toEqual([{ id: "kept" }]);
    expect(await ledger.db.auditEvent.count()).toBe(1);
  });

  it("a write outside a transaction is refused, so that none can go without its event", async () => {
    await expect(ledger.db.unit.create({ data: unit("stray") })).rejects.toThrow();
    expect(await ledger.db.unit.count({ where: { id: "stray" } })).toBe(0);
  });

  it("a change without an audit event is rolled back", async () => {
    await expect(transact(context, (tx) => tx.unit.create({ data: unit("silent") }))).rejects.toThrow(
      "without an audit event",
    );
    expect(await ledger.db.unit.count({ where: { id: "silent" } })).toBe(0);
  });

  it("a change whose event can't be written is rolled back, and one after it goes through", async () => {
    const refuse = `CREATE TRIGGER "full" BEFORE INSERT ON "AuditEvent" BEGIN SELECT RAISE(ABORT, 'full'); END`;
    const run = (sql: string) => ledger.db.$transaction((tx) => tx.$executeRawUnsafe(sql));
    const change = (id: string) =>
      transact(context, async (tx, record) => {
        await tx.unit.create({ data: unit(id) });
        await record(created(id));
      });
    const before = await ledger.db.auditEvent.count();
    await run(refuse);
    await expect(change("eventless")).rejects.toThrow();
    expect(await ledger.db.unit.count({ where: { id: "eventless" } })).toBe(0);
    await run(`DROP TRIGGER "full"`);
    await change("heard");
    expect(await ledger.db.unit.count({ where: { id: { in: ["eventless", "heard"] } } })).toBe(1);
    expect((await ledger.db.auditEvent.count()) - before).toBe(1);
  });

  it("forty concurrent changes with random rollbacks: exactly the acknowledged ones are there, each with its event", async () => {
    const before = await ledger.db.auditEvent.count();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        transact(context, async (tx, record) => {
          await tx.unit.create({ data: unit(`c${i}`) });
          await record(created(`c${i}`));
          if (i % 3 === 0) throw new Error("rollback");
        }),
      ),
    );
    const kept = outcomes.filter((outcome) => outcome.status === "fulfilled").length;
    expect(kept).toBe(26);
    expect(await ledger.db.unit.count({ where: { id: { startsWith: "c" } } })).toBe(26);
    expect((await ledger.db.auditEvent.count()) - before).toBe(26);
  });

  it("the log refuses UPDATE and DELETE", async () => {
    const tamper = (sql: string) => ledger.db.$transaction((tx) => tx.$executeRawUnsafe(sql));
    await expect(tamper(`UPDATE "AuditEvent" SET "body" = '{}'`)).rejects.toThrow();
    await expect(tamper(`DELETE FROM "AuditEvent"`)).rejects.toThrow();
  });

  it("every connection syncs each commit (synchronous=FULL) also after the first write", async () => {
    const [row] = await ledger.db.$transaction((tx) =>
      tx.$queryRawUnsafe<{ synchronous: bigint }[]>("PRAGMA synchronous"),
    );
    expect(Number(row?.synchronous)).toBe(2);
  });
});
