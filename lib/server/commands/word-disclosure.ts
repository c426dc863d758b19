import "server-only";
import { type z } from "zod";
import { changeBetween } from "@/lib/domain/audit-event";
import { decideWords } from "@/lib/domain/disclosure";
import { yearOf } from "@/lib/domain/period";
import { type wordDisclosureInput } from "@/lib/schemas/disclosures";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { type ViewerContext } from "./context";
import { decidedDisclosure, disclosureToChange, writeDisclosure } from "./disclosure-change";

/**
 * Writes what citizens read of a livelihood project (公开): its name, and the progress of a month in words of its own.
 * A project that is switched on shows them at once.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · INVALID without a name, for a month without an approved report, or where
 *   nothing changed · CONFLICT when somebody else has changed it since
 */
export async function wordDisclosure(
  context: ViewerContext,
  input: z.output<typeof wordDisclosureInput>,
): Promise<void> {
  const { targetId, version, period } = input;
  const { target, disclosure, rule } = await disclosureToChange(context, targetId);
  if (yearOf(period) !== target.year) throw invalid("check_fields", { period: "period_not_open" });
  const report = await db().progressReport.findFirst({
    // A split target (分解) is reported by its parts.
    where: {
      period,
      state: "approved",
      target: { is: { OR: [{ id: targetId }, { parentId: targetId, state: "active" }] } },
    },
    orderBy: { revision: "desc" },
    select: { id: true },
  });
  const words = decidedDisclosure(decideWords(rule, input, report !== null));
  const before = disclosure?.wordings.find((one) => one.period === period)?.text ?? null;
  const change = changeBetween(
    { name: disclosure?.name ?? null, publicText: before },
    { name: words.name, publicText: words.text },
  );

  await transact(context, async (tx, record) => {
    const shown = disclosure?.shown ?? false;
    const id = await writeDisclosure(tx, context, { targetId, version, name: words.name, shown });
    await tx.disclosureWording.deleteMany({ where: { disclosureId: id, period } });
    if (words.text !== null && report)
      await tx.disclosureWording.create({
        data: {
          disclosureId: id,
          period,
          text: words.text,
          progressReportId: report.id,
          writtenAt: context.now,
        },
        select: { period: true },
      });
    await record({
      action: "disclosure.worded",
      record: { type: "disclosure", id },
      targetId,
      payload: { ...change, period },
    });
  });
}
