import { parseMeasureValue } from "@/lib/domain/measure-value";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ProgressContent } from "@/lib/domain/progress";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";

/** The form as it stands in a stored report; empty where there is none. */
export function formOf(report: ProgressRecord | null): ProgressForm {
  return {
    value: report?.value ?? "",
    notPublished: report?.notPublished ?? false,
    stage: report?.stage ?? null,
    judgement: report?.judgement ?? null,
    progress: report?.progress ?? "",
    problems: report?.problems ?? "",
    nextStep: report?.nextStep ?? "",
  };
}

/** What a form says in the target's terms, as the server will understand it; a value that can't be read is none. */
export function contentOf({ unit }: Pick<TargetDefinition, "unit">, form: ProgressForm): ProgressContent {
  const parsed = parseMeasureValue(form.value, unit);
  return { ...form, value: parsed.ok && !form.notPublished ? parsed.value : null };
}
