import { type z } from "zod";
import { type addEvidenceLinkInput, type detachEvidenceInput } from "@/lib/schemas/evidence";
import {
  type progressKey,
  type requestCorrectionInput,
  type returnProgressInput,
  type saveProgressInput,
} from "@/lib/schemas/progress";
import { type SavedProgress } from "@/lib/server/commands/save-progress";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";
import { type SubmitReports } from "./submit-ready";

type Action<Input extends z.ZodType, T> = (input: z.input<Input>) => Promise<ActionResult<T>>;

/** What can be done on the page of a month's report; the server's actions, handed in by the page. */
export interface ProgressActions {
  readonly save: Action<typeof saveProgressInput, SavedProgress>;
  readonly submit: SubmitReports;
  readonly handOver: SubmitReports;
  readonly sendBack: Action<typeof returnProgressInput, void>;
  readonly askCorrection: Action<typeof requestCorrectionInput, void>;
  readonly addLink: Action<typeof addEvidenceLinkInput, { readonly id: string; readonly name: string }>;
  readonly detach: Action<typeof detachEvidenceInput, void>;
  readonly stored: Action<typeof progressKey, ProgressRecord>;
}
