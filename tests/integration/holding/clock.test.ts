import { afterAll, expect, it } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { createUnit } from "@/lib/server/commands/create-unit";
import { auditEntries, auditLog } from "@/lib/server/queries/audit-log";
import { people } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";

const ledger = openTestLedger();
afterAll(() => ledger.close());

it("time: the log's order is that in which things happened, also where the clock is set back between them", async () => {
  const clock = [
    "2026-10-20T01:00:00Z",
    "2026-10-20T00:00:00Z",
    "2027-01-01T00:00:00Z",
    "2026-10-19T23:00:00Z",
  ];
  for (const [index, instant] of clock.entries()) {
    const id = `unit-${index}`;
    await createUnit(contextFor("system_admin", {}, new Date(instant)), {
      id,
      code: id,
      name: id,
      shortName: id,
    });
  }
  const { viewer } = people.auditor();
  const happened = [0, 1, 2, 3].map((index) => `unit-${index}`);
  const entries = (await auditEntries(viewer, {}, 10)) ?? [];
  expect(entries.map(({ seq, body }) => [seq, body?.record.id])).toEqual(
    happened.map((id, index) => [index + 1, id]),
  );
  const page = await auditLog(viewer, { page: 1 });
  expect(page.items.map(({ body }) => body?.record.id)).toEqual([...happened].reverse());
  expect(await verifyChain(ledger.db)).toMatchObject({ ok: true, events: 4 });
});
