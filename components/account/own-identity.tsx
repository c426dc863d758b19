"use client";

import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { type beginLinkInput } from "@/lib/schemas/accounts";
import { LINK_PROBLEMS } from "@/lib/domain/single-sign-on";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type OwnIdentity } from "@/lib/server/queries/own-identity";
import { ActionConfirm, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Section } from "../ui/section";

/** 统一身份认证 of one's own: link it after the own password, or take it off. */
export function OwnIdentitySection({
  identity: { provider, linkedAt },
  account,
  came,
  begin,
  unlink,
}: {
  identity: OwnIdentity;
  account: string;
  /** What the address says about how linking ended, when somebody comes back from the provider. */
  came?: string;
  begin: (input: z.input<typeof beginLinkInput>) => Promise<ActionResult<void>>;
  unlink: (input: undefined) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("account.identity");
  const locale = useLocale();
  const problem = LINK_PROBLEMS.find((known) => known === came);
  return (
    <Section id="identity" title={t("title", { provider })} description={t("hint", { provider })}>
      {problem && (
        <Banner tone="bad" className="mb-3">
          {t(`came.${problem}`, { provider })}
        </Banner>
      )}
      {came === "linked" && linkedAt && (
        <Banner tone="good" className="mb-3">
          {t("came.linked", { provider })}
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {linkedAt ? (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone="good">{t("linked")}</Badge>
              {t("since", { at: formatDateTime(linkedAt, locale) })}
            </p>
            <ActionConfirm
              trigger={<Button variant="danger">{t("unlink")}</Button>}
              title={t("unlinkTitle", { provider })}
              confirmLabel={t("unlink")}
              danger
              action={unlink}
              input={() => undefined}
              done={() => t("unlinked")}
            >
              {t("unlinkText")}
            </ActionConfirm>
          </>
        ) : (
          <>
            <Badge>{t("none")}</Badge>
            <FormDialog
              trigger={<Button variant="primary">{t("link")}</Button>}
              title={t("linkTitle", { provider })}
              description={t("linkText", { provider, account })}
              action={begin}
              read={(form) => ({ current: textOf(form, "current") })}
              done={() => void signIn("oidc", { callbackUrl: "/account" })}
              submitLabel={t("go")}
            >
              {(errorAt) => (
                <>
                  <input type="hidden" autoComplete="username" value={account} readOnly />
                  <Field label={t("password")} hint={t("passwordHint")} error={errorAt("current")} required>
                    {(control) => (
                      <Input type="password" name="current" autoComplete="current-password" {...control} />
                    )}
                  </Field>
                </>
              )}
            </FormDialog>
          </>
        )}
      </div>
    </Section>
  );
}
