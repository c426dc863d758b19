import "server-only";
import { type z } from "zod";
import { actorFor, may } from "@/lib/domain/access";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { type TargetDefinition } from "@/lib/domain/goal";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { decideSave, type ProgressContent } from "@/lib/domain/progress";
import { type ProgressForm, type saveProgressInput } from "@/lib/schemas/progress";
import { transact } from "../db/transact";
import { conflict, expectOne, invalid, notFound } from "../errors";
import { latestRevision, type ProgressRecord, reportableTarget } from "../queries/progress-record";
import { type ViewerContext } from "./context";
import { decided, periodStateOf, requireOnTarget } from "./progress-refusal";

/** What a form needs to go on with: the version to name next time, and the value as it was understood. */
export interface SavedProgress {
  readonly id: string;
  readonly version: number;
  readonly value: string | null;
  readonly savedAt: Date;
}

type Content = ProgressContent & Pick<ProgressForm, "problems" | "nextStep">;

/**
 * Saves a month's report as it is typed, for the unit that leads the target now: creates the draft under the form's id, or changes the one that the form saw.
 * Sending the same content again (a repeated save after a lost answer) changes nothing and is acknowledged.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID with the field whose value can't be understood · CONFLICT when the
 * report was changed, submitted or created elsewhere meanwhile
 */
export async function saveProgress(
  context: ViewerContext,
  input: z.output<typeof saveProgressInput>,
): Promise<SavedProgress> {
  const { viewer, now } = context;
  const target = await reportableTarget(viewer, input.targetId);
  requireOnTarget(viewer, "progress.write", target);
  const content = understand(target.definition, input);
  const existing = await latestRevision(target.id, input.period);
  if (existing && sameContent(existing, content) && !isSettled(existing)) return acknowledge(existing);

  const period = await periodStateOf(target, input.period, existing, now);
  const next = decided(
    decideSave(
      existing,
      period,
      actorFor(viewer, "progress.write"),
      may(viewer, "progress.submit", target.ties),
    ),
  );
  const unitId = target.ties.leadUnitId;
  if (!unitId) throw notFound();
  if ((existing?.version ?? null) !== input.version) throw conflict("progress_changed_elsewhere");

  return transact(context, async (tx, record) => {
    const stamp = {
      ...content,
      state: next.state,
      authorId: next.authorId,
      contributors: JSON.stringify(next.contributors),
      unitId,
      updatedAt: now,
    };
    if (existing)
      expectOne(
        await tx.progressReport.updateMany({
          where: { id: existing.id, version: existing.version },
          data: { ...stamp, version: { increment: 1 } },
        }),
        "progress_changed_elsewhere",
      );
    else
      await tx.progressReport.create({
        data: {
          ...stamp,
          id: input.id,
          targetId: target.id,
          period: input.period,
          revision: next.revision,
          createdAt: now,
        },
        select: { id: true },
      });
    const id = existing?.id ?? input.id;
    await record({
      action: "progress.saved",
      record: { type: "progress", id },
      targetId: target.id,
      payload: {
        period: input.period,
        revision: next.revision,
        ...changeBetween(existing ? { ...factsOf(existing), unitId: existing.unitId } : {}, {
          ...factsOf(content),
          unitId,
        }),
      },
    });
    return { id, version: (existing?.version ?? 0) + 1, value: content.value, savedAt: now };
  });
}

/** The typed form in the target's own terms: only what its measure asks for, the value in its unit. */
function understand({ measure, unit, stages }: TargetDefinition, form: ProgressForm): Content {
  const { problems, nextStep, progress } = form;
  const content = {
    value: null,
    notPublished: false,
    stage: null,
    judgement: null,
    progress,
    problems,
    nextStep,
  };
  if (measure === "milestone") {
    if (form.stage !== null && form.stage > stages.length)
      throw invalid("check_fields", { stage: "no_such_stage" });
    return { ...content, stage: form.stage };
  }
  // A judgement may rest on a figure that is not out yet, as 与经济增长同步 does.
  if (form.notPublished) return { ...content, notPublished: true };
  if (measure === "qualitative") return { ...content, judgement: form.judgement };
  const parsed = parseMeasureValue(form.value, unit);
  if (parsed.ok) return { ...content, value: parsed.value };
  if (parsed.problem === "empty") return content;
  throw invalid("check_fields", { value: parsed.problem });
}

function isSettled(existing: ProgressRecord): boolean {
  return existing.state === "approved" || existing.state === "submitted";
}

function sameContent(existing: ProgressRecord, content: Content): boolean {
  const { before } = changeBetween(factsOf(existing), factsOf(content));
  return Object.keys(before).length === 0;
}

function acknowledge({ id, version, value, updatedAt }: ProgressRecord): SavedProgress {
  return { id, version, value, savedAt: updatedAt };
}

/** What the log says of a report. */
export function factsOf(content: Content): Facts {
  const { value, notPublished, stage, judgement, progress, problems, nextStep } = content;
  return { value, notPublished, stage, judgement, progress, problems, nextStep };
}
