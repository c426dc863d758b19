"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type z } from "zod";
import { type assignTargetsInput } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type Directory } from "@/lib/server/queries/directory";
import { DialogForm } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { useMeanwhile } from "../forms/use-meanwhile";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Dialog } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { type ProposedLead } from "./ledger-row";

type AssignInput = z.input<typeof assignTargetsInput>;
export type AssignAction = (
  input: AssignInput,
) => Promise<ActionResult<{ readonly assigned: readonly string[]; readonly stale: readonly string[] }>>;

/** A target that the dialog assigns, with the assignment that the person saw. */
export interface Assignable {
  readonly id: string;
  readonly number: number;
  readonly indicator: string;
  readonly year: number;
  readonly assignmentVersion: number;
  readonly assignment: {
    readonly leadUnitId: string;
    readonly supportUnitIds: readonly string[];
    readonly leaderPostId: string | null;
    readonly contact: string | null;
    readonly dueOn: string;
  } | null;
  /** What the form begins with where nobody is in charge; taken only when the person saves. */
  readonly proposedLead: ProposedLead | null;
}

interface AssignDialogProps {
  targets: readonly Assignable[];
  directory: Directory;
  assign: AssignAction;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onDone?: () => void;
}

/**
 * 责任分工 of one target, or of many at once: of many, a field left empty keeps what each of them has. It opens by
 * its trigger, or is held open from outside.
 */
export function AssignDialog({ trigger, open, onOpenChange, ...rest }: AssignDialogProps) {
  const t = useTranslations("targets.assign");
  const [ownOpen, setOwnOpen] = useState(false);
  const shown = open ?? ownOpen;
  const change = onOpenChange ?? setOwnOpen;
  const [only] = rest.targets;
  return (
    <Dialog
      trigger={trigger}
      open={shown}
      onOpenChange={change}
      title={
        rest.targets.length === 1 && only
          ? t("one", { name: only.indicator })
          : t("many", { count: rest.targets.length })
      }
      description={rest.targets.length > 1 ? t("manyHint") : undefined}
    >
      <AssignForm {...rest} close={() => change(false)} />
    </Dialog>
  );
}

/** Mounted with the dialog, so that it begins with the assignment as it is. */
function AssignForm({
  targets,
  directory,
  assign,
  onDone,
  close,
}: Pick<AssignDialogProps, "targets" | "directory" | "assign" | "onDone"> & { close: () => void }) {
  const t = useTranslations("targets.assign");
  const term = useTranslations("domain.term");
  const bulk = targets.length > 1;
  const seen = bulk ? null : (targets[0]?.assignment ?? null);
  const held = {
    leadUnitId: seen?.leadUnitId ?? "",
    leaderPostId: seen?.leaderPostId ?? "",
    contact: seen?.contact ?? "",
    dueOn: seen?.dueOn ?? (bulk ? "" : `${targets[0]?.year ?? ""}-12-31`),
  };
  const saysNow = useMeanwhile(held);
  const proposed = bulk || seen ? null : (targets[0]?.proposedLead ?? null);
  const [leadUnitId, setLead] = useState(held.leadUnitId || (proposed?.unitId ?? ""));
  const [leaderPostId, setLeader] = useState(held.leaderPostId);
  const [supports, setSupports] = useState<readonly string[]>(seen?.supportUnitIds ?? []);
  const [changeSupports, setChangeSupports] = useState(!bulk);
  const [contact, setContact] = useState(held.contact);
  const [dueOn, setDueOn] = useState(held.dueOn);
  const form = useAction(assign, ({ assigned, stale }) => {
    close();
    onDone?.();
    if (stale.length === 0) return t("done", { count: assigned.length });
    const numbers = targets.filter(({ id }) => stale.includes(id)).map(({ number }) => number);
    return t("doneExcept", { count: assigned.length, numbers: numbers.join("、") });
  });

  const submit = () =>
    form.run({
      targets: targets.map(({ id, assignmentVersion }) => ({ id, assignmentVersion })),
      ...(leadUnitId ? { leadUnitId } : {}),
      ...(leaderPostId || !bulk ? { leaderPostId: leaderPostId || null } : {}),
      ...(changeSupports ? { supportUnitIds: [...supports] } : {}),
      ...(contact || !bulk ? { contact } : {}),
      ...(dueOn ? { dueOn } : {}),
    });
  const toggle = (id: string, on: boolean) =>
    setSupports((before) => (on ? [...before, id] : before.filter((other) => other !== id)));

  return (
    <DialogForm form={form} onSubmit={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={term("leadUnit")}
          hint={
            saysNow("leadUnitId", (id) => directory.units.find((unit) => unit.id === id)?.name ?? "") ??
            (proposed?.unitId === leadUnitId ? t("proposed", { keyword: proposed.keyword }) : undefined)
          }
          required={!bulk}
          error={form.errorAt("leadUnitId")}
        >
          {(control) => (
            <Select
              {...control}
              required={false}
              value={leadUnitId}
              onChange={(event) => setLead(event.target.value)}
              empty={bulk ? t("keep") : t("choose")}
              options={directory.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field
          label={term("leaderInCharge")}
          hint={saysNow("leaderPostId", (id) => directory.posts.find((post) => post.id === id)?.title ?? "")}
          error={form.errorAt("leaderPostId")}
        >
          {(control) => (
            <Select
              {...control}
              value={leaderPostId}
              onChange={(event) => setLeader(event.target.value)}
              empty={bulk ? t("keep") : t("noLeader")}
              options={directory.posts.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
        <Field
          label={term("deadline")}
          hint={bulk ? t("keepEmpty") : saysNow("dueOn")}
          error={form.errorAt("dueOn")}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              value={dueOn}
              onChange={(event) => setDueOn(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("contact")}
          hint={bulk ? t("keepEmpty") : saysNow("contact")}
          error={form.errorAt("contact")}
        >
          {(control) => (
            <Input {...control} value={contact} onChange={(event) => setContact(event.target.value)} />
          )}
        </Field>
      </div>
      <FieldGroup legend={term("supportingUnits")}>
        {bulk && (
          <Checkbox
            label={t("changeSupports")}
            checked={changeSupports}
            onChange={(event) => setChangeSupports(event.target.checked)}
          />
        )}
        {changeSupports && (
          <div className="grid max-h-44 gap-x-4 gap-y-1 overflow-y-auto rounded-md border p-2 sm:grid-cols-2">
            {directory.units
              .filter(({ id }) => id !== leadUnitId)
              .map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={supports.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                />
              ))}
          </div>
        )}
        {form.errorAt("supportUnitIds") && (
          <p role="alert" className="text-sm font-medium text-red">
            {form.errorAt("supportUnitIds")}
          </p>
        )}
      </FieldGroup>
    </DialogForm>
  );
}

/** A button that opens the dialog for one target. */
export function AssignButton({
  target,
  directory,
  assign,
}: Pick<AssignDialogProps, "directory" | "assign"> & { target: Assignable }) {
  const t = useTranslations("targets.assign");
  return (
    <AssignDialog
      targets={[target]}
      directory={directory}
      assign={assign}
      trigger={<Button size="sm">{t("set")}</Button>}
    />
  );
}
