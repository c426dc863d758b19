import "server-only";
import { type z } from "zod";
import { type Viewer } from "@/lib/domain/access";
import { type RollUp } from "@/lib/domain/roll-up";
import { type standingAddress, type standingAnswer } from "@/lib/schemas/api";
import { standingReport } from "../standing";
import { type TargetFigures } from "../target-figures";

type StandingAnswer = z.output<typeof standingAnswer>;

/** The standing (完成情况) of the targets in sight at the end of a month; by default the last one that was due. */
export async function standingForApi(
  viewer: Viewer,
  asked: z.output<typeof standingAddress>,
): Promise<StandingAnswer> {
  const { period, by, sight, whole, groups } = await standingReport(viewer, { ...asked, year: undefined });
  return {
    ...{ period, by, sight: sight.kind, whole: rollUpOf(whole) },
    groups: groups.map(({ key, name, rollUp }) => ({ key, name, ...rollUpOf(rollUp) })),
  };
}

function rollUpOf(rollUp: RollUp<TargetFigures>): StandingAnswer["whole"] {
  const { total, done, doneRate, due, onSchedule, onScheduleRate, lights } = rollUp;
  const missing = rollUp.missing.map(({ member, reason }) => ({ targetId: member.id, reason }));
  return { total, done, doneRate, due, onSchedule, onScheduleRate, lights, missing };
}
