"use client";

import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { type ProposedTraits } from "@/lib/domain/target";
import { CATEGORIES, DIRECTIONS, type Measure, MEASURES } from "@/lib/domain/vocabulary";
import { readable } from "@/lib/format/marked-text";
import { type StatementView } from "@/lib/server/queries/statements";
import { isChangeable, isOpen } from "./statement-filter";
import { Quote } from "./statement-form-dialog";
import { StatementOrigin } from "./statement-origin";

/** What can be done about the current statement; each is a key away too. */
export interface StatementCommands {
  readonly confirm: () => void;
  readonly edit: () => void;
  readonly reject: () => void;
  readonly split: () => void;
  readonly merge: () => void;
  readonly restore: () => void;
}

/** The current statement: its words, what its target would be, why it was found, and what to do about it. */
export function StatementPanel({
  statement,
  text,
  traits,
  onTraits,
  commands,
  onShowText,
}: {
  statement: StatementView;
  text: string;
  traits: ProposedTraits;
  onTraits: (traits: ProposedTraits) => void;
  /** null where the person may only read. */
  commands: StatementCommands | null;
  /** Turns to the text where text and list do not stand side by side. */
  onShowText: () => void;
}) {
  const t = useTranslations("statements");
  const { kind, target } = statement;
  const open = isOpen(statement);
  return (
    <div className="space-y-3 px-3 pb-3 ps-10">
      <Quote>{readable(text.slice(statement.start, statement.end))}</Quote>
      {open && statement.reasons.length > 0 && (
        <p className="text-sm">
          <span className="text-muted">{t("basis.doubts")}</span>{" "}
          {statement.reasons.map((doubt) => t(`doubt.${doubt}`)).join("；")}
        </p>
      )}
      {open && kind === "target" && commands && (
        <Traits statement={statement} value={traits} onChange={onTraits} />
      )}
      {kind === "target" && <ProposedLead lead={statement.lead} />}
      {target && (
        <p className="text-sm">
          <TextLink href={`/targets/${target.id}`}>
            {t("panel.openTarget", { number: target.number })}
          </TextLink>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {commands && open && (
          <Action keys="a" variant="primary" onClick={commands.confirm}>
            {kind === "target" ? t("action.confirm") : t("action.accept")}
          </Action>
        )}
        {commands && isChangeable(statement) && (
          <>
            <Action keys="e" onClick={commands.edit}>
              {t("action.edit")}
            </Action>
            <Action keys="x" onClick={commands.reject}>
              {t("action.reject")}
            </Action>
            <Action keys="s" onClick={commands.split}>
              {t("action.split")}
            </Action>
            <Action keys="m" onClick={commands.merge}>
              {t("action.merge")}
            </Action>
          </>
        )}
        {commands && !open && <Action onClick={commands.restore}>{t("action.restore")}</Action>}
        <Button size="sm" variant="quiet" className="lg:hidden" onClick={onShowText}>
          {t("action.showText")}
        </Button>
      </div>
      <StatementOrigin statement={statement} />
    </div>
  );
}

function Action({
  keys,
  children,
  ...props
}: { keys?: string; children: ReactNode; onClick: () => void } & Pick<ButtonLook, "variant">) {
  return (
    <Button size="sm" aria-keyshortcuts={keys} {...props}>
      {children}
      {keys && (
        <span aria-hidden className="max-lg:hidden">
          <Kbd>{keys}</Kbd>
        </span>
      )}
    </Button>
  );
}

/** Who would lead the target; it is settled in the ledger, not here. */
function ProposedLead({ lead }: Pick<StatementView, "lead">) {
  const t = useTranslations("statements.panel");
  return (
    <p className="text-sm">
      <span className="font-medium">{t("lead")}</span>{" "}
      {lead ? (
        <>
          {lead.unit?.name ?? t("leadKind", { kind: lead.kind })}{" "}
          <span className="text-muted">{t("leadBecause", { keyword: lead.keyword })}</span>
        </>
      ) : (
        <span className="text-muted">{t("leadNone")}</span>
      )}
    </p>
  );
}

/** What no report says about a target: proposed, and corrected before confirming. */
function Traits({
  statement: { comparator, metric, proposal },
  value,
  onChange,
}: {
  statement: StatementView;
  value: ProposedTraits;
  onChange: (traits: ProposedTraits) => void;
}) {
  const t = useTranslations("statements.panel");
  const domain = useTranslations("domain");
  // The wording settles the measure of these (see draftTarget).
  const settled: Measure | null =
    comparator === "qualitative" ? "qualitative" : metric === "growth" ? "growth" : null;
  const measures = settled ? [settled] : MEASURES.filter((key) => key !== "qualitative" && key !== "growth");
  /** A choice that is still the proposed one says so. */
  const named = (key: keyof ProposedTraits) =>
    value[key] === proposal[key] ? t("proposed", { label: t(key) }) : t(key);
  return (
    <div className="grid grid-cols-1 gap-2 sm:grid-cols-3">
      <Field label={named("measure")}>
        {(control) => (
          <Select
            {...control}
            value={settled ?? value.measure}
            disabled={settled !== null}
            options={measures.map((key) => ({ value: key, label: domain(`measure.${key}`) }))}
            onChange={(event) => onChange({ ...value, measure: event.target.value as typeof value.measure })}
          />
        )}
      </Field>
      <Field label={named("direction")}>
        {(control) => (
          <Select
            {...control}
            value={value.direction}
            options={DIRECTIONS.map((key) => ({ value: key, label: domain(`direction.${key}`) }))}
            onChange={(event) =>
              onChange({ ...value, direction: event.target.value as typeof value.direction })
            }
          />
        )}
      </Field>
      <Field label={named("category")}>
        {(control) => (
          <Select
            {...control}
            value={value.category}
            options={CATEGORIES.map((key) => ({ value: key, label: domain(`category.${key}`) }))}
            onChange={(event) =>
              onChange({ ...value, category: event.target.value as typeof value.category })
            }
          />
        )}
      </Field>
    </div>
  );
}
