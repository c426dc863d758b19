import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import {
  asksForPart,
  type PartHistory,
  partRulesFor,
  type PartStanding,
  rollUpParts,
  wholeValues,
} from "@/lib/domain/parts";
import { type ApprovedValue } from "@/lib/domain/standing";
import { closing, definition, growth, milestone, QUALITATIVE, standing, value } from "./target-samples";

const PERIOD = "2022-06";

function part(
  id: string,
  of: TargetDefinition,
  approved: readonly ApprovedValue[],
  { weight = "1", due = true, inReview = false } = {},
): PartStanding {
  return { id, weight, definition: of, standing: standing(of, PERIOD, approved, { due, inReview }) };
}

const jobs = (low: string) => definition({ low });
const has = (text: string) => [value(PERIOD, text)];

describe("rule 6: the figure of a target that is split over units", () => {
  it("rule 2: amounts add up and rates don't; stages and judgements are asked of each", () => {
    expect(partRulesFor(definition())).toEqual(["sum"]);
    expect(partRulesFor(closing("40"))).toEqual(["sum", "weighted_mean", "all_reached"]);
    expect(partRulesFor(growth("6"))).toEqual(["weighted_mean", "all_reached"]);
    expect(partRulesFor(definition({ metric: "ratio", unit: "%" }))).not.toContain("sum");
    expect(partRulesFor(milestone("2022-06"))).toEqual(["all_reached"]);
    expect(partRulesFor(QUALITATIVE)).toEqual(["all_reached"]);
  });

  it("is the parts' sum", () => {
    const parts = [part("a", jobs("2"), has("0.1")), part("b", jobs("1.2"), has("0.2"))];
    expect(rollUpParts("sum", definition(), parts, PERIOD)).toEqual({
      value: value(PERIOD, "0.3"),
      partial: null,
      total: 2,
      missing: [],
      reason: null,
    });
  });

  it("a missing part makes it incomplete: named with its reason, never counted as zero, the rest beside it", () => {
    const parts = [
      part("a", jobs("2"), has("1")),
      part("b", jobs("0.7"), []),
      part("c", jobs("0.5"), has("0.5")),
    ];
    expect(rollUpParts("sum", definition(), parts, PERIOD)).toMatchObject({
      value: null,
      partial: "1.5",
      missing: [{ id: "b", reason: "not_reported" }],
      reason: "not_reported",
    });
  });

  it("the reason that asks somebody to act goes before those that ask nobody", () => {
    const waiting = part("waiting", jobs("1"), [], { inReview: true });
    const notDue = part("not-due", jobs("1"), [], { due: false });
    const silent = part("silent", jobs("1"), []);
    const reason = (...parts: PartStanding[]) => rollUpParts("sum", definition(), parts, PERIOD).reason;
    expect(reason(notDue, waiting, silent)).toBe("not_reported");
    expect(reason(notDue, waiting)).toBe("in_review");
    expect(reason(notDue)).toBe("not_due");
  });

  it("is not published where all that is missing is not published (rule 5)", () => {
    const parts = [
      part("a", growth("6"), has("6")),
      part("b", growth("6"), [{ kind: "not_published", period: PERIOD }]),
    ];
    expect(rollUpParts("weighted_mean", growth("6"), parts, PERIOD).value).toEqual({
      kind: "not_published",
      period: PERIOD,
    });
  });

  it.each([
    [
      "by weight",
      [
        ["6", "3"],
        ["8", "1"],
      ],
      "6.5",
    ],
    [
      "as long as its longest part and two digits more",
      [
        ["6.1", "1"],
        ["6.2", "1"],
        ["6.2", "1"],
      ],
      "6.167",
    ],
    [
      "not rounded up to a target that is not reached",
      [
        ["5.9", "1"],
        ["6.0", "1000"],
      ],
      "5.999",
    ],
  ] as const)("is the mean %s", (_, parts, mean) => {
    const read = parts.map(([figure, weight], index) =>
      part(`${index}`, growth("6"), has(figure), { weight }),
    );
    expect(rollUpParts("weighted_mean", growth("6"), read, PERIOD).value).toEqual(value(PERIOD, mean));
  });

  it("all have reached it exactly when the worst has", () => {
    const rate = (figure: string) => part(figure, closing("99"), has(figure));
    expect(rollUpParts("all_reached", closing("99"), [rate("99.5"), rate("98")], PERIOD).value).toEqual(
      value(PERIOD, "98"),
    );
    const below = closing("30", { comparator: "at_most", direction: "down", baseline: "35" });
    const air = (figure: string) => part(figure, below, has(figure));
    expect(rollUpParts("all_reached", below, [air("28"), air("31")], PERIOD).value).toEqual(
      value(PERIOD, "31"),
    );
  });

  it("of a milestone counts the stages that all have reached", () => {
    const whole = milestone("2022-03", "2022-06", "2022-12");
    const parts = [part("a", whole, has("3")), part("b", whole, has("1"))];
    expect(rollUpParts("all_reached", whole, parts, PERIOD).value).toEqual(value(PERIOD, "1"));
  });

  it("of judgements is the worst one, and none while one is missing", () => {
    const judged = (judgement: "met" | "behind"): ApprovedValue => ({
      kind: "judgement",
      period: PERIOD,
      judgement,
    });
    const met = part("a", QUALITATIVE, [judged("met")]);
    expect(
      rollUpParts("all_reached", QUALITATIVE, [met, part("b", QUALITATIVE, [judged("behind")])], PERIOD)
        .value,
    ).toEqual(judged("behind"));
    expect(rollUpParts("all_reached", QUALITATIVE, [met, part("b", QUALITATIVE, [])], PERIOD)).toMatchObject({
      value: null,
      partial: null,
    });
  });

  it("a part that reached its total keeps it in the months after, as every target does", () => {
    const parts = [part("a", jobs("2"), [value("2022-05", "2.1")]), part("b", jobs("1.2"), has("1"))];
    expect(rollUpParts("sum", definition(), parts, PERIOD).value).toEqual(value(PERIOD, "3.1"));
  });
});

