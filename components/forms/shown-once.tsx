"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";

/** A secret that was made just now, shown this once: the product keeps nothing but its hash. */
export function ShownOnce({
  title,
  secret,
  closeLabel,
  onClose,
  className,
  children,
}: {
  title: ReactNode;
  secret: string;
  closeLabel: string;
  onClose: () => void;
  className?: string;
  /** What to do with it. */
  children: ReactNode;
}) {
  const t = useTranslations("common.secret");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // A page without https has no clipboard; the secret can still be selected by hand.
    const written = navigator.clipboard?.writeText(secret) ?? Promise.reject(new Error());
    await written.then(
      () => setCopied(true),
      () => toast.error(t("copyFailed")),
    );
  };
  return (
    <Banner
      tone="warn"
      className={className}
      title={title}
      action={
        <>
          <Button size="sm" onClick={copy}>
            {t(copied ? "copied" : "copy")}
          </Button>
          <Button size="sm" onClick={onClose}>
            {closeLabel}
          </Button>
        </>
      }
    >
      <code className="my-1 block w-fit max-w-full rounded-md border bg-surface px-3 py-1.5 font-mono text-lg tracking-wide break-all select-all">
        {secret}
      </code>
      {children}
    </Banner>
  );
}
