import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { type ProgressForm, type saveProgressInput } from "@/lib/schemas/progress";
import { unlockCorrection } from "@/lib/server/commands/decide-correction";
import { requestCorrection } from "@/lib/server/commands/request-correction";
import { saveProgress, type SavedProgress } from "@/lib/server/commands/save-progress";
import { type Db } from "@/lib/server/db/client";
import { type ViewerContext } from "@/lib/server/commands/context";
import { people, plantDistrict } from "@/tests/support/district";

/** A form as a reporter filled it in, for a report that does not exist yet. */
export function typed(
  targetId: string,
  period: string,
  form: Partial<ProgressForm>,
): z.output<typeof saveProgressInput> {
  return {
    id: randomUUID(),
    targetId,
    period,
    version: null,
    value: "",
    notPublished: false,
    stage: null,
    judgement: null,
    progress: "按计划推进",
    problems: "",
    nextStep: "",
    ...form,
  };
}

/** A draft that lacks nothing, whatever its target asks for. */
export function readyReport(targetId: string, period: string): Promise<SavedProgress> {
  return saveProgress(
    people.reporter(),
    typed(targetId, period, { value: "2.5", stage: 1, judgement: "on_track" }),
  );
}

/** The report as it lies in the database. */
export function stored(db: Db, id: string) {
  return db.progressReport.findUniqueOrThrow({ where: { id } });
}

/** The new revision's id of an approved report, after its unit asked for a correction and the supervisor unlocked it. */
export async function correctionOf(
  unit: ViewerContext,
  progressReportId: string,
  reason: string,
): Promise<string> {
  const [id, newId] = [randomUUID(), randomUUID()];
  await requestCorrection(unit, { id, progressReportId, reason });
  await unlockCorrection(people.supervisor(), { id, version: 1, newId });
  return newId;
}

/** A small district with a target of each kind to report on. */
export function plantMonths(db: Db): Promise<void> {
  return plantDistrict(db, [
    { id: "jobs", supportUnitIds: ["jy"] },
    { id: "schools", leadUnitId: "jy" },
    { id: "gdp", measure: "growth", metric: "growth", low: "6", unit: "%" },
    {
      id: "bridge",
      measure: "milestone",
      low: null,
      unit: null,
      stages: [
        { name: "开工", period: "2026-03" },
        { name: "完工", period: "2026-10" },
      ],
    },
    { id: "task", measure: "qualitative", low: null, unit: null },
    { id: "calm" },
    { id: "steady" },
    { id: "handed", measure: "qualitative", low: null, unit: null },
  ]);
}
