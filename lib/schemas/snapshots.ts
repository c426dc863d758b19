import { z } from "zod";
import { isPeriod } from "@/lib/domain/period";
import { pageNumber } from "./list-page";

const id = z.string().min(1).max(64);

/** The id is made by the form, so that a double click takes one snapshot. */
export const takeSnapshotInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, "required").max(60, "too_long"),
  period: z.string().refine(isPeriod, "period_not_open"),
});

/** The address of a snapshot's export. */
export const snapshotAddress = z.object({ id });

/** The two snapshots that are laid side by side, the earlier one first; either may still be open. */
export const comparisonAddress = z.object({
  before: id.optional().catch(undefined),
  after: id.optional().catch(undefined),
});

/** The page that lays them side by side. */
export const comparisonPageSchema = comparisonAddress.extend({ page: pageNumber });
