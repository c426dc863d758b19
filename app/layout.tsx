import { type Metadata, type Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode } from "react";
import { KeyedActions } from "@/components/forms/keyed-actions";
import { Toaster } from "@/components/ui/toast";
import { dayOf } from "@/lib/format/dates";
import { now } from "@/lib/server/clock";
import { settingOn } from "@/lib/server/queries/settings";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const lang = await getLocale();
  const { palette } = await settingOn("light_colours", dayOf(now()));
  return (
    <html lang={lang} data-lights={palette}>
      <body>
        <NextIntlClientProvider>
          <KeyedActions />
          {children}
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
