import { useTranslations } from "next-intl";
import { ScheduleChart } from "@/components/charts/schedule-chart";
import { monthsOf, type TargetPage } from "@/lib/server/queries/target-page";

/** Actual against schedule of the target's year; nothing for milestones and judgements. */
export function TargetChart({ page }: { page: TargetPage }) {
  const t = useTranslations("common.state");
  const { inForce: definition, indicator } = page.target;
  const months = monthsOf(page);
  if (definition.measure === "milestone" || months.length === 0) return null;
  return (
    <ScheduleChart
      name={indicator}
      periods={months.map(({ period }) => period)}
      scheduled={months.map(({ expected }) => expected)}
      actual={months.map(({ actual }) => actual)}
      unit={definition.unit ?? t("none")}
    />
  );
}
