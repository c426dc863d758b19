import "server-only";
import { may } from "@/lib/domain/access";
import { BrokenLog, makeCheckpoint } from "../audit/checkpoints";
import { forbidden, invalid } from "../errors";
import { type ViewerContext } from "./context";

/** 立即存证: signs the log as it is now. @throws LedgerError FORBIDDEN · INVALID where the log doesn't hold */
export async function signLog({ viewer, now }: ViewerContext): Promise<void> {
  if (!may(viewer, "audit.view")) throw forbidden();
  try {
    await makeCheckpoint(now);
  } catch (error) {
    if (error instanceof BrokenLog) throw invalid("log_broken");
    throw error;
  }
}
