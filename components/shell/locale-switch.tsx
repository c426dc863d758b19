"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { type Locale, localeCookie, locales } from "@/lib/format/locale";
import { cn } from "../ui/cn";
import { writeCookie } from "./write-cookie";

// Each language in its own words, whatever the language of the screen.
const names: Record<Locale, string> = { "zh-CN": "中文", en: "English" };
const year = 60 * 60 * 24 * 365;

function remember(locale: Locale) {
  writeCookie(`${localeCookie}=${locale}; max-age=${year}`);
}

/** Chooses the language of the screens; the choice is a cookie, so it also holds before signing in. */
export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("shell.language");
  const current = useLocale();
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  const choose = (locale: Locale) => {
    remember(locale);
    startTransition(() => router.refresh());
  };

  return (
    <div role="group" aria-label={t("label")} aria-busy={pending} className={cn("flex text-sm", className)}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className={cn(
            "min-h-8 rounded px-2",
            locale === current ? "font-semibold text-ink" : "text-muted hover:text-accent",
          )}
        >
          {names[locale]}
        </button>
      ))}
    </div>
  );
}
