import "server-only";
import { type z } from "zod";
import { decideIssue } from "@/lib/domain/notice";
import { dayOf } from "@/lib/format/dates";
import { type seenNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { tell } from "../messages/tell";
import { peopleWith } from "../messages/recipients";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/**
 * Sends a draft to its unit; from now on the unit sees it and its text stays. Its head is told at once (签收).
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT · INVALID with what the draft lacks
 */
export async function issueNotice(
  context: ViewerContext,
  input: z.output<typeof seenNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  const next = decided(decideIssue(notice.state, notice, dayOf(context.now)));
  const heads = await peopleWith(["unit_head"], context.now, notice.unitId);
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.notice.updateMany({
        where: { id: notice.id, version: input.version },
        data: {
          ...next,
          issuedById: context.viewer.userId,
          issuedAt: context.now,
          version: { increment: 1 },
        },
      }),
    );
    await record({
      action: "notice.issued",
      record: { type: "notice", id: notice.id },
      payload: { before: { state: notice.state }, after: { ...next, number: notice.number } },
    });
    await tell(tx, context.now, {
      key: `notice:${notice.id}`,
      to: heads.map(({ id }) => id),
      body: {
        kind: "notice",
        noticeId: notice.id,
        number: notice.number,
        title: notice.title,
        dueOn: notice.dueOn,
      },
    });
  });
}
