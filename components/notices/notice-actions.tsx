"use client";

import { useTranslations } from "next-intl";
import { type z } from "zod";
import { type answerNoticeInput, type seenNoticeInput } from "@/lib/schemas/notices";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type NoticeDetail } from "@/lib/server/queries/notices";
import { ActionConfirm } from "../forms/action-form";
import { Button, buttonClass } from "../ui/button";
import { LinkButton } from "../ui/link-button";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface NoticeActionSet {
  readonly issue: Run<typeof seenNoticeInput>;
  readonly receive: Run<typeof seenNoticeInput>;
  readonly reply: Run<typeof answerNoticeInput>;
  readonly returnReply: Run<typeof answerNoticeInput>;
  readonly verify: Run<typeof answerNoticeInput>;
  readonly close: Run<typeof answerNoticeInput>;
}

/** What the reader may do with the notice in its present state; each step asks before it is taken. */
export function NoticeActions({ notice, actions }: { notice: NoticeDetail; actions: NoticeActionSet }) {
  const t = useTranslations("notices.act");
  const { id, version, state, mayManage, mayAnswer } = notice;
  const seen = { id, version };
  return (
    <>
      {(["docx", "pdf"] as const).map((format) => (
        <a
          key={format}
          className={buttonClass()}
          href={`/api/exports/notice.${format}?id=${encodeURIComponent(id)}`}
          download
        >
          {t(format)}
        </a>
      ))}
      {state === "draft" && mayManage && (
        <>
          <LinkButton href={`/notices/${id}/edit`}>{t("edit")}</LinkButton>
          <ActionConfirm
            trigger={<Button variant="primary">{t("issue")}</Button>}
            title={t("issueTitle", { unit: notice.unit.name })}
            confirmLabel={t("issue")}
            action={actions.issue}
            input={() => seen}
            done={() => t("issued")}
          >
            {t("issueText")}
          </ActionConfirm>
        </>
      )}
      {state === "issued" && mayAnswer && (
        <ActionConfirm
          trigger={<Button variant="primary">{t("receive")}</Button>}
          title={t("receiveTitle", { number: notice.number })}
          confirmLabel={t("receive")}
          action={actions.receive}
          input={() => seen}
          done={() => t("received")}
        >
          {t("receiveText")}
        </ActionConfirm>
      )}
      {state === "received" && mayAnswer && (
        <ActionConfirm
          trigger={<Button variant="primary">{t("reply")}</Button>}
          title={t("replyTitle")}
          confirmLabel={t("reply")}
          reason={{ label: t("replyLabel"), hint: t("replyHint"), maxLength: 2000 }}
          action={actions.reply}
          input={(text) => ({ ...seen, text })}
          done={() => t("replied")}
        />
      )}
      {(state === "replied" || state === "verified") && mayManage && (
        <>
          <ActionConfirm
            trigger={<Button>{t("return")}</Button>}
            title={t("returnTitle")}
            confirmLabel={t("return")}
            reason={{ label: t("returnLabel"), maxLength: 2000 }}
            action={actions.returnReply}
            input={(text) => ({ ...seen, text })}
            done={() => t("returned")}
          />
          {state === "replied" ? (
            <ActionConfirm
              trigger={<Button variant="primary">{t("verify")}</Button>}
              title={t("verifyTitle")}
              confirmLabel={t("verify")}
              reason={{ label: t("verifyLabel"), hint: t("verifyHint"), maxLength: 2000 }}
              action={actions.verify}
              input={(text) => ({ ...seen, text })}
              done={() => t("verified")}
            />
          ) : (
            <ActionConfirm
              trigger={<Button variant="primary">{t("close")}</Button>}
              title={t("closeTitle")}
              confirmLabel={t("close")}
              reason={{ label: t("closeLabel"), hint: t("closeHint"), maxLength: 2000 }}
              action={actions.close}
              input={(text) => ({ ...seen, text })}
              done={() => t("closed")}
            />
          )}
        </>
      )}
    </>
  );
}
