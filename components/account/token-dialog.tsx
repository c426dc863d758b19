"use client";

import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type z } from "zod";
import { TOKEN_MAX_DAYS, type TokenScope } from "@/lib/domain/api-token";
import { type createTokenInput, type revokeTokenInput } from "@/lib/schemas/tokens";
import { type CreatedToken } from "@/lib/server/commands/create-token";
import { type ActionResult } from "@/lib/server/http/define-action";
import { FormDialog, textOf } from "../forms/action-form";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Select } from "../ui/select";
import { PasswordAgain } from "./password-again";

export interface TokenActions {
  readonly create: (input: z.input<typeof createTokenInput>) => Promise<ActionResult<CreatedToken>>;
  readonly revoke: (input: z.input<typeof revokeTokenInput>) => Promise<ActionResult<void>>;
}

const DAYS = [30, 90, 180, TOKEN_MAX_DAYS];

/** Asks for what an access token needs: a name, scopes, how long it holds, and the password again. */
export function TokenDialog({
  trigger,
  scopes,
  account,
  create,
  done,
}: {
  trigger: ReactNode;
  scopes: readonly TokenScope[];
  account: string;
  create: TokenActions["create"];
  done: (made: CreatedToken) => void;
}) {
  const t = useTranslations("account.tokens");
  const scopeName = useTranslations("domain.tokenScope");
  return (
    <FormDialog
      trigger={trigger}
      title={t("create")}
      description={t("createText")}
      action={create}
      read={(form) => ({
        id: newId(),
        name: textOf(form, "name"),
        scopes: scopes.filter((scope) => form.has(`scope.${scope}`)),
        days: Number(textOf(form, "days")),
        current: textOf(form, "current"),
      })}
      done={done}
      submitLabel={t("create")}
    >
      {(errorAt) => (
        <>
          <Field label={t("name")} hint={t("nameHint")} error={errorAt("name")} required>
            {(control) => <Input name="name" maxLength={40} autoComplete="off" {...control} />}
          </Field>
          <FieldGroup
            legend={t("scopes")}
            hint={
              errorAt("scopes") ? (
                <span className="font-medium text-red">{errorAt("scopes")}</span>
              ) : (
                t("scopesHint")
              )
            }
          >
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                name={`scope.${scope}`}
                label={scopeName(scope)}
                hint={t(`about.${scope}`)}
              />
            ))}
          </FieldGroup>
          <Field label={t("days")} error={errorAt("days")} required className="max-w-48">
            {(control) => (
              <Select
                name="days"
                defaultValue="90"
                options={DAYS.map((days) => ({ value: String(days), label: t("daysLong", { days }) }))}
                {...control}
              />
            )}
          </Field>
          <PasswordAgain account={account} error={errorAt("current")} />
        </>
      )}
    </FormDialog>
  );
}
