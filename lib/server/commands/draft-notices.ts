import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { nextNoticeNumber } from "@/lib/domain/notice";
import { yearOf } from "@/lib/domain/period";
import { dayOf } from "@/lib/format/dates";
import { noticeBody, noticeTitle } from "@/lib/format/notice-text";
import { type draftNoticesInput } from "@/lib/schemas/notices";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { forbidden, invalid, notFound } from "../errors";
import { byLeadUnit, noticeNumbers, subjectsOf } from "../queries/notice-draft";
import { targetFigures } from "../queries/target-standing";
import { type ViewerContext } from "./context";

/**
 * Drafts one notice to each lead unit of the chosen targets, with the next numbers of the series and a body from where
 * the targets stand at the end of `period`. All of them or none. The same `batch` again is a repeated click.
 *
 * @throws LedgerError FORBIDDEN · NOT_FOUND for a target out of sight · INVALID for one without a lead unit
 */
export async function draftNotices(
  context: ViewerContext,
  input: z.output<typeof draftNoticesInput>,
): Promise<{ readonly ids: readonly string[] }> {
  const { viewer, now } = context;
  if (!may(viewer, "notice.manage")) throw forbidden();
  const { batch, period, dueOn } = input;
  const ids = [...new Set(input.targetIds)];
  const made = await db().notice.findMany({
    where: { id: { startsWith: `${batch}-` } },
    select: { id: true },
  });
  if (made.length > 0) return { ids: made.map(({ id }) => id) };
  const standings = await targetFigures(viewer, { year: yearOf(period), period, ids, at: now });
  const targets = standings.filter(({ state }) => state === "active");
  if (targets.length !== ids.length) throw notFound();
  if (targets.some(({ assignment }) => assignment === null))
    throw invalid("check_fields", { targetIds: "notice_unit_unbound" });
  const drafts = await Promise.all(
    byLeadUnit(targets).map(async ({ unit, targets: own }, index) => {
      const subjects = await subjectsOf(own);
      return {
        id: `${batch}-${index + 1}`,
        unit,
        targetIds: own.map(({ id }) => id),
        title: noticeTitle(subjects),
        body: noticeBody(subjects),
      };
    }),
  );
  return transact(context, async (tx, record) => {
    const numbers = [...(await noticeNumbers(tx))];
    for (const { id, unit, targetIds, title, body } of drafts) {
      const number = nextNoticeNumber(numbers, yearOf(dayOf(now).slice(0, 7)));
      numbers.push(number);
      await tx.notice.create({
        data: {
          id,
          number,
          title,
          unitId: unit.id,
          body,
          dueOn,
          state: "draft",
          createdAt: now,
          targets: { create: targetIds.map((targetId) => ({ targetId })) },
        },
        select: { id: true },
      });
      await record({
        action: "notice.created",
        record: { type: "notice", id },
        payload: { after: { number, title, unit: unit.name, body, dueOn, targets: targetIds } },
      });
    }
    return { ids: drafts.map(({ id }) => id) };
  });
}
