"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";

export interface NewPassword {
  readonly account: string;
  readonly password: string;
}

/** A generated password, shown this once: the product keeps nothing but its hash. */
export function OneTimePassword({ secret, onClose }: { secret: NewPassword; onClose: () => void }) {
  const t = useTranslations("admin.password");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // A page without https has no clipboard; the password can still be selected by hand.
    await navigator.clipboard?.writeText(secret.password).then(
      () => setCopied(true),
      () => toast.error(t("copyFailed")),
    );
  };
  return (
    <Banner
      tone="warn"
      className="mb-4"
      title={t("title", { account: secret.account })}
      action={
        <>
          <Button size="sm" onClick={copy}>
            {copied ? t("copied") : t("copy")}
          </Button>
          <Button size="sm" onClick={onClose}>
            {t("close")}
          </Button>
        </>
      }
    >
      <code className="my-1 block w-fit rounded-md border bg-surface px-3 py-1.5 font-mono text-lg tracking-wide select-all">
        {secret.password}
      </code>
      {t("text")}
    </Banner>
  );
}
