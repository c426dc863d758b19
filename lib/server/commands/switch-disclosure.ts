import "server-only";
import { type z } from "zod";
import { decideShow } from "@/lib/domain/disclosure";
import { type switchDisclosureInput } from "@/lib/schemas/disclosures";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { type ViewerContext } from "./context";
import { decidedDisclosure, disclosureToChange, writeDisclosure } from "./disclosure-change";

/**
 * Puts a livelihood project on the public page, or takes it off again; either holds at once.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID for what is no running livelihood project, or is so already ·
 *   CONFLICT when somebody else has changed it since
 */
export async function switchDisclosure(
  context: ViewerContext,
  { targetId, version, shown }: z.output<typeof switchDisclosureInput>,
): Promise<void> {
  const { target, disclosure, rule } = await disclosureToChange(context, targetId);
  // Taking something off is never refused, whatever became of the target.
  if (shown) decidedDisclosure(decideShow(rule));
  if ((disclosure?.shown ?? false) === shown) throw invalid("nothing_changed");
  const name = disclosure?.name ?? target.indicator;
  await transact(context, async (tx, record) => {
    const id = await writeDisclosure(tx, context, { targetId, version, name, shown });
    await record({
      action: shown ? "disclosure.shown" : "disclosure.hidden",
      record: { type: "disclosure", id },
      targetId,
      payload: { name },
    });
  });
}
