import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type AccountItem } from "@/lib/server/queries/accounts";
import { Badge } from "../ui/badge";

/** Whether an account can sign in, and what keeps it out. */
export function AccountStates({
  account,
}: {
  account: Pick<AccountItem, "disabled" | "role" | "lockedUntil">;
}) {
  const t = useTranslations("admin.accountState");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap gap-1">
      {account.disabled ? (
        <Badge>{t("disabled")}</Badge>
      ) : account.role === null ? (
        <Badge tone="warn">{t("noRole")}</Badge>
      ) : (
        <Badge tone="good">{t("enabled")}</Badge>
      )}
      {account.lockedUntil && (
        <Badge tone="bad">{t("locked", { until: formatDateTime(account.lockedUntil, locale) })}</Badge>
      )}
    </span>
  );
}
