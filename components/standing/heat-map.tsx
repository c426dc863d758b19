import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Period } from "@/lib/domain/period";
import { leadingLight, type RollUp } from "@/lib/domain/roll-up";
import { type Light } from "@/lib/domain/vocabulary";
import { formatMonth, formatPeriod } from "@/lib/format/dates";
import { formatCounts } from "@/lib/format/numbers";
import { type StandingYear } from "@/lib/server/queries/standing-months";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { LightShape } from "../lights/light-shape";
import { cn } from "../ui/cn";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { groupNarrowing, targetsHref } from "./standing-links";
import { useGroupName } from "./use-group-name";

const washes: Record<Light, string> = {
  blue: "bg-light-blue/10 text-light-blue",
  green: "bg-light-green/10 text-light-green",
  yellow: "bg-light-yellow/10 text-light-yellow",
  red: "bg-light-red/10 text-light-red",
  grey: "text-light-grey",
};

/**
 * Groups × months: in each cell the most urgent light of the group by shape, letter and colour with how many of its
 * targets show it, and under it on schedule ÷ due. A cell leads to the group's targets of that month.
 */
export function HeatMap({ course }: { course: StandingYear }) {
  const t = useTranslations("standing");
  const locale = useLocale();
  const nameOf = useGroupName(course.by);
  return (
    <Table label={t("months.heat")} className="[&_td]:px-1 [&_td]:py-1">
      <Thead>
        <Tr>
          <Th>{t(`column.${course.by}`)}</Th>
          {course.periods.map((period) => (
            <Th key={period} className="text-center">
              {formatMonth(period, locale)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {course.groups.map((group) => (
          <Tr key={group.key}>
            <Th
              scope="row"
              className="sticky left-0 bg-surface align-middle whitespace-nowrap max-sm:max-w-28 max-sm:min-w-24 max-sm:whitespace-normal"
            >
              {nameOf(group)}
            </Th>
            {group.months.map((rollUp, index) => {
              const period = course.periods[index]!;
              const narrowing = groupNarrowing(course.by, group.key);
              return (
                <Td key={period} className="min-w-14">
                  <HeatCell
                    rollUp={rollUp}
                    period={period}
                    group={nameOf(group)}
                    href={targetsHref({ ...course, period }, narrowing)}
                  />
                </Td>
              );
            })}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function HeatCell({
  rollUp,
  period,
  group,
  href,
}: {
  rollUp: RollUp<TargetFigures> | null;
  period: Period;
  group: string;
  href: string;
}) {
  const t = useTranslations("standing.months");
  const words = useTranslations("domain.light");
  const letters = useTranslations("domain.lightLetter");
  const locale = useLocale();
  const light = rollUp && leadingLight(rollUp.lights);
  if (!rollUp || !light) return null;
  const [onSchedule, due] = [rollUp.onSchedule, rollUp.due];
  const look = cn(
    "block rounded border border-line px-1 py-0.5 text-center leading-tight tabular-nums print:border-line-strong",
    washes[light],
  );
  return (
    <Link href={href} className={cn(look, "hover:border-accent hover:underline")}>
      <span aria-hidden className="flex items-center justify-center gap-1 font-medium">
        <LightShape light={light} className="size-3" />
        {letters(light)}
        {rollUp.lights[light]}
      </span>
      <span aria-hidden className="block text-xs text-muted">
        {due === 0 ? "—" : formatCounts(onSchedule, due)}
      </span>
      <span className="sr-only">
        {t("cell", {
          group,
          month: formatPeriod(period, locale),
          light: words(light),
          count: rollUp.lights[light],
          total: rollUp.total,
          onSchedule,
          due,
        })}
      </span>
    </Link>
  );
}
