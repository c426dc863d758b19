import { afterAll, expect, it, vi } from "vitest";
import { periodsOfYear } from "@/lib/domain/period";
import { contextFor, openSampleLedger } from "@/tests/support/ledger";

const ledger = openSampleLedger();
afterAll(() => ledger.close());

const { viewer } = contextFor("supervisor");

/** Another copy of the program's modules in this process: a bundler makes one for pages and one for routes. */
async function anotherCopy() {
  vi.resetModules();
  const { targetStandings } = await import("@/lib/server/queries/target-standing");
  return async (period: string) =>
    (await targetStandings(viewer, { year: 2026, period, parts: "asked" })).map(({ id, standing }) => ({
      id,
      standing,
    }));
}

it("pages and exports show the same figures of a month, whichever of them asked for which month first", async () => {
  const months = periodsOfYear(2026).slice(0, 9);
  const page = await anotherCopy();
  const shown = [];
  for (const month of months) shown.push(await page(month));
  const exported = await anotherCopy();
  for (const [index, month] of [...months.entries()].reverse())
    expect(await exported(month), month).toEqual(shown[index]);
});
