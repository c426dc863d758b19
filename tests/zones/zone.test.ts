import { describe, expect, it } from "vitest";
import { endOfDay, startOfDay } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";

describe("time: a server that stands elsewhere", () => {
  it("is what this run is: its clock is read in its own zone", () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env.TZ);
    const offsets = { UTC: 0, "America/New_York": 300, "Pacific/Kiritimati": -840 } as const;
    expect(new Date("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(
      offsets[process.env.TZ as keyof typeof offsets],
    );
  });

  it("ends a day at midnight in Asia/Shanghai, to the millisecond", () => {
    expect(startOfDay("2026-10-25").toISOString()).toBe("2026-10-24T16:00:00.000Z");
    expect(endOfDay("2026-10-25").toISOString()).toBe("2026-10-25T15:59:59.999Z");
    expect(dayOf(new Date("2026-10-25T15:59:59.999Z"))).toBe("2026-10-25");
    expect(dayOf(new Date("2026-10-25T16:00:00.000Z"))).toBe("2026-10-26");
  });
});
