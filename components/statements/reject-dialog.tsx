"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isTyping } from "@/components/ui/help-overlay";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { readable } from "@/lib/format/marked-text";
import { type StatementView } from "@/lib/server/queries/statements";
import { Quote, StatementFormDialog } from "./statement-form-dialog";
import { type Outcome } from "./use-statements";

/** The usual reasons; each is one key away while the dialog is open. */
const REASONS = ["background", "past", "duplicate", "foreign", "misread"] as const;

/** Strike out what is no statement, always with a reason. */
export function RejectDialog({
  statement,
  text,
  onSubmit,
  onClose,
}: {
  statement: StatementView;
  text: string;
  onSubmit: (reason: string) => Promise<Outcome>;
  onClose: () => void;
}) {
  const t = useTranslations("statements.dialog.reject");
  const [reason, setReason] = useState("");
  const rejectFor = async (words: string) => {
    setReason(words);
    const outcome = await onSubmit(words);
    if (outcome.ok) onClose();
  };
  const onKey = (event: KeyboardEvent) => {
    const key = REASONS[Number(event.key) - 1];
    if (!key || isTyping(event.target)) return;
    event.preventDefault();
    void rejectFor(t(`reasons.${key}`));
  };
  return (
    <StatementFormDialog
      title={t("title")}
      submitLabel={t("submit")}
      onSubmit={() => onSubmit(reason)}
      onClose={onClose}
    >
      {(errors) => (
        <div onKeyDown={onKey} className="space-y-4">
          <Quote>{readable(text.slice(statement.start, statement.end))}</Quote>
          <ul aria-label={t("usual")} className="flex flex-col gap-1">
            {REASONS.map((key, index) => (
              <li key={key}>
                <Button
                  size="sm"
                  autoFocus={index === 0}
                  className="w-full justify-start"
                  onClick={() => void rejectFor(t(`reasons.${key}`))}
                >
                  <Kbd>{index + 1}</Kbd>
                  {t(`reasons.${key}`)}
                </Button>
              </li>
            ))}
          </ul>
          <Field label={t("other")} error={errors?.["reason"]}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </StatementFormDialog>
  );
}
