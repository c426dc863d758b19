"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type z } from "zod";
import { type factorCodeInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { ActionForm, textOf } from "../forms/action-form";
import { Card } from "../ui/section";
import { CodeField } from "./code-field";
import { StagePanel } from "./stage-panel";

/** Asks for a code of the app, or a recovery code, after the password. */
export function FactorPanel({
  name,
  pass,
  signOut,
}: {
  name: string;
  pass: (input: z.input<typeof factorCodeInput>) => Promise<ActionResult<void>>;
  signOut: () => Promise<void>;
}) {
  const t = useTranslations("account.factor");
  const router = useRouter();
  return (
    <StagePanel title={t("ask.title")} text={t("ask.text", { name })} signOut={signOut}>
      <Card>
        <ActionForm
          action={pass}
          read={(form) => ({ code: textOf(form, "code") })}
          done={() => router.push("/todo")}
          submitLabel={t("ask.submit")}
        >
          {(errorAt) => (
            <CodeField label={t("codeOrRecovery")} hint={t("ask.lost")} error={errorAt("code")} />
          )}
        </ActionForm>
      </Card>
    </StagePanel>
  );
}
