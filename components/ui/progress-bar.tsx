import { useTranslations } from "next-intl";
import { cn } from "./cn";

const fills = {
  accent: "bg-accent",
  blue: "bg-blue",
  green: "bg-green",
  yellow: "bg-yellow-fill",
  red: "bg-red",
  grey: "bg-grey",
} as const;

const drawn = (percent: number) => Math.min(100, Math.max(0, percent));

/**
 * A share as a bar. The bar ends at 100 (DOMAIN: rates are never capped, only their drawing is);
 * `label` shows the true value, such as `155.19%`. `scheduled` draws a mark where the schedule stands.
 */
export function ProgressBar({
  name,
  percent,
  label,
  scheduled,
  tone = "accent",
  className,
}: {
  /** What is measured, for those who can't see the bar. */
  name: string;
  /** In percent; null where there is no value, which is not 0. */
  percent: number | null;
  label: string;
  /** In percent, with the text of its value. */
  scheduled?: { percent: number; label: string };
  tone?: keyof typeof fills;
  className?: string;
}) {
  const t = useTranslations("common.progress");
  const mark = scheduled && t("scheduled", { value: scheduled.label });
  return (
    <div className={cn("flex min-w-32 items-center gap-2", className)}>
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === null ? undefined : drawn(percent)}
        aria-valuetext={[label, mark].filter(Boolean).join("; ")}
        title={mark}
        className={cn(
          "print-exact relative h-2 grow rounded-sm border bg-sunken",
          percent === null && "border-dashed border-line-strong bg-transparent",
        )}
      >
        {percent !== null && (
          <div
            className={cn("print-exact h-full rounded-sm", fills[tone])}
            style={{ width: `${drawn(percent)}%` }}
          />
        )}
        {scheduled && (
          <div
            className="print-exact absolute -inset-y-1 w-0.5 bg-ink"
            style={{ left: `calc(${drawn(scheduled.percent)}% - 1px)` }}
          />
        )}
      </div>
      <span className="min-w-14 text-end text-sm tabular-nums">{label}</span>
    </div>
  );
}
