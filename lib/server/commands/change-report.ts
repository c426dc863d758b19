import "server-only";
import { type z } from "zod";
import { may, mayEver } from "@/lib/domain/access";
import { changeBetween } from "@/lib/domain/audit-event";
import { type changeReportInput } from "@/lib/schemas/reports";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";

/** Corrects what a report is called and whose it is. The year stays once targets carry it. */
export async function changeReport(
  context: ViewerContext,
  { id, version, ...after }: z.output<typeof changeReportInput>,
): Promise<void> {
  if (!mayEver(context.viewer, "report.view")) throw notFound();
  const before = await db().report.findUnique({
    where: { id },
    select: { title: true, government: true, kind: true, year: true },
  });
  if (!before) throw notFound();
  if (!may(context.viewer, "report.import")) throw forbidden();
  await transact(context, async (tx, record) => {
    if (after.year !== before.year && (await tx.target.count({ where: { reportId: id } })) > 0)
      throw invalid("report_year_in_use", { year: "report_year_in_use" });
    expectOne(
      await tx.report.updateMany({
        where: { id, version },
        data: { ...after, version: { increment: 1 } },
      }),
    );
    await record({
      action: "report.changed",
      record: { type: "report", id },
      payload: changeBetween(before, after),
    });
  });
}
