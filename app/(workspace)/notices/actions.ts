"use server";

import { changeNotice } from "@/lib/server/commands/change-notice";
import { closeNotice } from "@/lib/server/commands/close-notice";
import { createNotice } from "@/lib/server/commands/create-notice";
import { draftNotices } from "@/lib/server/commands/draft-notices";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { receiveNotice } from "@/lib/server/commands/receive-notice";
import { replyNotice, returnReply as returnToUnit } from "@/lib/server/commands/reply-notice";
import { verifyNotice } from "@/lib/server/commands/verify-notice";
import { defineAction } from "@/lib/server/http/define-action";
import {
  answerNoticeInput,
  changeNoticeInput,
  createNoticeInput,
  draftNoticesInput,
  seenNoticeInput,
} from "@/lib/schemas/notices";

export const create = defineAction({ right: "notice.manage", input: createNoticeInput, run: createNotice });
export const draftFromRed = defineAction({
  right: "notice.manage",
  input: draftNoticesInput,
  run: draftNotices,
});
export const change = defineAction({ right: "notice.manage", input: changeNoticeInput, run: changeNotice });
export const issue = defineAction({ right: "notice.manage", input: seenNoticeInput, run: issueNotice });
export const receive = defineAction({ right: "notice.answer", input: seenNoticeInput, run: receiveNotice });
export const reply = defineAction({ right: "notice.answer", input: answerNoticeInput, run: replyNotice });
export const returnReply = defineAction({
  right: "notice.manage",
  input: answerNoticeInput,
  run: returnToUnit,
});
export const verify = defineAction({ right: "notice.manage", input: answerNoticeInput, run: verifyNotice });
export const close = defineAction({ right: "notice.manage", input: answerNoticeInput, run: closeNotice });
