import { useTranslations } from "next-intl";
import { type ChainVerdict } from "@/lib/server/audit/chain";
import { Banner } from "../ui/banner";

/** Whether the chain of the log holds, just recomputed, and how to check that outside of the product. */
export function ChainState({ verdict }: { verdict: ChainVerdict }) {
  const t = useTranslations("audit.page.chain");
  const outside = (
    <p className="text-muted">
      {t.rich("outside", { command: (chunks) => <code className="font-mono text-ink">{chunks}</code> })}
    </p>
  );
  if (!verdict.ok)
    return (
      <Banner tone="bad" className="mb-4" title={t("broken", { seq: verdict.seq })}>
        <p>{t("brokenText", { fault: t(`fault.${verdict.fault}`), events: verdict.events })}</p>
        {outside}
      </Banner>
    );
  return (
    <Banner tone="good" className="mb-4" title={t("whole", { events: verdict.events })}>
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
