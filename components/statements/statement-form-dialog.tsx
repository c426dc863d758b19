"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { type Outcome } from "./use-statements";

type FieldErrors = Readonly<Record<string, string>>;

/**
 * A dialog around a form that decides about statements. It closes when the server has accepted; otherwise it stays
 * with everything that was typed, says why, and may be sent again.
 */
export function StatementFormDialog({
  title,
  description,
  submitLabel,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  description?: ReactNode;
  submitLabel: string;
  onSubmit: () => Promise<Outcome>;
  onClose: () => void;
  children: (errors: FieldErrors | undefined) => ReactNode;
}) {
  const t = useTranslations("statements.dialog");
  const common = useTranslations("common");
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; fields?: FieldErrors }>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const outcome = await onSubmit();
    setBusy(false);
    if (outcome.ok) return onClose();
    const { problem } = outcome;
    setRefusal(
      problem ? { message: problem.message, fields: problem.fields } : { message: t("unreachable") },
    );
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      className="max-w-2xl"
      footer={
        <>
          <Button onClick={onClose}>{common("action.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" disabled={busy} aria-busy={busy}>
            {busy && <Spinner />}
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="space-y-4">
        {refusal && <Banner tone="bad">{refusal.message}</Banner>}
        {children(refusal?.fields)}
      </form>
    </Dialog>
  );
}

/** The report's words that a form is about. */
export function Quote({ children }: { children: ReactNode }) {
  return <blockquote className="border-s-4 border-s-line-strong ps-3 text-muted">{children}</blockquote>;
}
