import { useLocale, useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { Brand } from "./brand";
import { LocaleSwitch } from "./locale-switch";

export interface SampleAccount {
  account: string;
  password: string;
  name: string;
  /** Role and unit in the words of the screen. */
  role: string;
  unit: string | null;
}

/**
 * The sign-in page's panel. Its forms hand `account` and `password` to `action`; `samples` are offered in
 * demonstrations only, each signs in with one click.
 */
export function SignInPanel({
  action,
  error,
  account,
  samples = [],
  publicPage = false,
  provider,
}: {
  action: (form: FormData) => void | Promise<void>;
  error?: string;
  /** What was typed before a refusal. */
  account?: string;
  samples?: readonly SampleAccount[];
  /** There is something for citizens to read: say where. */
  publicPage?: boolean;
  /** The identity provider at which people can sign in beside passwords. */
  provider?: { readonly name: string; readonly enter: () => Promise<void> };
}) {
  const t = useTranslations("shell");
  const locale = useLocale();
  return (
    <main className="mx-auto flex min-h-dvh max-w-4xl flex-col px-4 py-6 sm:justify-center">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-2">
        <Brand className="text-xl" />
        <LocaleSwitch />
      </div>
      <div className="overflow-hidden rounded-lg border bg-surface sm:grid sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] sm:has-[section:only-child]:block">
        <section className="p-6 sm:p-8">
          <h1 className="text-xl">{t("signIn.title")}</h1>
          <p className="mt-1 mb-5 text-sm text-muted">{t("tagline")}</p>
          <form action={action} className="space-y-4">
            {error && <Banner tone="bad">{error}</Banner>}
            <Field label={t("signIn.account")} required>
              {(control) => (
                <Input
                  name="account"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  defaultValue={account}
                  {...control}
                />
              )}
            </Field>
            <Field label={t("signIn.password")} required>
              {(control) => (
                <Input name="password" type="password" autoComplete="current-password" {...control} />
              )}
            </Field>
            <SubmitButton className="w-full">{t("signIn.submit")}</SubmitButton>
          </form>
          {provider && (
            <form action={provider.enter} className="mt-3 border-t pt-3">
              <SubmitButton variant="secondary" className="w-full">
                {t("signIn.provider", { provider: provider.name })}
              </SubmitButton>
            </form>
          )}
        </section>
        {samples.length > 0 && (
          <section className="bg-sunken p-6 max-sm:border-t sm:border-s sm:p-8">
            <h2 className="text-lg">{t("signIn.samples")}</h2>
            <p className="mt-1 mb-3 text-sm text-muted">{t("signIn.samplesHint")}</p>
            <ul className="divide-y rounded-md border bg-surface">
              {samples.map((sample) => (
                <li key={sample.account}>
                  <form action={action}>
                    <input type="hidden" name="account" value={sample.account} />
                    <input type="hidden" name="password" value={sample.password} />
                    <SubmitButton
                      variant="quiet"
                      className="w-full justify-start gap-3 rounded-none border-0 px-3 py-1.5 text-start -outline-offset-2"
                    >
                      <span className="w-24 shrink-0 whitespace-normal">{sample.role}</span>
                      <span className="min-w-0 grow truncate font-normal text-ink">
                        {sample.name}
                        {sample.unit && <span className="ms-2 text-muted">{sample.unit}</span>}
                      </span>
                    </SubmitButton>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {publicPage && (
        <p className="mt-4">
          <a
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
            href={locale === "en" ? "/open?lang=en" : "/open"}
          >
            {t("signIn.publicPage")}
          </a>
        </p>
      )}
    </main>
  );
}
