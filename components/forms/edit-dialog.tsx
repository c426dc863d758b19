"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, type ButtonLook } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { FormProblem } from "./form-problem";
import { type ActionForm } from "./use-action";

/** A form in a dialog. Its fields are mounted on opening, so that they begin with the record as it is. */
export function EditDialog({
  trigger,
  title,
  description,
  children,
}: {
  trigger: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={trigger} open={open} onOpenChange={setOpen} title={title} description={description}>
      {children(() => setOpen(false))}
    </Dialog>
  );
}

/** The form inside: its problem on top, its buttons below; what was typed stays when the action fails. */
export function DialogForm({
  form,
  onSubmit,
  submitLabel,
  variant = "primary",
  children,
}: {
  form: Pick<ActionForm<never>, "problem" | "pending">;
  onSubmit: () => void;
  submitLabel?: string;
  variant?: ButtonLook["variant"];
  children: ReactNode;
}) {
  const t = useTranslations("common.action");
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <FormProblem problem={form.problem} />
      {children}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex justify-end gap-2 border-t bg-surface px-4 py-3">
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant={variant} disabled={form.pending} aria-busy={form.pending}>
          {submitLabel ?? t("save")}
        </Button>
      </div>
    </form>
  );
}
