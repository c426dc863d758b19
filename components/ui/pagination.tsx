import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "./button";
import { cn } from "./cn";
import { LinkButton } from "./link-button";

/** Where one stands in a long list. `page` counts from 1; nothing is shown while everything fits on one page. */
export function Pagination({
  page,
  pageSize,
  total,
  hrefFor,
}: {
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
}) {
  const t = useTranslations("common.pagination");
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
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
      className="flex flex-wrap items-center justify-between gap-2 border-t px-4 py-2.5 text-sm print:hidden"
    >
      <span className="text-muted tabular-nums">{t("position", { page, pages, total })}</span>
      <span className="flex gap-2">
        {step(
          page - 1,
          t("previous"),
          <>
            <ChevronLeft aria-hidden />
            {t("previous")}
          </>,
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
