"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";

/** 恢复码, shown this once: the product keeps nothing but their hashes. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations("account.factor.codes");
  const copy = async () => {
    // A page without https has no clipboard; the codes can still be selected by hand.
    const copied = navigator.clipboard?.writeText(codes.join("\n")) ?? Promise.reject(new Error());
    await copied.then(
      () => toast.success(t("copied")),
      () => toast.error(t("copyFailed")),
    );
  };
  return (
    <div className="space-y-4">
      <Banner tone="warn" title={t("title")}>
        {t("text")}
      </Banner>
      <ol className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-3 print:hidden">
        <Button onClick={copy}>{t("copy")}</Button>
        <Button onClick={() => window.print()}>{t("print")}</Button>
        <Button variant="primary" onClick={onDone}>
          {t("kept")}
        </Button>
      </div>
    </div>
  );
}
