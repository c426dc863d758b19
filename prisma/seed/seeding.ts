import { type ViewerContext } from "@/lib/server/commands/context";
import { setLight } from "@/lib/server/commands/set-light";
import { takeSnapshot } from "@/lib/server/commands/take-snapshot";
import { type Scenario } from "./scenario-types";
import { seedId } from "./seed-id";

/** What the parts of the seeder share: who acts when, and what was made so far. */
export interface Seeding {
  readonly scenario: Scenario;
  /** The context of a person of the scenario at an instant of it. */
  readonly as: (signIn: string, at: string) => ViewerContext;
  /** Id of a unit or post by its code, of an account by its sign-in name. */
  readonly id: (kind: "unit" | "post" | "account", code: string) => string;
  /** Id of the target by its slug, once it is confirmed. */
  readonly targetIds: Map<string, string>;
}

/** One thing that somebody did at an instant of the scenario. */
export interface Step {
  readonly at: string;
  readonly run: () => Promise<void>;
}

export const step = (at: string, run: () => Promise<void>): Step => ({ at, run });

/** The target that a slug stands for; the scenario's own test checks that all of them exist. */
export function targetId(seeding: Seeding, slug: string): string {
  const found = seeding.targetIds.get(slug);
  if (!found) throw new Error(`The scenario has no target ${slug}`);
  return found;
}

/** The lights that the supervisor set by hand. */
export function lightSteps(seeding: Seeding): Step[] {
  return seeding.scenario.lightOverrides.map(({ target, period, light, reason, setBy, setAt }) =>
    step(setAt, () =>
      setLight(seeding.as(setBy, setAt), {
        id: seedId("light", `${target} ${period}`),
        targetId: targetId(seeding, target),
        period,
        light,
        reason,
        current: null,
      }),
    ),
  );
}

/** The snapshots that the office took before its circulars. */
export function snapshotSteps(seeding: Seeding): Step[] {
  return seeding.scenario.snapshots.map(({ name, period, takenBy, takenAt }) =>
    step(takenAt, async () => {
      await takeSnapshot(seeding.as(takenBy, takenAt), { id: seedId("snapshot", name), name, period });
    }),
  );
}
