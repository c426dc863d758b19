"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type PartRule, partRulesFor } from "@/lib/domain/parts";
import { checkParts } from "@/lib/domain/split";
import { partsCheckText } from "@/lib/format/parts-text";
import { type Speaker } from "@/lib/format/speaker";
import { type splitTargetInput } from "@/lib/schemas/targets";
import { type Directory } from "@/lib/server/queries/directory";
import { type ActionResult } from "@/lib/server/http/define-action";
import { DialogForm } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Dialog } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { type PartField, type TypedPart, typedValue } from "./split-rows";
import { SplitSheet } from "./split-sheet";

export type SplitAction = (input: z.input<typeof splitTargetInput>) => Promise<ActionResult<void>>;

interface SplitDialogProps {
  readonly targetId: string;
  readonly version: number;
  readonly year: number;
  readonly definition: TargetDefinition;
  /** The whole's deadline, which a new part begins with. */
  readonly dueOn: string;
  readonly rule: PartRule | null;
  readonly parts: readonly TypedPart[];
  readonly units: Directory["units"];
  readonly split: SplitAction;
}

/** Splits the target over units (分解), typed or pasted like a sheet, with a check that the parts make the whole. */
export function SplitDialog(props: SplitDialogProps) {
  const t = useTranslations("targets.split");
  const [open, setOpen] = useState(false);
  const title = t(props.parts.length > 0 ? "change" : "split");
  return (
    <Dialog
      className="w-[min(60rem,calc(100vw-1.5rem))] max-w-none"
      trigger={<Button size="sm">{title}</Button>}
      open={open}
      onOpenChange={setOpen}
      title={title}
      description={t("intro")}
    >
      <SplitForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function SplitForm({ close, ...props }: SplitDialogProps & { close: () => void }) {
  const { definition, units, year } = props;
  const t = useTranslations("targets.split");
  const rules = useTranslations("domain.partRule");
  const speaker = useTranslations() as unknown as Speaker;
  const allowed = partRulesFor(definition);
  const blank: TypedPart = {
    id: null,
    version: 0,
    assignmentVersion: 0,
    unitId: "",
    value: "",
    weight: "1",
    dueOn: props.dueOn,
  };
  const [rule, setRule] = useState<PartRule>(props.rule ?? allowed[0] ?? "sum");
  const [rows, setRows] = useState<readonly TypedPart[]>(
    props.parts.length > 0 ? props.parts : [blank, blank, blank],
  );
  const [reason, setReason] = useState("");
  const form = useAction(props.split, () => {
    close();
    return t("saved");
  });
  const numbered = definition.measure !== "milestone" && definition.measure !== "qualitative";
  const columns: readonly PartField[] = [
    "unitId",
    ...(numbered ? (["value"] as const) : []),
    ...(rule === "weighted_mean" ? (["weight"] as const) : []),
    "dueOn",
  ];
  // A row in which nobody typed anything is not meant.
  const meant = rows.filter(({ unitId, value, id }) => id !== null || unitId !== "" || value.trim() !== "");
  const check = checkParts(
    rule,
    definition,
    meant.map(({ value, weight }) => ({
      value: typedValue(value, definition.unit),
      weight: typedValue(weight, null) ?? "",
    })),
  );
  const submit = () => {
    setRows(meant);
    form.run({
      id: props.targetId,
      version: props.version,
      rule,
      reason,
      parts: meant.map((row) => ({ ...row })),
    });
  };
  const short = check.verdict === "short";
  return (
    <DialogForm form={form} onSubmit={submit}>
      {allowed.length > 1 && (
        <FieldGroup legend={t("rule")}>
          <div className="grid gap-1 sm:grid-cols-3">
            {allowed.map((value) => (
              <Checkbox
                key={value}
                type="radio"
                name="rule"
                label={rules(value)}
                hint={t(`ruleHint.${value}`)}
                checked={rule === value}
                onChange={() => setRule(value)}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <SplitSheet
        {...{ rows, columns, units, year, blank }}
        unit={definition.unit}
        errorAt={form.errorAt}
        onChange={setRows}
      />
      <Button size="sm" onClick={() => setRows([...rows, blank])}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
      <Banner tone={short ? "warn" : check.verdict === "unknown" ? "info" : "good"}>
        {partsCheckText(check, rule, definition.unit, speaker)}
      </Banner>
      {(short || props.parts.length > 0) && (
        <Field
          label={t("reason")}
          required
          hint={t(short ? "reasonShort" : "reasonChange")}
          error={form.errorAt("reason")}
        >
          {(control) => (
            <Textarea
              {...control}
              required={false}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
    </DialogForm>
  );
}
