import { afterAll, describe, expect, it } from "vitest";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { db } from "@/lib/server/db/client";
import { throughView } from "@/lib/server/ledger-view";
import { onLedgerAt } from "@/lib/server/as-of/ledger-as-of";
import { openTestLedger } from "@/tests/support/ledger";
import { dayOf, holdEarlierLedger, momentOf } from "./earlier";
import { ADMIN, LEDGER_STEPS } from "./ledger-steps";
import { shown } from "./shown";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const seen = holdEarlierLedger(ledger, LEDGER_STEPS);

it("is there for everybody who looks at another day at the same time, more than are kept at hand", async () => {
  const days = [2, 5, 8, 11, 14];
  const shownThen = await Promise.all(days.map((index) => onLedgerAt(momentOf(index), () => shown(index))));
  expect(shownThen).toEqual(days.map((index) => seen[index]));
});

describe("looking back changes nothing", () => {
  it("and nothing can be written in what was", async () => {
    const at = dayOf(3);
    const write = () =>
      changeUnit({ ...ADMIN, now: at }, { id: "industry", version: 1, code: "x", name: "x", shortName: "x" });
    await expect(onLedgerAt(at, write)).rejects.toThrow();
    expect(await ledger.db.unit.findUnique({ where: { id: "industry" }, select: { code: true } })).toEqual({
      code: "industry",
    });
  });

  it("the ledger of now stays what it is", async () => {
    const at = new Date(dayOf(LEDGER_STEPS.length).getTime());
    const show = () => shown(0);
    const now = await throughView({ database: db(), at }, show);
    await onLedgerAt(dayOf(0), show);
    expect(await throughView({ database: db(), at }, show)).toEqual(now);
  });
});

it("is made for one day after the other, and not for any number of days at once: each takes as much room as the ledger", async () => {
  const hour = (index: number) => new Date(dayOf(index).getTime() + 7_200_000);
  const asked = Array.from({ length: 9 }, (_, index) => onLedgerAt(hour(index), async () => index));
  const told = await Promise.allSettled(asked);
  expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(told.at(-1)).toMatchObject({
    reason: { code: "UNAVAILABLE", details: { problem: "look_back_busy" } },
  });
  // Those who were sent away are served once there is room again.
  expect(await onLedgerAt(hour(8), async () => "served")).toBe("served");
});
