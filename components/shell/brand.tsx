import { useTranslations } from "next-intl";
import { cn } from "../ui/cn";

/** The product's mark: a ledger whose lines fill up, beside its name. */
export function Brand({ className }: { className?: string }) {
  const t = useTranslations("shell");
  return (
    <span
      className={cn(
        "flex items-center gap-2.5 text-lg font-semibold tracking-wide whitespace-nowrap",
        className,
      )}
    >
      <svg viewBox="0 0 24 24" aria-hidden className="size-6 shrink-0 text-accent">
        <rect width="24" height="24" rx="3" fill="currentColor" />
        <path
          d="M6 7.5h12M6 12h8.5M6 16.5h5"
          stroke="var(--on-accent)"
          strokeWidth="2.25"
          strokeLinecap="round"
        />
      </svg>
      {t("product")}
    </span>
  );
}
