import { z } from "zod";
import { evidenceUrl } from "@/lib/domain/evidence";

/** Where an uploaded file goes: the id is made by the form, so that a repeated upload is recognised. */
export const addEvidenceInput = z.object({ id: z.uuid(), progressReportId: z.string().min(1) });

export const addEvidenceLinkInput = addEvidenceInput.extend({
  name: z.string().trim().min(1, "required").max(120, "too_long"),
  url: z.string().refine((text) => evidenceUrl(text) !== null, "link_refused"),
});

export const detachEvidenceInput = z.object({
  evidenceId: z.string().min(1),
  progressReportId: z.string().min(1),
});

export const evidenceKey = z.object({ id: z.string().min(1) });
