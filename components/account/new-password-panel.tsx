import { useTranslations } from "next-intl";
import { type ComponentProps } from "react";
import { Brand } from "../shell/brand";
import { LocaleSwitch } from "../shell/locale-switch";
import { SubmitButton } from "../ui/submit-button";
import { PasswordForm } from "./password-form";

/** Asks for a password of one's own before anything else, and offers the way out. */
export function NewPasswordPanel({
  name,
  signOut,
  ...form
}: ComponentProps<typeof PasswordForm> & { name: string; signOut: () => Promise<void> }) {
  const t = useTranslations("account.given");
  const shell = useTranslations("shell.person");
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 py-6 sm:justify-center">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-2">
        <Brand className="text-xl" />
        <LocaleSwitch />
      </div>
      <h1 className="text-xl">{t("title")}</h1>
      <p className="mt-1 mb-4 text-muted">{t("text", { name })}</p>
      <PasswordForm {...form} />
      <form action={signOut} className="mt-3 text-end">
        <SubmitButton variant="quiet">{shell("signOut")}</SubmitButton>
      </form>
    </main>
  );
}
