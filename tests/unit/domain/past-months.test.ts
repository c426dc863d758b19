import { describe, expect, it } from "vitest";
import { firstRewritten } from "@/lib/domain/past-months";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { definition, growth, milestone, QUALITATIVE } from "./target-samples";

const own = (...values: readonly string[]) => scheduleOfYear(2022, values);
const JOBS = definition();
const RISING = ["0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.4", "1.6", "2", "2.4", "2.8", "3.2"];
const SETTLED = ["2022-04", "2022-03"];

describe("past months are not rewritten outside an adjustment (目标调整)", () => {
  const unscheduled = { definition: JOBS, schedule: null };

  it.each([
    ["an own schedule in place of equal steps", unscheduled, { ...unscheduled, schedule: own(...RISING) }],
    [
      "a deadline that equal steps lead to",
      unscheduled,
      { ...unscheduled, definition: definition({ duePeriod: "2022-10" }) },
    ],
    [
      "a month without a task",
      { ...unscheduled, schedule: own(...RISING) },
      { ...unscheduled, schedule: own(...RISING.slice(0, 2), ...RISING.slice(0, 2), ...RISING.slice(4)) },
    ],
    [
      "one stage more, of which the part that is done gets smaller",
      { definition: milestone("2022-03", "2022-10"), schedule: null },
      { definition: milestone("2022-03", "2022-10", "2022-11"), schedule: null },
    ],
    [
      "a judgement's deadline that would have passed",
      { definition: QUALITATIVE, schedule: null },
      { definition: { ...QUALITATIVE, duePeriod: "2022-03" }, schedule: null },
    ],
  ])("names the first month that is settled: %s", (_, before, after) => {
    expect(firstRewritten(before, after, SETTLED)).toBe("2022-03");
    expect(firstRewritten(before, after, [])).toBeNull();
  });

  it("lets pass what changes months to come only", () => {
    const scheduled = { definition: JOBS, schedule: own(...RISING) };
    const later = { ...scheduled, schedule: own(...RISING.slice(0, 4), "1.5", ...RISING.slice(5)) };
    expect(firstRewritten(scheduled, later, SETTLED)).toBeNull();
    expect(firstRewritten(scheduled, later, ["2022-05"])).toBe("2022-05");
    // A rate is expected to stand at its target all year, whenever it is due.
    const rate = { definition: growth("6"), schedule: null };
    const sooner = { ...rate, definition: growth("6", { duePeriod: "2022-06" }) };
    expect(firstRewritten(rate, sooner, SETTLED)).toBeNull();
    expect(firstRewritten(rate, sooner, ["2022-07"])).toBe("2022-07");
    const stages = { definition: milestone("2022-03", "2022-10"), schedule: null };
    const moved = { ...stages, definition: milestone("2022-03", "2022-11") };
    expect(firstRewritten(stages, moved, SETTLED)).toBeNull();
  });
});
