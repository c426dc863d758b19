"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Period } from "@/lib/domain/period";
import { leadingLight, type RollUp } from "@/lib/domain/roll-up";
import { type Light } from "@/lib/domain/vocabulary";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { formatCounts } from "@/lib/format/numbers";
import { type StandingDimension } from "@/lib/schemas/target-filter";
import { LightShape } from "../lights/light-shape";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { groupNarrowing, targetsHref } from "./standing-links";
import { useGroupName } from "./use-group-name";

const CELL =
  "block rounded border border-line px-1 py-0.5 text-center leading-tight tabular-nums hover:border-accent hover:underline print:border-line-strong";

const cellLooks: Record<Light, string> = {
  blue: `${CELL} bg-light-blue/10 text-light-blue`,
  green: `${CELL} bg-light-green/10 text-light-green`,
  yellow: `${CELL} bg-light-yellow/10 text-light-yellow`,
  red: `${CELL} bg-light-red/10 text-light-red`,
  grey: `${CELL} text-light-grey`,
};

/** What a cell shows of a group's targets in a month. */
export type HeatCounts = Pick<RollUp, "lights" | "total" | "onSchedule" | "due">;

/** A line of the map, with a cell a month; null where the group had no target in it. */
export interface HeatLine {
  readonly key: string | null;
  readonly name: string | null;
  readonly cells: readonly (HeatCounts | null)[];
}

/**
 * Groups × months: in each cell the most urgent light of the group by shape, letter and colour with how many of its
 * targets show it, and under it on schedule ÷ due. A cell leads to the group's targets of that month.
 */
export function HeatMap({
  by,
  year,
  periods,
  lines,
}: {
  by: StandingDimension;
  year: number;
  periods: readonly Period[];
  lines: readonly HeatLine[];
}) {
  const t = useTranslations("standing");
  const locale = useLocale();
  const nameOf = useGroupName(by);
  const say = useCellWords();
  return (
    <Table label={t("months.heat")} className="[&_td]:px-1 [&_td]:py-1">
      <Thead>
        <Tr>
          <Th>{t(`column.${by}`)}</Th>
          {periods.map((period) => (
            <Th key={period} className="text-center">
              {formatMonth(period, locale)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.key}>
            <Th
              scope="row"
              className="sticky left-0 bg-surface align-middle whitespace-nowrap max-sm:max-w-28 max-sm:min-w-24 max-sm:whitespace-normal"
            >
              {nameOf(line)}
            </Th>
            {periods.map((period, index) => (
              <Td key={period} className="min-w-14">
                <HeatCell
                  counts={line.cells[index] ?? null}
                  say={(light, counts) => say(nameOf(line), period, light, counts)}
                  href={targetsHref({ year, period, snapshot: null }, groupNarrowing(by, line.key))}
                />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** The words of the cells, looked up once for all of them: a year of 50 units has 500. */
function useCellWords() {
  const t = useTranslations("standing.months");
  const words = useTranslations("domain.light");
  const letters = useTranslations("domain.lightLetter");
  const locale = useLocale();
  return (group: string, period: Period, light: Light, { lights, total, onSchedule, due }: HeatCounts) => ({
    letter: letters(light),
    sentence: t("cell", {
      ...{ group, month: formatPeriod(period, locale), light: words(light) },
      ...{ count: lights[light], total, onSchedule, due },
    }),
  });
}

function HeatCell({
  counts,
  say,
  href,
}: {
  counts: HeatCounts | null;
  say: (light: Light, counts: HeatCounts) => { readonly letter: string; readonly sentence: string };
  href: string;
}) {
  const light = counts && leadingLight(counts.lights);
  if (!counts || !light) return null;
  const { onSchedule, due, lights } = counts;
  const { letter, sentence } = say(light, counts);
  return (
    <Link href={href} className={cellLooks[light]}>
      <span aria-hidden className="flex items-center justify-center gap-1 font-medium">
        <LightShape light={light} className="size-3" />
        {`${letter}${lights[light]}`}
      </span>
      <span aria-hidden className="block text-xs text-muted">
        {due === 0 ? "—" : formatCounts(onSchedule, due)}
      </span>
      <span className="sr-only">{sentence}</span>
    </Link>
  );
}
