import { useLocale, useTranslations } from "next-intl";
import { formatPeriod } from "@/lib/format/dates";
import { type DisclosureBoard } from "@/lib/server/queries/disclosures";
import { buttonClass } from "../ui/button";
import { LinkTabs } from "../ui/link-tabs";
import { PageHeader } from "../ui/page-header";

/** What the page is for, the way to the public page and its preview, and the years. */
export function DisclosureHead({ board }: { board: DisclosureBoard }) {
  const t = useTranslations("disclosures");
  const locale = useLocale();
  const { year, years, period, items } = board;
  const shown = items.filter((item) => item.shown).length;
  const lang = locale === "en" ? "&lang=en" : "";
  return (
    <>
      <PageHeader
        title={t("title")}
        purpose={t("purpose", { shown, total: items.length, month: formatPeriod(period, locale) })}
        actions={
          <>
            <a
              className={buttonClass()}
              href={`/api/disclosures/preview?year=${year}${lang}`}
              target="_blank"
              rel="noreferrer"
            >
              {t("preview")}
            </a>
            <a
              className={buttonClass({ variant: "primary" })}
              href={`/open?year=${year}${lang}`}
              target="_blank"
              rel="noreferrer"
            >
              {t("openPage")}
            </a>
          </>
        }
      />
      {years.length > 1 && (
        <LinkTabs
          label={t("years")}
          className="mb-4"
          tabs={years.map((one) => ({
            href: `/disclosures?year=${one}`,
            label: t("page.year", { year: String(one) }),
            current: one === year,
          }))}
        />
      )}
    </>
  );
}
