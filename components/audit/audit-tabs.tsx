import { useTranslations } from "next-intl";
import { LinkTabs } from "../ui/link-tabs";

const TABS = { log: "/audit", checkpoints: "/audit/checkpoints", packages: "/audit/packages" } as const;

/** The log, and what proves it; `packages` for those who may make them. */
export function AuditTabs({ current, packages }: { current: keyof typeof TABS; packages: boolean }) {
  const t = useTranslations("audit.tabs");
  const shown = (Object.keys(TABS) as (keyof typeof TABS)[]).filter((tab) => packages || tab !== "packages");
  return (
    <LinkTabs
      label={t("label")}
      className="mb-4"
      tabs={shown.map((tab) => ({
        href: TABS[tab],
        label: t(tab),
        current: tab === current,
      }))}
    />
  );
}
