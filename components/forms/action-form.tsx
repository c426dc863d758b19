"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type ActionResult } from "@/lib/server/http/define-action";
import { Button, type ButtonLook } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog, DialogClose } from "../ui/dialog";
import { toast } from "../ui/toast";
import { FormProblem } from "./form-problem";
import { type ActionForm as Form, useAction } from "./use-action";
import { type SaysNow, useMeanwhile } from "./use-meanwhile";

type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

interface ActionFormProps<Input, Data, Facts extends object> {
  action: Action<Input, Data>;
  /** Makes the action's input of what was typed. */
  read: (form: FormData) => Input;
  /** Called after success; its text, if it returns one, is shown as a short note. */
  done: (data: Data) => string | void;
  submitLabel: string;
  /** The stored record that the form changes, by its fields; left out where it makes one. */
  record?: Facts;
  /** The fields, uncontrolled and named; what was typed stays when the action refuses. */
  children: (errorAt: Form<Input>["errorAt"], saysNow: SaysNow<Facts>) => ReactNode;
}

/** A form on a page whose action says what was wrong at which field. */
export function ActionForm<Input, Data, Facts extends object = never>({
  cancel,
  ...form
}: ActionFormProps<Input, Data, Facts> & { cancel?: ReactNode }) {
  const state = useAction(form.action, form.done);
  const saysNow = useMeanwhile(form.record ?? ({} as Facts));
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        state.run(form.read(new FormData(event.currentTarget)));
      }}
    >
      <FormProblem problem={state.problem} />
      {form.children(state.errorAt, saysNow)}
      <div className="flex flex-wrap justify-end gap-2 border-t pt-3">
        {cancel}
        <Button type="submit" variant="primary" disabled={state.pending} aria-busy={state.pending}>
          {form.submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** The same in a dialog; it closes after success. Unless said otherwise it saves, and says that it did. */
export function FormDialog<Input, Data, Facts extends object = never>({
  trigger,
  title,
  description,
  ...form
}: Pick<ActionFormProps<Input, Data, Facts>, "action" | "read" | "record" | "children"> &
  Partial<Pick<ActionFormProps<Input, Data, Facts>, "done" | "submitLabel">> & {
    trigger: ReactNode;
    title: string;
    description?: string;
  }) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const done = (data: Data) => {
    setOpen(false);
    return form.done ? form.done(data) : t("state.saved");
  };
  return (
    <Dialog trigger={trigger} open={open} onOpenChange={setOpen} title={title} description={description}>
      <ActionForm
        {...form}
        done={done}
        submitLabel={form.submitLabel ?? t("action.save")}
        cancel={
          <DialogClose asChild>
            <Button>{t("action.cancel")}</Button>
          </DialogClose>
        }
      />
    </Dialog>
  );
}

/** A button that does one thing at once; how it went is told in a short note. */
export function ActionButton<Input>({
  action,
  input,
  note,
  children,
  label,
  disabled,
  ...look
}: ButtonLook & {
  action: Action<Input, unknown>;
  input: Input;
  note?: string;
  /** Names a button that shows a sign only. */
  label?: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("common.form");
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    const result = await action(input).catch(() => null);
    setPending(false);
    if (!result?.ok) toast.error(result?.problem.message ?? t("unreachable"));
    else if (note) toast.success(note);
  };
  return (
    <Button
      {...look}
      aria-label={label}
      title={label}
      disabled={disabled || pending}
      aria-busy={pending}
      onClick={run}
    >
      {children}
    </Button>
  );
}

/** A button that asks before it acts, with a text to give where `reason` names one. */
export function ActionConfirm<Input, Data>({
  action,
  input,
  done,
  ...dialog
}: {
  action: Action<Input, Data>;
  input: (reason: string) => Input;
  done: (data: Data) => string | void;
  trigger: ReactNode;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  reason?: { label: string; hint?: string; maxLength?: number };
}) {
  const t = useTranslations("common.form");
  return (
    <ConfirmDialog
      {...dialog}
      action={async (form) => {
        const result = await action(input(String(form.get("reason") ?? ""))).catch(() => null);
        if (!result?.ok) return { error: result?.problem.message ?? t("unreachable") };
        const note = done(result.data);
        if (note) toast.success(note);
      }}
    />
  );
}

/** The text of a named field. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "");

/** A chosen id, or null where nothing is chosen. */
export const choiceOf = (form: FormData, name: string): string | null => textOf(form, name) || null;
