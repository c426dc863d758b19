"use client";

import { Circle, CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { type StatementState } from "@/lib/domain/vocabulary";
import { valueText } from "@/lib/format/value-text";
import { type StatementView } from "@/lib/server/queries/statements";

const SIGNS: Readonly<Record<StatementState, { Icon: typeof Circle; ink: string }>> = {
  proposed: { Icon: Circle, ink: "text-muted" },
  confirmed: { Icon: CircleCheck, ink: "text-green" },
  rejected: { Icon: CircleX, ink: "text-red" },
  replaced: { Icon: CircleX, ink: "text-muted" },
};

/** The id of a row's button, which takes the focus when its statement becomes the current one. */
export const rowId = (id: string) => `statement-${id}`;

/** One statement of the list; `children` are shown below it while it is the current one. */
export const StatementRow = memo(function StatementRow({
  statement,
  page,
  onSelect,
  children,
}: {
  statement: StatementView;
  page: number | null;
  onSelect: (id: string) => void;
  /** Only for the current row. */
  children?: ReactNode;
}) {
  const t = useTranslations("statements");
  const domain = useTranslations("domain");
  const { id, state, indicator, kind, target } = statement;
  const { Icon, ink } = SIGNS[state];
  const current = children !== undefined;
  return (
    <li
      aria-current={current ? "true" : undefined}
      className={cn(
        "scroll-my-28 border-b lg:scroll-my-0 [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]",
        current && "bg-accent-wash/40 shadow-[inset_3px_0_var(--accent)] [content-visibility:visible]",
      )}
    >
      <button
        id={rowId(id)}
        type="button"
        onClick={() => onSelect(id)}
        aria-expanded={current}
        className="grid w-full grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-2 text-start -outline-offset-2 hover:bg-accent-wash/45"
      >
        <Icon aria-hidden className={cn("size-4 translate-y-0.5", ink)} />
        <span className={cn("font-medium", state === "rejected" && "text-muted line-through")}>
          {indicator}
        </span>
        <span className="text-end tabular-nums">
          {valueText(statement) ?? domain("comparator.qualitative")}
        </span>
        <span className="col-span-2 col-start-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <span className={state === "proposed" ? "sr-only" : ""}>
            {target ? t("row.target", { number: target.number }) : domain(`statementState.${state}`)}
          </span>
          {kind === "result" && <Badge>{domain("statementKind.result")}</Badge>}
          {statement.metric !== "level" && <span>{domain(`metric.${statement.metric}`)}</span>}
          {statement.horizon === "multi" && <span>{t("field.horizons.multi")}</span>}
          {statement.confidence !== "high" && (
            <span title={statement.reasons.map((doubt) => t(`doubt.${doubt}`)).join("；")}>
              <Badge tone="warn">{t(`confidence.${statement.confidence}`)}</Badge>
            </span>
          )}
          {statement.livelihood && kind === "target" && <Badge tone="info">{t("row.livelihood")}</Badge>}
          {statement.origin !== "extracted" && <Badge tone="info">{t(`origin.${statement.origin}`)}</Badge>}
          {page !== null && <span>{t("text.page", { page })}</span>}
          <span className="truncate">{statement.rejectReason ?? statement.section}</span>
        </span>
      </button>
      {children}
    </li>
  );
});
