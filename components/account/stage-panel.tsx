import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { Brand } from "../shell/brand";
import { LocaleSwitch } from "../shell/locale-switch";
import { SubmitButton } from "../ui/submit-button";

/** A page between the password and the product: what has to be done first, and the way out. */
export function StagePanel({
  title,
  text,
  signOut,
  children,
}: {
  title: string;
  text: string;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const shell = useTranslations("shell.person");
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 py-6 sm:justify-center">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-2">
        <Brand className="text-xl" />
        <LocaleSwitch />
      </div>
      <h1 className="text-xl">{title}</h1>
      <p className="mt-1 mb-4 text-muted">{text}</p>
      {children}
      <form action={signOut} className="mt-3 text-end">
        <SubmitButton variant="quiet">{shell("signOut")}</SubmitButton>
      </form>
    </main>
  );
}
