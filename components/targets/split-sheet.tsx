"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { readTabText } from "@/lib/format/tab-text";
import { type Directory } from "@/lib/server/queries/directory";
import { Button } from "../ui/button";
import { Field, type FieldControl } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { toast } from "../ui/toast";
import { type PartField, pasteParts, type TypedPart } from "./split-rows";

const LABELS = { unitId: "unit", value: "value", weight: "weight", dueOn: "due" } as const;

/** The rows of a split: Enter and Alt with an arrow walk down and up a column, and a block is pasted from any cell on. */
export function SplitSheet({
  rows,
  columns,
  units,
  unit,
  year,
  blank,
  errorAt,
  onChange,
}: {
  rows: readonly TypedPart[];
  columns: readonly PartField[];
  units: Directory["units"];
  unit: string | null;
  year: number;
  blank: TypedPart;
  errorAt: (field: string) => string | undefined;
  onChange: (rows: readonly TypedPart[]) => void;
}) {
  const t = useTranslations("targets.split");
  const sheet = useRef<HTMLDivElement>(null);
  const label = (field: PartField) => (field === "value" && unit ? t("valueIn", { unit }) : t(LABELS[field]));
  const set = (row: number, change: Partial<TypedPart>) =>
    onChange(rows.map((one, index) => (index === row ? { ...one, ...change } : one)));
  const focus = (row: number, field: PartField) =>
    requestAnimationFrame(() =>
      sheet.current?.querySelector<HTMLElement>(`[data-cell="${row}.${field}"]`)?.focus(),
    );
  const walk = (event: KeyboardEvent, row: number, field: PartField) => {
    const step =
      event.key === "Enter" || (event.altKey && event.key === "ArrowDown")
        ? 1
        : event.altKey && event.key === "ArrowUp"
          ? -1
          : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (row + step === rows.length) onChange([...rows, blank]);
    focus(Math.max(0, row + step), field);
  };
  const paste = (event: ClipboardEvent, row: number, field: PartField) => {
    const cells = readTabText(event.clipboardData.getData("text/plain"));
    const single = cells.length === 1 && cells[0]?.length === 1;
    if (single && field !== "unitId" && field !== "dueOn") return;
    event.preventDefault();
    const result = pasteParts(rows, { row, column: columns.indexOf(field) }, cells, {
      columns,
      units,
      year,
      blank,
    });
    onChange(result.rows);
    if (result.left > 0) toast.warning(t("pasteLeft", { count: result.left }));
    else toast.info(t("pasted", { count: result.pasted }));
  };
  const control = (field: PartField, row: TypedPart, index: number, given: FieldControl) => {
    const common = {
      ...given,
      required: false,
      "data-cell": `${index}.${field}`,
      value: row[field],
      onKeyDown: (event: KeyboardEvent) => walk(event, index, field),
      onPaste: (event: ClipboardEvent) => paste(event, index, field),
      onChange: (event: { target: { value: string } }) => set(index, { [field]: event.target.value }),
    };
    if (field === "unitId")
      return (
        <Select
          {...common}
          empty={t("chooseUnit")}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    return <Input {...common} numeric={field !== "dueOn"} type={field === "dueOn" ? "date" : "text"} />;
  };
  const template = {
    gridTemplateColumns: `${columns.map((field) => (field === "unitId" ? "minmax(9rem,2fr)" : "minmax(7rem,1fr)")).join(" ")} 2.25rem`,
  };
  return (
    <div ref={sheet} className="overflow-x-auto" role="group" aria-label={t("title")} tabIndex={-1}>
      <div className="min-w-[30rem] space-y-1.5">
        <div className="grid gap-1.5 text-sm font-medium text-muted" style={template} aria-hidden>
          {columns.map((field) => (
            <span key={field}>{label(field)}</span>
          ))}
        </div>
        {rows.map((row, index) => (
          <div key={index} className="grid items-start gap-1.5" style={template}>
            {columns.map((field) => (
              <Field
                key={field}
                hideLabel
                label={t("cell", { row: index + 1, column: label(field) })}
                error={errorAt(`parts.${index}.${field}`)}
              >
                {(given) => control(field, row, index, given)}
              </Field>
            ))}
            <Button
              size="icon"
              variant="quiet"
              aria-label={t("remove", { row: index + 1 })}
              onClick={() => onChange(rows.filter((_, other) => other !== index))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
      </div>
      <p className="mt-1.5 text-sm text-muted">{t("hint")}</p>
    </div>
  );
}
