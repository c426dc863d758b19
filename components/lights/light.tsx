"use client";

import { useTranslations } from "next-intl";
import { type Light as LightKey } from "@/lib/domain/vocabulary";
import { cn } from "../ui/cn";
import { Popover } from "../ui/popover";
import { LightShape } from "./light-shape";

const inks: Record<LightKey, string> = {
  blue: "text-light-blue",
  green: "text-light-green",
  yellow: "text-light-yellow",
  red: "text-light-red",
  grey: "text-light-grey",
};

/**
 * A light by shape, word and colour. With `reason` (the numbers, the
 * rule, the date) it is a button that shows the reason.
 */
export function Light({
  light,
  word: given,
  reason,
  className,
}: {
  light: LightKey;
  /** What `lightWord` says of a target's light; the light's own word where there is no target. */
  word?: string;
  reason?: string | null;
  className?: string;
}) {
  const t = useTranslations("domain.light");
  const word = given ?? t(light);
  const look = cn(
    "inline-flex min-h-6 items-center gap-1.5 text-sm font-medium whitespace-nowrap",
    inks[light],
    className,
  );
  const content = (
    <>
      <LightShape light={light} />
      {word}
    </>
  );
  if (!reason) return <span className={look}>{content}</span>;
  return (
    <Popover
      label={word}
      trigger={
        <button
          type="button"
          title={reason}
          className={cn(
            look,
            "underline decoration-current/40 decoration-dotted underline-offset-4 print:no-underline",
          )}
        >
          {content}
        </button>
      }
    >
      <p className={cn("flex items-center gap-1.5 font-medium", inks[light])}>{content}</p>
      <p className="mt-1 text-ink">{reason}</p>
    </Popover>
  );
}
