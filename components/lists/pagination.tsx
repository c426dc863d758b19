import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type PagePlace, pagesOffered, rangeOf } from "@/lib/domain/list-page";
import { buttonClass } from "../ui/button";
import { cn } from "../ui/cn";
import { LinkButton } from "../ui/link-button";

/**
 * Where one stands in a long list and the ways to its other pages, each with an address of its own; on paper it says
 * which rows these are. Nothing is shown while everything fits on one page.
 */
export function Pagination({
  hrefFor,
  className,
  ...place
}: PagePlace & { hrefFor: (page: number) => string; className?: string }) {
  const t = useTranslations("common.pagination");
  const { page, pageSize, total } = place;
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  const step = (target: number, label: string, children: React.ReactNode) =>
    target < 1 || target > pages ? (
      <span aria-disabled="true" className={cn(buttonClass({ size: "sm" }))}>
        {children}
      </span>
    ) : (
      <LinkButton size="sm" href={hrefFor(target)} aria-label={label}>
        {children}
      </LinkButton>
    );
  return (
    <nav
      aria-label={t("label")}
      className={cn(
        "flex flex-wrap items-center justify-between gap-2 border-t px-4 py-2.5 text-sm print:px-0",
        className,
      )}
    >
      <span className="text-muted tabular-nums">{t("position", { ...rangeOf(place), total })}</span>
      <span className="flex flex-wrap items-center gap-2 print:hidden">
        {step(
          page - 1,
          t("previous"),
          <>
            <ChevronLeft aria-hidden />
            {t("previous")}
          </>,
        )}
        {pagesOffered(place).map((one, index) =>
          one === null ? (
            <span key={`gap ${index}`} aria-hidden className="text-muted">
              …
            </span>
          ) : (
            <LinkButton
              key={one}
              size="sm"
              variant={one === page ? "secondary" : "quiet"}
              className="min-w-8 tabular-nums"
              href={hrefFor(one)}
              aria-current={one === page ? "page" : undefined}
              aria-label={t("page", { page: one })}
            >
              {one}
            </LinkButton>
          ),
        )}
        {step(
          page + 1,
          t("next"),
          <>
            {t("next")}
            <ChevronRight aria-hidden />
          </>,
        )}
      </span>
    </nav>
  );
}
