"use client";

import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Fragment, useState } from "react";
import { type LedgerSort } from "@/lib/domain/ledger-order";
import { type Directory } from "@/lib/server/queries/directory";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Table, Tbody, Th, Thead } from "../ui/table";
import { type AssignAction, AssignDialog } from "./assign-dialog";
import { LedgerLine, PartLine } from "./ledger-line";
import { type LedgerItem } from "./ledger-row";
import { ProposedLeadsDialog } from "./proposed-leads-dialog";

/** What the supervisor can do in the ledger; others only read it. */
export interface LedgerEditing {
  readonly directory: Directory;
  readonly assign: AssignAction;
}

/** How a column's head sorts the whole ledger: where it leads, and how it is sorted now. */
export type LedgerHeads = Readonly<
  Record<LedgerSort, { readonly href: string; readonly sorted: "ascending" | "descending" | "none" }>
>;

/** A page of the ledger, one row a target; with `editing`, rows can be chosen and assigned. */
export function LedgerTable({
  rows,
  place,
  heads,
  editing,
}: {
  rows: readonly LedgerItem[];
  /** Tells the pages and orders of the ledger apart: what was chosen on one is not chosen on another. */
  place: string;
  heads: LedgerHeads;
  editing?: LedgerEditing;
}) {
  const t = useTranslations("targets");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<"closed" | "chosen" | "proposed" | { readonly id: string }>("closed");
  const [chosenOn, setChosenOn] = useState(place);
  if (chosenOn !== place) {
    setChosenOn(place);
    setChosen(new Set());
  }
  const chosenRows = rows.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => setChosen((before) => withOrWithout(before, id));
  const unfold = (id: string) => setUnfolded((before) => withOrWithout(before, id));
  const all = chosenRows.length === rows.length;
  // By id, so that an open dialog sees the rows as they are now.
  const assigning =
    dialog === "chosen"
      ? chosenRows
      : rows.filter(({ id }) => typeof dialog === "object" && id === dialog.id);

  return (
    <>
      <Table label={t("title")} narrow="cards" className="[&_:is(td,th)]:px-2">
        <Thead>
          <tr role="row">
            {editing && (
              <Th className="w-8 pe-0 print:hidden">
                <input
                  type="checkbox"
                  className="size-4"
                  aria-label={t("chooseAll")}
                  checked={all}
                  onChange={() => setChosen(all ? new Set() : new Set(rows.map(({ id }) => id)))}
                />
              </Th>
            )}
            <SortTh {...heads.number} numeric>
              {t("column.number")}
            </SortTh>
            <Th>{t("column.indicator")}</Th>
            <Th>{t("column.target")}</Th>
            <Th>{t("column.unit")}</Th>
            <Th>{t("column.category")}</Th>
            <Th>{t("column.leader")}</Th>
            <Th>{t("column.leadUnit")}</Th>
            <Th>{t("column.supportUnits")}</Th>
            <SortTh {...heads.due}>{t("column.due")}</SortTh>
            <Th numeric>{t("column.expected")}</Th>
            <Th numeric>{t("column.actual")}</Th>
            <SortTh {...heads.attainment} numeric>
              {t("column.attainment")}
            </SortTh>
            <SortTh {...heads.light}>{t("column.light")}</SortTh>
          </tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <LedgerLine
                row={row}
                selected={chosen.has(row.id)}
                onSelect={editing && (() => toggle(row.id))}
                onAssign={editing && (() => setDialog({ id: row.id }))}
                unfolded={unfolded.has(row.id)}
                onUnfold={row.parts.length > 0 ? () => unfold(row.id) : undefined}
              />
              {unfolded.has(row.id) &&
                row.parts.map((part) => <PartLine key={part.id} part={part} choosing={Boolean(editing)} />)}
            </Fragment>
          ))}
        </Tbody>
      </Table>
      {editing && (
        <>
          {chosenRows.length > 0 && (
            <div
              role="toolbar"
              aria-label={t("chosen", { count: chosenRows.length })}
              className="sticky bottom-0 z-10 mt-2 flex flex-wrap items-center gap-3 rounded-lg border border-accent bg-surface px-4 py-2.5 shadow-lg print:hidden"
            >
              <span className="font-medium tabular-nums">{t("chosen", { count: chosenRows.length })}</span>
              <Button variant="primary" onClick={() => setDialog("chosen")}>
                {t("assign.chosen")}
              </Button>
              {chosenRows.some(({ proposedLead }) => proposedLead) && (
                <Button onClick={() => setDialog("proposed")}>{t("propose.open")}</Button>
              )}
              <LinkButton
                href={`/notices/new?${new URLSearchParams(chosenRows.map(({ id }) => ["target", id]))}`}
              >
                {t("notices.draft")}
              </LinkButton>
              <Button variant="quiet" onClick={() => setChosen(new Set())}>
                {t("chooseNone")}
              </Button>
            </div>
          )}
          <AssignDialog
            targets={assigning}
            directory={editing.directory}
            assign={editing.assign}
            open={dialog === "chosen" || typeof dialog === "object"}
            onOpenChange={(open) => !open && setDialog("closed")}
            onDone={() => setChosen(new Set())}
          />
          <ProposedLeadsDialog
            rows={chosenRows}
            assign={editing.assign}
            open={dialog === "proposed"}
            onClose={() => setDialog("closed")}
            onDone={() => setChosen(new Set())}
          />
        </>
      )}
    </>
  );
}

function withOrWithout(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return after;
}

/** A column's head that sorts the whole ledger: first rising, then falling. */
function SortTh({
  href,
  sorted,
  numeric,
  children,
}: LedgerHeads[LedgerSort] & { numeric?: boolean; children: React.ReactNode }) {
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown }[sorted];
  return (
    <Th numeric={numeric} aria-sort={sorted}>
      <Link href={href} scroll={false} className="inline-flex min-h-6 items-center gap-1 hover:text-ink">
        {children}
        <Icon aria-hidden className="size-3 print:hidden" />
      </Link>
    </Th>
  );
}
