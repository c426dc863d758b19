import { describe, expect, it } from "vitest";
import { changesBetween, type ChangeCause, type StandingMoment, turnsOf } from "@/lib/domain/standing-change";
import { type ApprovedValue, type StandingInput, standingOf } from "@/lib/domain/standing";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { definition, milestone, value } from "./target-samples";

const HUNDRED = definition({ low: "100" });

/** One target at a moment: its approved values with their revisions, and what else differs. */
function moment(
  period: string,
  approved: readonly ApprovedValue[],
  rest: Partial<StandingInput> & { id?: string; lead?: string; revision?: number } = {},
): StandingMoment {
  const { id = "t", lead = "jobs", revision = 1, ...input } = rest;
  const of = input.definition ?? HUNDRED;
  const standing = standingOf({ definition: of, schedule: null, approved, period, due: true, ...input });
  const basis = standing.actual === null ? null : { period: standing.lastKnown!.period, revision };
  return {
    id,
    indicator: "植树",
    definition: of,
    schedule: input.schedule ? { months: input.schedule } : null,
    assignment: { leadUnit: { id: lead } },
    standing,
    basis,
  };
}

const causesOf = (before: StandingMoment[], after: StandingMoment[]) =>
  changesBetween(before, after).map(({ causes }) => causes);
const june = [value("2022-06", "50")];

describe("why a standing differs from the one before", () => {
  const strict = { level: { yellowFrom: "0", redFrom: "5" }, rate: { yellowFrom: "0", redFrom: "1" } };
  const override = { light: "red", reason: "现场核查" } as const;
  it.each<[what: string, before: StandingMoment[], after: StandingMoment[], causes: ChangeCause[]]>([
    ["a target that was not there", [], [moment("2022-06", june)], ["entered"]],
    ["a target that was withdrawn", [moment("2022-06", june)], [], ["left"]],
    [
      "an adjusted target value",
      [moment("2022-06", june)],
      [moment("2022-06", june, { definition: definition({ low: "80" }) })],
      ["adjusted"],
    ],
    [
      "another schedule that turns the light",
      [moment("2022-06", june)],
      [moment("2022-06", june, { schedule: scheduleOfYear(2022, Array<string>(12).fill("100")) })],
      ["rescheduled"],
    ],
    [
      "another lead unit",
      [moment("2022-06", june)],
      [moment("2022-06", june, { lead: "industry" })],
      ["reassigned"],
    ],
    [
      "a correction of the month's value",
      [moment("2022-06", june)],
      [moment("2022-06", [value("2022-06", "60")], { revision: 2 })],
      ["corrected"],
    ],
    ["a report that came later", [moment("2022-06", [])], [moment("2022-06", june)], ["new_report"]],
    [
      "the next month's report",
      [moment("2022-06", june)],
      [moment("2022-07", [...june, value("2022-07", "55")])],
      ["new_report"],
    ],
    [
      "a deadline that passed without a report",
      [moment("2022-06", [], { due: false })],
      [moment("2022-06", [])],
      ["reporting"],
    ],
    [
      "a month without a report after one with",
      [moment("2022-06", june)],
      [moment("2022-07", june)],
      ["reporting"],
    ],
    [
      "other thresholds",
      [moment("2022-06", [value("2022-06", "45")])],
      [moment("2022-06", [value("2022-06", "45")], { thresholds: strict })],
      ["thresholds"],
    ],
    [
      "a light set by hand",
      [moment("2022-06", june)],
      [moment("2022-06", june, { override })],
      ["light_set"],
    ],
    [
      "a light by hand that was lifted",
      [moment("2022-06", june, { override })],
      [moment("2022-06", june)],
      ["light_lifted"],
    ],
    [
      "several at once, each named",
      [moment("2022-06", june)],
      [moment("2022-06", [value("2022-06", "60")], { revision: 2, override, lead: "industry" })],
      ["reassigned", "corrected", "light_set"],
    ],
    [
      "a milestone with another stage",
      [moment("2022-06", [value("2022-06", "1")], { definition: milestone("2022-03", "2022-12") })],
      [moment("2022-06", [value("2022-06", "1")], { definition: milestone("2022-03", "2022-10") })],
      ["rescheduled"],
    ],
  ])("%s", (_what, before, after, causes) => {
    expect(causesOf(before, after)).toEqual([causes]);
  });

  it("what is the same is no change, whatever the schedule expects of the next month", () => {
    expect(changesBetween([moment("2022-06", june)], [moment("2022-06", june)])).toEqual([]);
    const reached = [value("2022-05", "100")];
    expect(changesBetween([moment("2022-06", reached)], [moment("2022-07", reached)])).toEqual([]);
  });

  it("both numbers are at hand, and those that left stand at the end", () => {
    const changes = changesBetween(
      [moment("2022-06", june, { id: "gone" }), moment("2022-06", june)],
      [moment("2022-06", [value("2022-06", "60")], { revision: 2 })],
    );
    expect(
      changes.map(({ id, before, after }) => [id, before?.standing.actual, after?.standing.actual]),
    ).toEqual([
      ["t", "50", "60"],
      ["gone", "50", undefined],
    ]);
  });
});

describe("what a circular names from one month to the next", () => {
  const at = (period: string, actual: string | null) =>
    moment(period, actual === null ? [] : [value(period, actual)]);
  it.each([
    ["far behind", "50", "20", ["turned_red"]],
    ["red before and after", "10", "15", []],
    ["caught up", "10", "60", ["turned_green"]],
    ["grey before: reported for the first time, and well", null, "60", ["newly_reported"]],
    ["reached", "60", "100", ["newly_done"]],
    ["reached from far behind", "10", "100", ["turned_green", "newly_done"]],
    ["no report any more", "60", null, []],
  ] as const)("%s", (_what, before, after, turns) => {
    const [change] = changesBetween([at("2022-06", before)], [at("2022-07", after)]);
    expect(change && turnsOf(change)).toEqual(turns);
  });
});
