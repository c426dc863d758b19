import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db/client";
import { transact } from "@/lib/server/db/transact";
import { throughView } from "@/lib/server/ledger-view";
import { appendAuditEvents } from "@/lib/server/audit/append";
import { onLedgerAt } from "@/lib/server/as-of/ledger-as-of";
import { verifyRecords } from "@/lib/server/audit/verify-records";
import { textDigest } from "@/lib/server/text-digest";
import { type TestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget, POSTS, UNITS } from "@/tests/support/sample-targets";
import { faultsOf } from "./faults";
import { ADMIN, IDS, type Step, SUPERVISOR } from "./ledger-steps";
import { shown } from "./shown";

/** One change a day, from the first of October on. */
export const dayOf = (index: number): Date => new Date(Date.UTC(2026, 9, 1 + index, 2));
/** When what the change of a day has led to is looked at. */
export const momentOf = (index: number): Date => new Date(dayOf(index).getTime() + 3_600_000);

/** The district with its events, as importing a report and confirming its statements records them. */
async function plant(ledger: TestLedger): Promise<void> {
  await plantDistrict(ledger);
  await transact({ ...ADMIN, now: new Date("2026-01-05T02:00:00Z") }, async (tx, record) => {
    for (const id of UNITS) {
      const after = { code: id, name: `${id} bureau`, shortName: id };
      await record({ action: "unit.created", record: { type: "unit", id }, payload: { after } });
    }
    for (const id of POSTS)
      await record({
        action: "leader_post.created",
        record: { type: "leader_post", id },
        payload: { after: { title: id } },
      });
    // Whose name is changed later.
    const head = { account: "head.jobs", name: "张三", passwordHash: "none", role: "unit_head" };
    await tx.user.create({
      data: { id: "head", ...head, unitId: "jobs", createdAt: new Date("2026-01-05T02:00:00Z") },
      select: { id: true },
    });
    await record({
      action: "account.created",
      record: { type: "account", id: "head" },
      payload: {
        after: {
          ...{ account: head.account, name: head.name, unit: "jobs bureau", role: "unit_head" },
          passwordDigest: textDigest("none"),
        },
      },
    });
    const { importedById, importedAt, ...report } = await tx.report.findUniqueOrThrow({
      where: { id: "report" },
      select: { fileName: true, sha256: true, byteSize: true, importedById: true, importedAt: true },
    });
    await appendAuditEvents(
      tx,
      { ...SUPERVISOR, now: importedAt, viewer: { ...SUPERVISOR.viewer, userId: importedById } },
      [
        {
          action: "report.imported",
          record: { type: "report", id: "report" },
          payload: { ...report, statements: IDS.length },
        },
      ],
    );
  });
  for (const [index, id] of IDS.entries()) {
    await plantTarget(ledger, { id, number: index + 1 });
    // As confirming the statement records it.
    await transact({ ...SUPERVISOR, now: new Date("2026-01-20T02:00:00Z") }, (_, record) =>
      record({
        action: "target.created",
        record: { type: "target", id },
        targetId: id,
        payload: { after: {} },
      }),
    );
  }
}

/**
 * Makes the changes, keeps what is shown after each, and compares it with the ledger as it was. Every table that is taken
 * back must be as the log of then says, too.
 *
 * @param from the changes before are made, and not looked at
 */
export function holdEarlierLedger(ledger: TestLedger, steps: readonly Step[], from = 0): unknown[] {
  const seen: unknown[] = [];
  const agreeing: unknown[] = [];
  const looked = steps.map(([name], index) => [name, index] as const).slice(from);

  beforeAll(async () => {
    await plant(ledger);
    for (const [index, [, change]] of steps.entries()) {
      await change((context) => ({ ...context, now: dayOf(index) }));
      if (index < from) continue;
      agreeing[index] = await verifyRecords(ledger.db);
      seen[index] = await throughView({ database: db(), at: momentOf(index) }, () => shown(index));
    }
  }, 400_000);

  describe("the ledger as it was (历史时点) shows what was shown then", () => {
    it.each(looked)("after %s", async (_, index) => {
      const [then, faults] = await onLedgerAt(momentOf(index), async () => [
        await shown(index),
        await faultsOf(db()),
      ]);
      expect(then).toEqual(seen[index]);
      expect(faults).toEqual([]);
    });
  });

  describe("the tables are as the log says", () => {
    it.each(looked)("after %s", (_, index) => {
      expect(agreeing[index]).toMatchObject({ ok: true });
    });
  });
  return seen;
}
