import "server-only";
import { type z } from "zod";
import { decideIssue } from "@/lib/domain/notice";
import { type seenNoticeInput } from "@/lib/schemas/notices";
import { transact } from "../db/transact";
import { expectOne } from "../errors";
import { type ViewerContext } from "./context";
import { decided, noticeToChange } from "./notice-change";

/**
 * Sends a draft to its unit; from now on the unit sees it and its text stays.
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN, CONFLICT · INVALID with what the draft lacks
 */
export async function issueNotice(
  context: ViewerContext,
  input: z.output<typeof seenNoticeInput>,
): Promise<void> {
  const notice = await noticeToChange(context, "notice.manage", input.id);
  const next = decided(decideIssue(notice.state, notice));
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
  });
}
