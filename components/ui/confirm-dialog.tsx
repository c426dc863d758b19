"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { dialogClass, overlayClass } from "./dialog";
import { Field } from "./field";
import { SubmitButton } from "./submit-button";
import { Textarea } from "./textarea";

/**
 * Asks before something weighty happens. The action is the form's: it gets `fields` as hidden fields and, where
 * `reason` is given, the field `reason`, which then may not be empty. The dialog closes when the action has returned;
 * it stays open with the message where the action returns one.
 */
export function ConfirmDialog({
  trigger,
  title,
  children,
  confirmLabel,
  danger,
  reason,
  fields = {},
  action,
}: {
  trigger: ReactNode;
  title: ReactNode;
  /** What will happen, in a sentence. */
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  reason?: { label: string; hint?: string; maxLength?: number };
  fields?: Readonly<Record<string, string>>;
  action: (form: FormData) => Promise<{ error?: string } | void>;
}) {
  const t = useTranslations("common.action");
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  // Held here because React empties a form after its action: a refusal must not lose what was typed.
  const [given, setGiven] = useState("");

  const change = (next: boolean) => {
    setOpen(next);
    setError(undefined);
    setGiven("");
  };
  const run = async (form: FormData) => {
    const result = await action(form);
    if (result?.error) setError(result.error);
    else change(false);
  };

  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClass} />
        <AlertDialog.Content className={dialogClass}>
          <form action={run} className="flex min-h-0 flex-col">
            <div className="min-h-0 space-y-3 overflow-y-auto p-4">
              <AlertDialog.Title className="text-lg">{title}</AlertDialog.Title>
              <AlertDialog.Description asChild>
                <div className="text-muted empty:hidden">{children}</div>
              </AlertDialog.Description>
              {Object.entries(fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              {reason && (
                <Field label={reason.label} hint={reason.hint} required>
                  {(control) => (
                    <Textarea
                      name="reason"
                      rows={3}
                      maxLength={reason.maxLength ?? 500}
                      value={given}
                      onChange={(event) => setGiven(event.target.value)}
                      {...control}
                    />
                  )}
                </Field>
              )}
              {error && (
                <p role="alert" className="text-sm font-medium text-red">
                  {error}
                </p>
              )}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">
              <AlertDialog.Cancel asChild>
                <Button>{t("cancel")}</Button>
              </AlertDialog.Cancel>
              <SubmitButton variant={danger ? "danger" : "primary"}>{confirmLabel}</SubmitButton>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
