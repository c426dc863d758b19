"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type z } from "zod";
import { IMPORT_COLUMNS, type ImportColumn } from "@/lib/domain/import-columns";
import { type mapLedgerInput } from "@/lib/schemas/ledger-imports";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type DraftColumns } from "@/lib/server/queries/import-preview";
import { FormProblem } from "../forms/form-problem";
import { useAction } from "../forms/use-action";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type MapLedger = (
  input: z.input<typeof mapLedgerInput>,
) => Promise<ActionResult<{ readonly version: number }>>;

/** The second step: what each column of the file holds. Another heading line is looked at anew by its address. */
export function ColumnForm({
  id,
  version,
  draft: { headingRow, columns, lines },
  map,
}: {
  id: string;
  version: number;
  draft: DraftColumns;
  map: MapLedger;
}) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [holds, setHolds] = useState(columns.map((column) => column.holds));
  const action = useAction(map, () => router.push(`/targets/import/${id}?step=preview`));
  const choose = (at: number, column: ImportColumn | null) =>
    setHolds(holds.map((held, index) => (index === at ? column : held)));
  const fault = action.errorAt("columns");

  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        action.run({ id, version, headingRow, columns: holds });
      }}
    >
      <FormProblem
        problem={fault && action.problem ? { ...action.problem, message: fault } : action.problem}
      />
      <div className="max-w-xl">
        <Field label={t("columns.heading")} hint={t("columns.headingHint")}>
          {(control) => (
            <Select
              value={String(headingRow ?? -1)}
              onChange={(event) =>
                router.replace(`/targets/import/${id}?step=columns&heading=${event.target.value}`)
              }
              options={[
                { value: "-1", label: t("columns.noHeading") },
                ...lines.map((text, at) => ({
                  value: String(at),
                  label: t("columns.line", { line: at + 1, text: text || "—" }),
                })),
              ]}
              {...control}
            />
          )}
        </Field>
      </div>
      <div className="rounded-lg border bg-surface">
        <Table label={t("columns.label")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("columns.letter")}</Th>
              <Th>{t("columns.name")}</Th>
              <Th>{t("columns.samples")}</Th>
              <Th>{t("columns.holds")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {columns.map(({ letter, heading, samples }, at) => {
              const error = action.errorAt(`columns.${at}`);
              return (
                <Tr key={letter} className={cn(holds[at] === null && "text-muted")}>
                  <Td label={t("columns.letter")}>{letter}</Td>
                  <Td label={t("columns.name")} className="font-medium">
                    {heading || "—"}
                  </Td>
                  <Td label={t("columns.samples")} className="max-w-96">
                    <span className="line-clamp-2 break-all">{samples.join(" ｜ ") || "—"}</span>
                  </Td>
                  <Td label={t("columns.holds")} className="min-w-48">
                    <Select
                      aria-label={t("columns.holdsOf", { column: heading || letter })}
                      aria-invalid={error ? true : undefined}
                      value={holds[at] ?? ""}
                      empty={t("columns.ignore")}
                      onChange={(event) => choose(at, (event.target.value || null) as ImportColumn | null)}
                      options={IMPORT_COLUMNS.map((column) => ({
                        value: column,
                        label: t(`column.${column}`),
                      }))}
                    />
                    {error && <p className="mt-1 text-sm font-medium text-red">{error}</p>}
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="submit" variant="primary" disabled={action.pending} aria-busy={action.pending}>
          {t("columns.next")}
        </Button>
      </div>
    </form>
  );
}
