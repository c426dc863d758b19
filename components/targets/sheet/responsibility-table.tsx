"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState, useSyncExternalStore } from "react";
import { plainName } from "@/lib/domain/cell-text";
import { type Speaker } from "@/lib/format/speaker";
import { type Directory } from "@/lib/server/queries/directory";
import { EmptyState } from "../../ui/empty-state";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { LinkButton } from "../../ui/link-button";
import { Spinner } from "../../ui/spinner";
import { Table, Tbody, Td, Th, Thead, Tr } from "../../ui/table";
import { TextLink } from "../../ui/text-link";
import { cellText, fillDown, type ShownTable } from "./block-changes";
import { SheetBar } from "./sheet-bar";
import { sheetColumns } from "./sheet-columns";
import { SheetGrid } from "./sheet-grid";
import { SheetToolbar } from "./sheet-toolbar";
import { useSelection } from "./use-selection";
import { type EditAction, useSheet } from "./use-sheet";

/** The first column that one can type in. */
const START = { row: 0, column: 4 };

/**
 * 责任分工表 of a year, edited like a sheet; on a phone and on paper a plain table of the same rows.
 *
 * @param person whose strokes undo takes back
 */
export function ResponsibilityTable({
  year,
  person,
  directory,
  edit,
}: {
  year: number;
  person: string;
  directory: Directory;
  edit: EditAction;
}) {
  const t = useTranslations("targets.sheet");
  const all = useTranslations();
  const columns = useMemo(() => sheetColumns(directory, all as unknown as Speaker), [directory, all]);
  const sheet = useSheet(year, person, edit);
  const [wanted, setWanted] = useState("");
  const { state } = sheet;
  const plain = usePlain();
  const rows = useMemo(() => {
    const words = plainName(wanted);
    if (!state || words === "") return state?.rows ?? [];
    return state.rows.filter((row) =>
      columns.some((column) => plainName(cellText({ state }, row, column)).includes(words)),
    );
  }, [state, wanted, columns]);
  const selection = useSelection(rows.length, columns.length, START);
  if (!state)
    return (
      <div className="flex min-h-40 items-center justify-center gap-2 text-muted">
        {sheet.failure ?? (
          <>
            <Spinner /> {t("loading")}
          </>
        )}
      </div>
    );
  if (state.rows.length === 0)
    return (
      <EmptyState
        title={all("targets.none")}
        action={
          <>
            <LinkButton href="/targets/import">{all("targets.import")}</LinkButton>
            <LinkButton variant="primary" href="/reports">
              {all("targets.toReports")}
            </LinkButton>
          </>
        }
      >
        {t("noneHint")}
      </EmptyState>
    );
  const table: ShownTable = { state, rows, columns, year };
  if (plain) return <PlainTable table={table} />;
  const row = rows[selection.active.row];
  const column = columns[selection.active.column];
  return (
    <>
      <SheetToolbar
        sheet={sheet}
        fill={() => sheet.change(fillDown(table, selection.block))}
        filter={
          <Field label={t("filter")} className="w-56">
            {(control) => (
              <Input
                {...control}
                type="search"
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
              />
            )}
          </Field>
        }
      />
      {row && column ? (
        <>
          <SheetBar
            row={row}
            column={column}
            text={cellText(table, row, column)}
            edit={state.edits.get(row.id)}
            sheet={sheet}
          />
          <SheetGrid table={table} sheet={sheet} selection={selection} />
        </>
      ) : (
        <EmptyState title={all("targets.none")}>{all("targets.sheet.noneHint")}</EmptyState>
      )}
    </>
  );
}

function PlainTable({ table }: { table: ShownTable }) {
  const t = useTranslations("targets.sheet");
  const { rows, columns } = table;
  return (
    <>
      <p className="mb-3 text-sm text-muted print:hidden">{t("phoneHint")}</p>
      <div className="rounded-lg border bg-surface print:border-0">
        <Table label={t("title")} narrow="cards">
          <Thead>
            <tr role="row">
              {columns.map(({ key, label, numeric }) => (
                <Th key={key} numeric={numeric}>
                  {label}
                </Th>
              ))}
            </tr>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.id} className="[content-visibility:auto]">
                {columns.map((column) =>
                  column.key === "indicator" ? (
                    <Th key={column.key} scope="row" className="px-3 py-2 align-top">
                      <TextLink href={`/targets/${row.id}`}>{row.indicator}</TextLink>
                    </Th>
                  ) : (
                    <Td
                      key={column.key}
                      label={column.label}
                      numeric={column.numeric}
                      className={column.many ? undefined : "whitespace-nowrap"}
                    >
                      {cellText(table, row, column)}
                    </Td>
                  ),
                )}
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </>
  );
}

const PLAIN = "print, (max-width: 767px)";

/** Whether there is no room (or no screen) for a sheet. */
function usePlain(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(PLAIN);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(PLAIN).matches,
    () => false,
  );
}
