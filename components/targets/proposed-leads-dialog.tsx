"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "../forms/edit-dialog";
import { useAction } from "../forms/use-action";
import { Checkbox } from "../ui/checkbox";
import { Dialog } from "../ui/dialog";
import { FieldGroup } from "../ui/field";
import { type AssignAction } from "./assign-dialog";
import { type LedgerRow } from "./ledger-row";

interface ProposedLeadsProps {
  /** The chosen targets; those that have a lead unit already are left alone. */
  rows: readonly LedgerRow[];
  assign: AssignAction;
  onDone: () => void;
}

/** 按建议分工: who would lead which target, looked through and ticked by a person before anything is assigned. */
export function ProposedLeadsDialog({
  open,
  onClose,
  ...rest
}: ProposedLeadsProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations("targets.propose");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("description")}
    >
      <ProposedLeadsForm {...rest} onClose={onClose} />
    </Dialog>
  );
}

/** Mounted with the dialog, so that it begins with every proposal ticked. */
function ProposedLeadsForm({ rows, assign, onDone, onClose }: ProposedLeadsProps & { onClose: () => void }) {
  const t = useTranslations("targets.propose");
  const result = useTranslations("targets.assign");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const open = rows.filter(({ assignment }) => assignment === null);
  const proposals = open.flatMap((row) => (row.proposedLead ? [{ row, lead: row.proposedLead }] : []));
  const without = open.filter(({ proposedLead }) => proposedLead === null).map(({ number }) => number);
  const form = useAction(assign, ({ assigned, stale }) => {
    onClose();
    onDone();
    if (stale.length === 0) return result("done", { count: assigned.length });
    const numbers = rows.filter(({ id }) => stale.includes(id)).map(({ number }) => number);
    return result("doneExcept", { count: assigned.length, numbers: numbers.join("、") });
  });
  const take = proposals.filter(({ row }) => !left.has(row.id));
  const toggle = (id: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((other) => other !== id) : [...before, id]));
  return (
    <DialogForm
      form={form}
      submitLabel={t("take", { count: take.length })}
      onSubmit={() =>
        form.run({
          targets: take.map(({ row, lead }) => ({
            id: row.id,
            assignmentVersion: row.assignmentVersion,
            leadUnitId: lead.unitId,
          })),
        })
      }
    >
      <FieldGroup legend={t("legend", { count: proposals.length })}>
        {proposals.map(({ row, lead }) => (
          <Checkbox
            key={row.id}
            label={t("line", { number: row.number, indicator: row.indicator, unit: lead.name })}
            hint={t("because", { keyword: lead.keyword })}
            checked={!left.has(row.id)}
            onChange={(event) => toggle(row.id, event.target.checked)}
          />
        ))}
      </FieldGroup>
      {without.length > 0 && (
        <p className="text-sm text-muted">
          {t("without", { count: without.length, numbers: without.join("、") })}
        </p>
      )}
    </DialogForm>
  );
}
