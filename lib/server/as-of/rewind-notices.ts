import "server-only";
import { type NoticeState } from "@/lib/domain/vocabulary";
import { type Tx } from "../db/client";
import { type Point } from "./later-events";

/** Notices (督办单) at the step that they had reached, which their instants say. */
export async function rewindNotices(tx: Tx, { at }: Point): Promise<void> {
  const later = { gt: at };
  const rows = await tx.notice.findMany({
    where: { OR: [{ issuedAt: later }, { receivedAt: later }, { verifiedAt: later }, { closedAt: later }] },
    select: {
      id: true,
      issuedAt: true,
      receivedAt: true,
      verifiedAt: true,
      replies: { orderBy: { at: "asc" }, select: { kind: true } },
    },
  });
  for (const { id, issuedAt, receivedAt, verifiedAt, replies } of rows) {
    const had = (instant: Date | null) => instant !== null && instant <= at;
    const state: NoticeState = had(verifiedAt)
      ? "verified"
      : replies.at(-1)?.kind === "reply"
        ? "replied"
        : had(receivedAt)
          ? "received"
          : had(issuedAt)
            ? "issued"
            : "draft";
    await tx.notice.update({
      where: { id },
      data: {
        state,
        ...(had(issuedAt) ? {} : { issuedAt: null, issuedById: null }),
        ...(had(receivedAt) ? {} : { receivedAt: null, receivedById: null }),
        ...(had(verifiedAt) ? {} : { verifiedAt: null, verifiedById: null, verification: null }),
        closedAt: null,
        closedById: null,
        closingNote: null,
      },
      select: { id: true },
    });
  }
}
