import { expect, it } from "vitest";
import { unassignedHref } from "@/components/targets/target-href";
import { standingViewSchema, targetFilterSchema } from "@/lib/schemas/target-filter";

it("the way to the targets nobody is in charge of stays in the year and month that are shown", () => {
  const asked = Object.fromEntries(new URL(unassignedHref(2025, "2025-11"), "http://ledger").searchParams);
  expect(standingViewSchema.parse(asked)).toMatchObject({ year: 2025, period: "2025-11" });
  expect(targetFilterSchema.parse(asked).only).toBe("unassigned");
});
