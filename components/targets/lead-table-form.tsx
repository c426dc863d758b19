"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { unitOfKind } from "@/lib/domain/lead-department";
import { type changeLeadTableInput } from "@/lib/schemas/lead-table";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type LeadTableView } from "@/lib/server/queries/lead-table";
import { FormProblem } from "../forms/form-problem";
import { type ActionForm, useAction } from "../forms/use-action";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { Textarea } from "../ui/textarea";

type TableInput = z.input<typeof changeLeadTableInput>;

/** A row as it is being typed; `key` stays with it when rows change places. */
interface TypedRow {
  readonly key: number;
  readonly kind: string;
  readonly keywords: string;
  readonly unitId: string;
}

/** 责任单位对照表: changed row by row, saved whole; a row further up goes first. */
export function LeadTableForm({
  table: { rows, units, latest },
  change,
}: {
  table: LeadTableView;
  change: (input: TableInput) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("targets.departments");
  const common = useTranslations("common");
  const [typed, setTyped] = useState<readonly TypedRow[]>(() =>
    rows.map((row, key) => ({
      key,
      kind: row.kind,
      keywords: row.keywords.join(" "),
      unitId: row.unitId ?? "",
    })),
  );
  const [nextKey, setNextKey] = useState(rows.length);
  const form = useAction(change, () => common("state.saved"));
  const arrange = (after: readonly TypedRow[]) => {
    setTyped(after);
    // What was wrong is named by the row's place.
    form.reset();
  };
  const move = (index: number, by: -1 | 1) => {
    const after = [...typed];
    after.splice(index + by, 0, ...after.splice(index, 1));
    arrange(after);
  };
  const add = () => {
    arrange([...typed, { key: nextKey, kind: "", keywords: "", unitId: "" }]);
    setNextKey(nextKey + 1);
  };
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.run({
          rows: typed.map(({ kind, keywords, unitId }) => ({ kind, keywords, unitId: unitId || null })),
          latest,
        });
      }}
    >
      <FormProblem problem={form.problem} />
      <div className="rounded-lg border bg-surface">
        <Table label={t("title")} narrow="cards">
          <Thead>
            <Tr>
              <Th numeric>{t("order")}</Th>
              <Th>{t("kind")}</Th>
              <Th>{t("keywords")}</Th>
              <Th>{t("unit")}</Th>
              <Th>
                <span className="sr-only">{t("arrange")}</span>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {typed.map((row, index) => (
              <LeadTableRow
                key={row.key}
                row={row}
                index={index}
                last={index === typed.length - 1}
                units={units}
                errorAt={form.errorAt}
                onChange={(after) => setTyped(typed.map((each) => (each.key === row.key ? after : each)))}
                onMove={(by) => move(index, by)}
                onRemove={() => arrange(typed.filter(({ key }) => key !== row.key))}
              />
            ))}
          </Tbody>
        </Table>
      </div>
      <div className="sticky bottom-0 flex flex-wrap justify-between gap-2 border-t bg-ground py-3 print:hidden">
        <Button onClick={add}>{t("add")}</Button>
        <Button type="submit" variant="primary" disabled={form.pending} aria-busy={form.pending}>
          {common("action.save")}
        </Button>
      </div>
    </form>
  );
}

function LeadTableRow({
  row,
  index,
  last,
  units,
  errorAt,
  onChange,
  onMove,
  onRemove,
}: {
  row: TypedRow;
  index: number;
  last: boolean;
  units: LeadTableView["units"];
  errorAt: ActionForm<TableInput>["errorAt"];
  onChange: (row: TypedRow) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("targets.departments");
  const place = { place: index + 1 };
  const byName = unitOfKind(row.kind, units);
  return (
    <Tr>
      <Td numeric label={t("order")}>
        {index + 1}
      </Td>
      <Td label={t("kind")} className="min-w-32">
        <Field hideLabel label={t("kindOf", place)} error={errorAt(`rows.${index}.kind`)}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              value={row.kind}
              onChange={(event) => onChange({ ...row, kind: event.target.value })}
            />
          )}
        </Field>
      </Td>
      <Td label={t("keywords")} className="min-w-56 sm:w-1/2">
        <Field hideLabel label={t("keywordsOf", place)} error={errorAt(`rows.${index}.keywords`)}>
          {(control) => (
            <Textarea
              {...control}
              rows={1}
              className="min-h-9"
              maxLength={1000}
              value={row.keywords}
              onChange={(event) => onChange({ ...row, keywords: event.target.value })}
            />
          )}
        </Field>
      </Td>
      <Td label={t("unit")} className="min-w-56">
        <Field hideLabel label={t("unitOf", place)} error={errorAt(`rows.${index}.unitId`)}>
          {(control) => (
            <Select
              {...control}
              value={row.unitId}
              empty={byName ? t("byName", { unit: byName.name }) : t("noUnit")}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => onChange({ ...row, unitId: event.target.value })}
            />
          )}
        </Field>
      </Td>
      <Td className="whitespace-nowrap print:hidden">
        <IconButton label={t("up", place)} disabled={index === 0} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t("down", place)} disabled={last} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t("remove", place)} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </Td>
    </Tr>
  );
}

function IconButton({
  label,
  ...props
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return <Button size="icon" variant="quiet" aria-label={label} title={label} {...props} />;
}
