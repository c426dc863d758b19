import { afterAll, describe, expect, it } from "vitest";
import { onLedgerAt } from "@/lib/server/as-of/ledger-as-of";
import { db } from "@/lib/server/db/client";
import { openSampleLedger } from "@/tests/support/ledger";
import { faultsOf } from "./faults";

const ledger = openSampleLedger();
afterAll(() => ledger.close());

/** So many days of the sample's history are looked at. */
const DAYS = 12;

describe("on an earlier day every table of the sample district is as its log says until then", () => {
  it.each(Array.from({ length: DAYS }, (_, index) => index))("day %i of its history", async (index) => {
    const { _max } = await ledger.db.auditEvent.aggregate({ _max: { seq: true } });
    const { at, seq } = await ledger.db.auditEvent.findFirstOrThrow({
      where: { seq: { gte: Math.floor((((_max.seq ?? 0) - 1) * (index + 1)) / (DAYS + 1)) } },
      orderBy: { seq: "asc" },
      select: { at: true, seq: true },
    });
    expect(seq).toBeGreaterThan(1);
    expect(await onLedgerAt(at, () => faultsOf(db()))).toEqual([]);
  });
});
