import { afterAll, beforeAll, expect, it } from "vitest";
import { transact } from "@/lib/server/db/transact";
import { auditChain, auditChoices, auditEntries, auditLog } from "@/lib/server/queries/audit-log";
import { todoFor } from "@/lib/server/queries/todo";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(async () => {
  await plantDistrict(ledger.db, [{ id: "jobs" }]);
  await transact(people.supervisor(), (_tx, record) =>
    record({
      action: "target.completed",
      record: { type: "target", id: "jobs" },
      targetId: "jobs",
      payload: { before: { note: null }, after: { note: "mentions a value" } },
    }),
  );
});

it("tells the log administrator (审计管理员) what the administrators did, and nothing of the business", async () => {
  const { viewer } = contextFor("log_admin");
  const administer = (action: "lead_table.changed" | "setting.changed") =>
    transact(contextFor("system_admin"), (_tx, record) =>
      record({
        action,
        record: { type: "setting", id: "reminders" },
        payload: { before: {}, after: { hour: 9 } },
      }),
    );
  await administer("setting.changed");
  await administer("lead_table.changed");
  const log = await auditLog(viewer, { page: 1 });
  expect(log.total).toBe(1);
  expect(log.items.map(({ action }) => action)).toEqual(["setting.changed"]);
  expect((await auditLog(viewer, { page: 1, q: "mentions" })).total).toBe(0);
  expect((await auditLog(viewer, { page: 1, type: "target" })).total).toBe(0);
  expect((await auditEntries(viewer, {}, 1000))?.map(({ seq }) => seq)).toEqual([2]);
  const choices = await auditChoices(viewer);
  expect(choices.types).toEqual(["setting"]);
  expect(choices.actions).toEqual(["setting.changed"]);
  expect(await todoFor(viewer)).toMatchObject({ latest: [{ action: "setting.changed" }] });
  expect((await auditChain(viewer)).verdict).toMatchObject({ ok: true, events: 3 });
});
