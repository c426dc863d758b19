import { ChevronDown, ChevronRight, UserPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { targetNumber } from "@/lib/domain/split";
import { Light } from "../lights/light";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Td, Th, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { type LedgerItem, type LedgerPart, type LedgerRow } from "./ledger-row";

/** A target's row. Whoever may choose and assign it gets `onSelect` and `onAssign`; a split one `onUnfold`. */
export function LedgerLine({
  row,
  selected,
  onSelect,
  onAssign,
  unfolded,
  onUnfold,
}: {
  row: LedgerItem;
  selected: boolean;
  onSelect?: () => void;
  onAssign?: () => void;
  unfolded: boolean;
  onUnfold?: () => void;
}) {
  const t = useTranslations("targets");
  const Chevron = unfolded ? ChevronDown : ChevronRight;
  return (
    <Tr selected={selected}>
      {onSelect && (
        <Td className="w-8 pe-0 print:hidden">
          <input
            type="checkbox"
            className="size-4"
            aria-label={t("choose", { name: row.indicator })}
            checked={selected}
            onChange={onSelect}
          />
        </Td>
      )}
      <Td numeric label={t("column.number")}>
        {targetNumber(row)}
      </Td>
      <Th scope="row" className="min-w-36 px-3 py-2 align-top">
        <TextLink href={row.href}>{row.indicator}</TextLink>
        {row.livelihood && <Badge className="ms-1.5">{t("livelihood")}</Badge>}
        {row.gaps.includes("schedule") && (
          <Badge tone="warn" className="ms-1.5">
            {t("gap.schedule")}
          </Badge>
        )}
        {onUnfold && (
          <Button
            size="sm"
            variant="quiet"
            className="-ms-1 flex"
            aria-expanded={unfolded}
            aria-label={t("split.unfold", { name: row.indicator, count: row.parts.length })}
            onClick={onUnfold}
          >
            <Chevron aria-hidden className="print:hidden" />
            {t("split.count", { count: row.parts.length })}
          </Button>
        )}
      </Th>
      <Figures
        row={row}
        lead={
          <span className="flex items-start justify-between gap-x-1">
            <span>
              {row.leadUnit ?? <Badge tone="warn">{t(onAssign ? "gap.assignment" : "unassigned")}</Badge>}
              {row.proposedLead && (
                <span className="block text-muted sm:whitespace-nowrap">
                  {t("propose.cell", { unit: row.proposedLead.shortName })}
                </span>
              )}
            </span>
            {onAssign && (
              <Button
                size="icon"
                variant="quiet"
                className="size-6"
                title={t("assign.open")}
                aria-label={t("assign.one", { name: row.indicator })}
                onClick={onAssign}
              >
                <UserPen aria-hidden />
              </Button>
            )}
          </span>
        }
      />
    </Tr>
  );
}

/** A part below its whole: what its unit is asked for, and where that stands. It is set up on the whole's page. */
export function PartLine({ part, choosing }: { part: LedgerPart; choosing: boolean }) {
  const t = useTranslations("targets");
  const number = targetNumber(part);
  return (
    <Tr className="bg-sunken/60">
      {choosing && <Td className="w-8 pe-0 print:hidden" />}
      <Td numeric label={t("column.number")}>
        {part.href === null ? number : <TextLink href={part.href}>{number}</TextLink>}
      </Td>
      <Th scope="row" className="min-w-36 py-2 ps-6 pe-3 align-top font-normal">
        {part.indicator}
      </Th>
      <Figures row={part} lead={part.leadUnit} />
    </Tr>
  );
}

/** The columns that a target and a part have alike. */
function Figures({ row, lead }: { row: Omit<LedgerRow, "href">; lead: ReactNode }) {
  const t = useTranslations("targets");
  return (
    <>
      <Td label={t("column.target")} className="whitespace-nowrap tabular-nums">
        {row.target}
      </Td>
      <Td label={t("column.unit")}>{row.unit}</Td>
      <Td label={t("column.category")} className="sm:[&:not(:lang(en))]:whitespace-nowrap">
        {row.category}
      </Td>
      <Td label={t("column.leader")}>{row.leader}</Td>
      <Td label={t("column.leadUnit")} className="min-w-24">
        {lead}
      </Td>
      <Td label={t("column.supportUnits")}>{row.supportUnits}</Td>
      <Td label={t("column.due")} className="whitespace-nowrap">
        {row.due}
      </Td>
      <Td label={t("column.expected")} numeric>
        {row.expected}
      </Td>
      <Td label={t("column.actual")} numeric>
        {row.actual}
      </Td>
      <Td label={t("column.attainment")} numeric>
        {row.attainment}
      </Td>
      <Td label={t("column.light")} className="py-1.5">
        <Light light={row.light} word={row.lightWord} reason={row.reason} />
      </Td>
    </>
  );
}
