import { useTranslations } from "next-intl";

/** Says on every page that this is a demonstration. */
export function DemoBanner() {
  const t = useTranslations("shell.demo");
  return (
    <aside
      aria-label={t("title")}
      className="border-b border-yellow/40 bg-yellow-wash px-4 py-1 text-center text-sm text-yellow print:hidden"
    >
      <strong className="font-semibold">{t("title")}</strong>
      <span className="mx-2" aria-hidden>
        |
      </span>
      {t("text")}
    </aside>
  );
}
