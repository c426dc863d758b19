"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDateTime } from "@/lib/format/dates";
import { type OutsideVerdict } from "@/lib/server/audit/checkpoints";
import { type ActionResult } from "@/lib/server/http/define-action";
import { ActionForm, textOf } from "../forms/action-form";
import { buttonClass } from "../ui/button";
import { Banner } from "../ui/banner";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { Textarea } from "../ui/textarea";
import { proofAddress } from "./checkpoint-address";

export type Compare = (input: { text: string }) => Promise<ActionResult<OutsideVerdict>>;

/** 用外部存证点核对: a checkpoint that was kept outside, pasted or as a file, and what the log says to it. */
export function OutsideCheck({
  compare,
  latestSize,
}: {
  compare: Compare;
  /** Events under the latest checkpoint; 0 where there is none. */
  latestSize: number;
}) {
  const t = useTranslations("audit.checkpoints.outside");
  const [verdict, setVerdict] = useState<OutsideVerdict | null>(null);
  const [text, setText] = useState("");
  return (
    <Section title={t("title")} description={t("hint")} className="print:hidden">
      <ActionForm
        action={compare}
        read={(form) => ({ text: textOf(form, "text") })}
        done={setVerdict}
        submitLabel={t("submit")}
      >
        {(errorAt) => (
          <>
            {verdict && <Verdict verdict={verdict} latestSize={latestSize} />}
            <Field label={t("text")} error={errorAt("text")} required>
              {(control) => (
                <Textarea
                  name="text"
                  rows={6}
                  spellCheck={false}
                  className="font-mono text-sm"
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value);
                    setVerdict(null);
                  }}
                  {...control}
                />
              )}
            </Field>
            <Field label={t("file")} className="max-w-md">
              {(control) => (
                <Input
                  type="file"
                  accept=".txt,text/plain"
                  onChange={async (event) => {
                    setVerdict(null);
                    setText((await event.target.files?.[0]?.text()) ?? "");
                  }}
                  {...control}
                />
              )}
            </Field>
          </>
        )}
      </ActionForm>
    </Section>
  );
}

function Verdict({ verdict, latestSize }: { verdict: OutsideVerdict; latestSize: number }) {
  const t = useTranslations("audit.checkpoints.outside");
  const locale = useLocale();
  switch (verdict.outcome) {
    case "consistent": {
      const { size, added, signedAt } = verdict;
      return (
        <Banner
          tone="good"
          title={t("consistent")}
          action={
            size < latestSize && (
              <a className={buttonClass({})} href={proofAddress(size, latestSize)} download>
                {t("proof")}
              </a>
            )
          }
        >
          {t("consistentText", { size, added, at: formatDateTime(new Date(signedAt), locale) })}
        </Banner>
      );
    }
    case "unreadable":
      return (
        <Banner tone="warn" title={t("unreadable")}>
          {t("unreadableText")}
        </Banner>
      );
    case "other_log":
      return (
        <Banner tone="warn" title={t("otherLog")}>
          {t("otherLogText", { origin: verdict.origin })}
        </Banner>
      );
    case "unsigned":
      return (
        <Banner tone="bad" title={t("unsigned")}>
          {t("unsignedText")}
        </Banner>
      );
    case "cut":
      return (
        <Banner tone="bad" title={t("cut", { missing: verdict.size - verdict.events })}>
          {t("cutText", { size: verdict.size, events: verdict.events })}
        </Banner>
      );
    case "changed":
      return (
        <Banner tone="bad" title={t("changed")}>
          {verdict.seq === null
            ? t("rewrittenText", { size: verdict.size })
            : t("changedText", { seq: verdict.seq })}
        </Banner>
      );
  }
}
