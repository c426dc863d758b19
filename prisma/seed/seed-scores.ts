import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { publishAssessment } from "@/lib/server/commands/publish-assessment";
import { raiseObjection } from "@/lib/server/commands/raise-objection";
import { seedId } from "./seed-id";
import { type Seeding, step, type Step } from "./seeding";

/** The scores that the office made of a snapshot and published, and what units objected to. */
export function scoreSteps({ scenario, as }: Seeding): Step[] {
  return scenario.assessments.flatMap(({ name, snapshot, by, madeAt, publishedAt, objections }) => {
    const id = seedId("assessment", name);
    return [
      step(madeAt, async () => {
        const snapshotId = seedId("snapshot", snapshot);
        await makeAssessment(as(by, madeAt), { id, name, snapshotId });
      }),
      step(publishedAt, () => publishAssessment(as(by, publishedAt), { id, version: 1 })),
      ...objections.map((objection) =>
        step(objection.at, () =>
          raiseObjection(as(objection.by, objection.at), {
            id: seedId("objection", `${name} ${objection.by}`),
            assessmentId: id,
            text: objection.text,
          }),
        ),
      ),
    ];
  });
}
