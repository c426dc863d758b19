"use client";

import { LocateFixed, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { readable, type TextSpan } from "@/lib/format/marked-text";
import { type DroppedCandidate } from "@/lib/server/queries/report-outline";

/** So much of the text on either side lets a reader judge a number. */
const AROUND = 28;

/** The key under which the catalogue holds the sentence for a reason. */
export const dropReasonKey = (reason: string): string => reason.replace(/[^a-z]+/gi, "_");

/** A catalogue that is asked for keys which are known at run time only. */
interface Words {
  (key: string): string;
  has(key: string): boolean;
}

/** The numbers that extraction left aside, each with its reason; one that was left aside wrongly is added in a stroke. */
export function DroppedList({
  dropped,
  text,
  onLocate,
  onAdd,
}: {
  dropped: readonly DroppedCandidate[];
  text: string;
  onLocate: (span: TextSpan) => void;
  /** null where the person may only read. */
  onAdd: ((span: TextSpan) => void) | null;
}) {
  const t = useTranslations("statements");
  const words = t as unknown as Words;
  const reasonOf = (reason: string) => {
    const key = `dropReason.${dropReasonKey(reason)}`;
    return words.has(key) ? words(key) : reason;
  };
  if (dropped.length === 0)
    return <EmptyState title={t("dropped.none")}>{t("dropped.noneAdvice")}</EmptyState>;
  return (
    <ol aria-label={t("dropped.label")}>
      {dropped.map(({ start, end, reason }) => (
        <li
          key={start}
          className="border-b px-3 py-2 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]"
        >
          <p className="text-sm leading-6 text-muted">
            …{readable(text.slice(Math.max(0, start - AROUND), start))}
            <mark className="rounded-sm bg-sunken font-medium text-ink">
              {readable(text.slice(start, end))}
            </mark>
            {readable(text.slice(end, end + AROUND))}…
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <span className="grow">{reasonOf(reason)}</span>
            <Button size="sm" variant="quiet" onClick={() => onLocate({ start, end })}>
              <LocateFixed aria-hidden />
              {t("dropped.locate")}
            </Button>
            {onAdd && (
              <Button size="sm" onClick={() => onAdd({ start, end })}>
                <Plus aria-hidden />
                {t("dropped.add")}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