describe("the values of a whole over the year", () => {
  const history = (id: string, ...approved: ApprovedValue[]): PartHistory => ({
    id,
    weight: "1",
    definition: jobs("1.6"),
    schedule: null,
    approved,
  });

  it("what was approved before it was split stays; after it the parts make the figure where none is missing", () => {
    const own = [value("2022-01", "0.2"), value("2022-02", "0.4")];
    const parts = [
      history("a", value("2022-02", "9"), value("2022-03", "0.3"), value("2022-04", "0.4")),
      history("b", value("2022-03", "0.4")),
    ];
    expect(wholeValues("sum", definition(), own, parts)).toEqual([...own, value("2022-03", "0.7")]);
  });
});

describe("whether a month asks a unit for its part", () => {
  const deadline = new Date("2022-06-27T16:00:00Z");
  const before = { reported: false, createdAt: new Date("2022-06-01T01:00:00Z"), deadline };
  const after = { ...before, createdAt: new Date("2022-06-28T01:00:00Z") };
  const whole = (reported: boolean) => ({ reported });

  it("asks for a part that was there before the month's deadline, at its last instant too", () => {
    expect(asksForPart(before, whole(false))).toBe(true);
    expect(asksForPart({ ...before, createdAt: deadline }, whole(false))).toBe(true);
    expect(asksForPart(before, null)).toBe(true);
  });

  it("does not ask where the deadline had passed before there was a part", () => {
    expect(asksForPart(after, whole(false))).toBe(false);
    expect(asksForPart(after, null)).toBe(false);
  });

  it("does not ask where the whole was reported for itself: nothing is asked for twice", () => {
    expect(asksForPart(before, whole(true))).toBe(false);
  });

  it("shows what was reported all the same", () => {
    expect(asksForPart({ ...after, reported: true }, whole(false))).toBe(true);
    expect(asksForPart({ ...before, reported: true }, whole(true))).toBe(true);
  });
});
