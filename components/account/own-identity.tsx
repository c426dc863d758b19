"use client";

import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { type passwordAgainInput } from "@/lib/schemas/accounts";
import { LINK_PROBLEMS } from "@/lib/domain/single-sign-on";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type OwnIdentity } from "@/lib/server/queries/own-identity";
import { FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { PasswordAgain } from "./password-again";

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
  begin: (input: z.input<typeof passwordAgainInput>) => Promise<ActionResult<void>>;
  unlink: (input: z.input<typeof passwordAgainInput>) => Promise<ActionResult<void>>;
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
            <FormDialog
              trigger={<Button variant="danger">{t("unlink")}</Button>}
              title={t("unlinkTitle", { provider })}
              description={t("unlinkText")}
              action={unlink}
              read={(form) => ({ current: textOf(form, "current") })}
              done={() => t("unlinked")}
              submitLabel={t("unlink")}
            >
              {(errorAt) => <PasswordAgain account={account} error={errorAt("current")} />}
            </FormDialog>
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
              {(errorAt) => <PasswordAgain account={account} error={errorAt("current")} />}
            </FormDialog>
          </>
        )}
      </div>
    </Section>
  );
}
