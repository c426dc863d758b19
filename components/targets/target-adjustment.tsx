"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { type decideAdjustmentInput, type refuseAdjustmentInput } from "@/lib/schemas/targets";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type AdjustmentView } from "@/lib/server/queries/adjustments";
import { ActionConfirm } from "../forms/action-form";
import { EvidenceList } from "../progress/evidence-list";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { type AdjustedField, shownChanges, useFieldLabel, useFieldWords } from "./adjusted-fields";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface AdjustmentActions {
  readonly confirm: Run<typeof decideAdjustmentInput>;
  readonly refuse: Run<typeof refuseAdjustmentInput>;
  readonly takeBack: Run<typeof decideAdjustmentInput>;
}

/** 目标调整 that waits for its second person, with everything to decide on it; or why it was refused. */
export function TargetAdjustment({
  adjustment,
  actions,
}: {
  adjustment: AdjustmentView;
  actions: AdjustmentActions;
}) {
  const t = useTranslations("targets.adjustment");
  const locale = useLocale();
  const { reason, document, evidence, proposedBy, proposedAt, decidedBy, decidedAt, refusal } = adjustment;
  const waits = adjustment.state === "proposed";
  const asked = t("by", { name: proposedBy, at: formatDateTime(proposedAt, locale) });
  return (
    <Section
      id="adjustment"
      title={t(waits ? "waits" : "refused")}
      description={waits ? t("waitsForOther") : undefined}
      className="mb-4"
      actions={waits && <DecisionButtons adjustment={adjustment} actions={actions} />}
    >
      <div className="space-y-3">
        {adjustment.outdated && <Banner tone="warn" title={t("outdated")} />}
        {refusal && decidedAt && (
          <p>
            {t("refusedBy", {
              name: decidedBy ?? "",
              at: formatDateTime(decidedAt, locale),
              reason: refusal,
            })}
          </p>
        )}
        <Changes {...adjustment} />
        <p className="text-sm">
          {t("reason", { reason })} <span className="text-muted">{asked}</span>
        </p>
        <div className="text-sm">
          {t("document", { document })}
          <EvidenceList evidence={[evidence]} />
        </div>
      </div>
    </Section>
  );
}

function DecisionButtons({
  adjustment,
  actions,
}: {
  adjustment: AdjustmentView;
  actions: AdjustmentActions;
}) {
  const t = useTranslations("targets.adjustment");
  const { id, version, outdated, mayConfirm, mayTakeBack } = adjustment;
  const { indicator } = adjustment.from;
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      {mayConfirm && !outdated && (
        <ActionConfirm
          trigger={
            <Button size="sm" variant="primary">
              {t("confirm")}
            </Button>
          }
          title={t("confirmTitle", { indicator })}
          confirmLabel={t("confirm")}
          action={actions.confirm}
          input={() => ({ id, version })}
          done={() => t("confirmed")}
        >
          {t("confirmText")}
        </ActionConfirm>
      )}
      {mayConfirm && (
        <ActionConfirm
          trigger={<Button size="sm">{t("refuse")}</Button>}
          title={t("refuseTitle", { indicator })}
          confirmLabel={t("refuse")}
          reason={{ label: t("refuseReason") }}
          action={actions.refuse}
          input={(given) => ({ id, version, reason: given })}
          done={() => t("refusedDone")}
        />
      )}
      {mayTakeBack && (
        <ActionConfirm
          trigger={<Button size="sm">{t("takeBack")}</Button>}
          title={t("takeBackTitle", { indicator })}
          confirmLabel={t("takeBack")}
          action={actions.takeBack}
          input={() => ({ id, version })}
          done={() => t("takenBack")}
        >
          {t("takeBackText")}
        </ActionConfirm>
      )}
    </span>
  );
}

/** What the proposal changes, field by field. */
function Changes({ changes, from, to }: Pick<AdjustmentView, "changes" | "from" | "to">) {
  const t = useTranslations("targets.adjustment");
  const label = useFieldLabel(from, to);
  const say = useFieldWords();
  return (
    <Table label={t("waits")}>
      <Thead>
        <tr role="row">
          <Th>{t("field")}</Th>
          <Th>{t("before")}</Th>
          <Th>{t("after")}</Th>
        </tr>
      </Thead>
      <Tbody>
        {shownChanges(changes, from, to).map((change) => (
          <Tr key={change.field}>
            <Td>{label(change.field as AdjustedField)}</Td>
            <Td>
              <del className="text-muted">{say(change.field as AdjustedField, change.before)}</del>
            </Td>
            <Td>
              <ins className="font-medium no-underline">
                {say(change.field as AdjustedField, change.after)}
              </ins>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
