import { useTranslations } from "next-intl";
import { LinkTabs } from "../ui/link-tabs";

const TABS = { log: "/audit", checkpoints: "/audit/checkpoints", packages: "/audit/packages" } as const;

/** The log, and what proves it. */
export function AuditTabs({ current }: { current: keyof typeof TABS }) {
  const t = useTranslations("audit.tabs");
  return (
    <LinkTabs
      label={t("label")}
      className="mb-4"
      tabs={(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
        href: TABS[tab],
        label: t(tab),
        current: tab === current,
      }))}
    />
  );
}
