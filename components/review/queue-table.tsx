"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Light as LightKey } from "@/lib/domain/vocabulary";
import { Light } from "../lights/light";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { toast } from "../ui/toast";
import { type ApproveReports } from "./review-actions";

/** A report in the queue, in words. */
export interface QueueTableRow {
  readonly id: string;
  readonly version: number;
  readonly href: string;
  readonly number: string;
  readonly indicator: string;
  readonly unit: string;
  readonly period: string;
  readonly figure: string;
  readonly submitted: string;
  readonly revision: number;
  readonly late: boolean;
  readonly own: boolean;
  /** As it would be with the report approved. */
  readonly light: LightKey;
  readonly lightWord: string;
  readonly unchanged: boolean;
  /** What is odd about the figure, in words. */
  readonly hints: readonly string[];
  /** Whether it may be approved together with others. */
  readonly plain: boolean;
}

/** A page of the queue with a choice of its rows that are approved together. */
export function QueueTable({
  rows,
  place,
  pages,
  description,
  approve,
}: {
  rows: readonly QueueTableRow[];
  /** Tells pages and conditions apart: what was chosen on one is not chosen on another. */
  place: string;
  /** The way to the other pages. */
  pages: ReactNode;
  description?: string;
  /** Null: nothing is chosen, because nothing is decided. */
  approve: ApproveReports | null;
}) {
  const t = useTranslations("review");
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [chosenOn, setChosenOn] = useState(place);
  if (chosenOn !== place) {
    setChosenOn(place);
    setChosenIds(new Set());
  }
  const plain = rows.filter((row) => row.plain);
  // Rows that were decided meanwhile are no longer there to be chosen.
  const chosen = plain.filter(({ id }) => chosenIds.has(id));
  const toggle = (id: string, on: boolean) =>
    setChosenIds(new Set([...chosenIds].filter((other) => other !== id).concat(on ? [id] : [])));

  return (
    <Section
      flush
      title={t("queue")}
      description={description}
      actions={
        approve &&
        chosen.length > 0 && (
          <ConfirmDialog
            trigger={<Button variant="primary">{t("approveChosen", { count: chosen.length })}</Button>}
            title={t("approveChosenTitle", { count: chosen.length })}
            confirmLabel={t("approve")}
            action={async () => {
              const answer = await approve({ reports: chosen.map(({ id, version }) => ({ id, version })) });
              if (!answer.ok) return { error: answer.problem.message };
              setChosenIds(new Set());
              toast.success(t("approvedToast", { count: answer.data.approved }));
            }}
          >
            <p>{t("approveChosenText")}</p>
            <ul className="mt-2 divide-y text-sm text-ink">
              {chosen.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-3 py-1">
                  <span className="grow">
                    {row.indicator}{" "}
                    <span className="text-muted">
                      {row.unit} {row.period}
                    </span>
                  </span>
                  <span className="tabular-nums">{row.figure}</span>
                  <Light light={row.light} word={row.lightWord} />
                </li>
              ))}
            </ul>
          </ConfirmDialog>
        )
      }
    >
      <Table label={t("queue")} narrow="cards">
        <Thead>
          <Tr>
            {approve && (
              <Th>
                <input
                  type="checkbox"
                  className="size-4"
                  aria-label={t("chooseAll")}
                  disabled={plain.length === 0}
                  checked={plain.length > 0 && chosen.length === plain.length}
                  onChange={({ target }) =>
                    setChosenIds(new Set(target.checked ? plain.map(({ id }) => id) : []))
                  }
                />
              </Th>
            )}
            <Th>{t("column.indicator")}</Th>
            <Th numeric>{t("column.value")}</Th>
            <Th>{t("wouldStand")}</Th>
            <Th>{t("column.unit")}</Th>
            <Th>{t("column.period")}</Th>
            <Th>{t("column.submitted")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.id} selected={chosenIds.has(row.id)}>
              {approve && (
                <Td label={t("column.choose")}>
                  <input
                    type="checkbox"
                    className="size-4"
                    aria-label={t("chooseRow", { indicator: row.indicator, period: row.period })}
                    disabled={!row.plain}
                    title={row.plain || row.own ? undefined : t("oneByOne")}
                    checked={chosenIds.has(row.id)}
                    onChange={({ target }) => toggle(row.id, target.checked)}
                  />
                </Td>
              )}
              <Th scope="row">
                <TextLink href={row.href}>{row.indicator}</TextLink>
                <span className="ms-2 inline-flex flex-wrap gap-1.5">
                  {row.revision > 1 && (
                    <Badge tone="info">{t("correction", { revision: row.revision })}</Badge>
                  )}
                  {row.late && <Badge tone="warn">{t("late")}</Badge>}
                  {row.own && <Badge>{t("own")}</Badge>}
                  {row.unchanged && <Badge>{t("changedIs.no")}</Badge>}
                </span>
                {row.hints.map((hint) => (
                  <span key={hint} className="block text-sm font-normal text-yellow">
                    {hint}
                  </span>
                ))}
              </Th>
              <Td numeric label={t("column.value")}>
                {row.figure}
              </Td>
              <Td label={t("wouldStand")}>
                <Light light={row.light} word={row.lightWord} />
              </Td>
              <Td label={t("column.unit")}>{row.unit}</Td>
              <Td label={t("column.period")}>{row.period}</Td>
              <Td label={t("column.submitted")} className="tabular-nums">
                {row.submitted}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {pages}
    </Section>
  );
}
