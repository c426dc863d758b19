import { CircleQuestionMark } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type PlausibilityHint } from "@/lib/domain/plausibility";
import { formatMonth } from "@/lib/format/dates";
import { formatScheduled, formatSigned, formatValue } from "@/lib/format/numbers";

type Measured = Pick<TargetDefinition, "measure" | "unit">;

/** Says what is odd about a figure, as a question. */
export function useHintText() {
  const t = useTranslations("progress.hint");
  const locale = useLocale();
  return ({ measure, unit }: Measured, hint: PlausibilityHint): string => {
    switch (hint.kind) {
      case "falls":
        return t(measure === "milestone" ? "stageFalls" : "falls", {
          month: formatMonth(hint.lastPeriod, locale),
          last: formatValue(hint.last, measure === "milestone" ? null : unit),
        });
      case "jump":
        return t("jump", {
          step: formatSigned(hint.step) + (unit ?? ""),
          usual: formatScheduled(hint.usual, unit),
        });
      case "unit_slip":
        return t("unitSlip", { suggested: formatValue(hint.suggested, unit) });
    }
  };
}

/** Questions about a figure; nothing is refused for them. `onTake` puts a suggested value in its place. */
export function PlausibilityHints({
  definition,
  hints,
  onTake,
}: {
  definition: Measured;
  hints: readonly PlausibilityHint[];
  onTake?: (value: string) => void;
}) {
  const t = useTranslations("progress.hint");
  const say = useHintText();
  return (
    <div role="status" className="text-sm text-yellow empty:hidden">
      {hints.map((hint) => (
        <p key={hint.kind} className="flex items-start gap-1">
          <CircleQuestionMark aria-hidden className="mt-1 size-3.5 shrink-0" />
          <span>
            {say(definition, hint)}
            {onTake && hint.kind === "unit_slip" && (
              <button
                type="button"
                className="ms-1 inline-flex min-h-6 items-center font-medium underline underline-offset-3 print:hidden"
                onClick={() => onTake(hint.suggested)}
              >
                {t("take", { value: formatValue(hint.suggested, definition.unit) })}
              </button>
            )}
          </span>
        </p>
      ))}
    </div>
  );
}
