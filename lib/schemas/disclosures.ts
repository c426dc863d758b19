import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";
import { pageNumber } from "./list-page";

const id = z.string().min(1).max(64);
/** Of the disclosure as the person saw it; 0 where nothing was written yet. */
const version = z.int().min(0);

/** The words for citizens; empty `text` takes the words of the month away. */
export const wordDisclosureInput = z.object({
  targetId: id,
  version,
  name: z.string().trim().min(1, "required").max(60, "too_long"),
  period: z.string().refine(isPeriod, "period_not_open"),
  text: z.string().trim().max(500, "too_long"),
});

export const switchDisclosureInput = z.object({ targetId: id, version, shown: z.boolean() });

/** The address of the public page. What can't be read asks for nothing in particular: a citizen is never refused. */
export const publicPageAddress = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  lang: z.string().optional().catch(undefined),
});

/** Which page of the projects the supervisor looks at. */
export const disclosureListSchema = z.object({ page: pageNumber });
