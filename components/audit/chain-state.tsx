import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { type recheckInput } from "@/lib/schemas/audit-log";
import { type ChainCheck } from "@/lib/server/audit/verify";
import { type ActionResult } from "@/lib/server/http/define-action";
import { ActionButton } from "../forms/action-form";
import { Banner } from "../ui/banner";

type Recheck = (input: z.input<typeof recheckInput>) => Promise<ActionResult<boolean>>;

/** Whether the chain of the log holds, what was recomputed when to say so, and how to check all of it again. */
export function ChainState({ check: { verdict, whole }, recheck }: { check: ChainCheck; recheck: Recheck }) {
  const t = useTranslations("audit.page.chain");
  const locale = useLocale();
  const again = (
    <ActionButton size="sm" action={recheck} input={{}} note={t("rechecked")}>
      {t("recheck")}
    </ActionButton>
  );
  const outside = (
    <p className="text-muted">
      {t.rich("outside", { command: (chunks) => <code className="font-mono text-ink">{chunks}</code> })}
    </p>
  );
  if (!verdict.ok)
    return (
      <Banner tone="bad" className="mb-4" title={t("broken", { seq: verdict.seq })} action={again}>
        <p>{t("brokenText", { fault: t(`fault.${verdict.fault}`), events: verdict.events })}</p>
        {outside}
      </Banner>
    );
  return (
    <Banner tone="good" className="mb-4" title={t("whole", { events: verdict.events })} action={again}>
      {whole && (
        <p>
          {t("checked", {
            at: formatDateTime(whole.at, locale),
            events: whole.events,
            added: verdict.events - whole.events,
          })}
        </p>
      )}
      <p>
        {t("head")} <code className="font-mono text-xs break-all">{verdict.head}</code>
      </p>
      {outside}
    </Banner>
  );
}

/** Stands in for the state while the chain is being recomputed. */
export function ChainChecking() {
  return <Banner className="mb-4" title={useTranslations("audit.page.chain")("checking")} />;
}
