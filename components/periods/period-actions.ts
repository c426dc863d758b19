import { type z } from "zod";
import {
  type changePeriodInput,
  type grantExtensionInput,
  type lockPeriodInput,
  type unlockPeriodInput,
  type withdrawExtensionInput,
} from "@/lib/schemas/periods";
import { type ActionResult } from "@/lib/server/http/define-action";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

/** What a supervisor can do about a month; the server's actions, handed in by the page. */
export interface PeriodActions {
  readonly change: Run<typeof changePeriodInput>;
  readonly lock: Run<typeof lockPeriodInput>;
  readonly unlock: Run<typeof unlockPeriodInput>;
  readonly extend: Run<typeof grantExtensionInput>;
  readonly withdraw: Run<typeof withdrawExtensionInput>;
}
