"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type completeTargetInput } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { DialogForm, EditDialog } from "../forms/edit-dialog";
import { ontoVersion } from "../forms/meanwhile";
import { useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";

type CompleteInput = z.input<typeof completeTargetInput>;
export type CompleteAction = (input: CompleteInput) => Promise<ActionResult<void>>;

interface CompleteDialogProps {
  details: CompleteInput;
  complete: CompleteAction;
}

/** Fills in what no report states: baseline, weight, livelihood project, note. */
export function CompleteDialog(props: CompleteDialogProps) {
  const t = useTranslations("targets.complete");
  return (
    <EditDialog trigger={<Button size="sm">{t("title")}</Button>} title={t("title")} description={t("hint")}>
      {(close) => <CompleteForm {...props} close={close} />}
    </EditDialog>
  );
}

function CompleteForm({ details, complete, close }: CompleteDialogProps & { close: () => void }) {
  const t = useTranslations("targets.promise");
  const own = useTranslations("targets.complete");
  const livelihood = useTranslations("targets")("livelihood");
  const [typed, setTyped] = useState(details);
  const saysNow = useMeanwhile(details);
  const form = useAction(complete, () => {
    close();
    return own("saved");
  });
  const set = (change: Partial<CompleteInput>) => setTyped((before) => ({ ...before, ...change }));
  return (
    <DialogForm form={form} onSubmit={() => form.run(ontoVersion(typed, details))}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["baseline", "weight"] as const).map((name) => (
          <Field
            key={name}
            label={t(name)}
            hint={saysNow(name) ?? own(`${name}Hint`)}
            error={form.errorAt(name)}
          >
            {(control) => (
              <Input
                {...control}
                numeric
                value={typed[name]}
                onChange={(event) => set({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Checkbox
        label={livelihood}
        checked={typed.livelihood}
        onChange={(event) => set({ livelihood: event.target.checked })}
      />
      <Field label={t("note")} hint={saysNow("note")} error={form.errorAt("note")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={typed.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </DialogForm>
  );
}
