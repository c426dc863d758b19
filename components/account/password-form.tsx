"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { PASSWORD_RULES, type PasswordProfile } from "@/lib/domain/password";
import { type changePasswordInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { ActionForm, textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Section } from "../ui/section";

const FIELDS = [
  ["current", "current-password"],
  ["next", "new-password"],
  ["repeated", "new-password"],
] as const;

/** Changes the own password; the other sessions end. The fields are emptied once it is done. */
export function PasswordForm({
  account,
  profile,
  change,
}: {
  account: string;
  profile: PasswordProfile;
  change: (input: z.input<typeof changePasswordInput>) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("account.password");
  const [times, setTimes] = useState(0);
  const { minLength, minKinds, remembered } = PASSWORD_RULES[profile];
  return (
    <Section
      title={t("title")}
      description={t(`hints.${profile}`, { min: minLength, kinds: minKinds, remembered })}
    >
      <ActionForm
        key={times}
        action={change}
        read={(form) => ({
          current: textOf(form, "current"),
          next: textOf(form, "next"),
          repeated: textOf(form, "repeated"),
        })}
        done={() => {
          setTimes(times + 1);
          return t("done");
        }}
        submitLabel={t("submit")}
      >
        {(errorAt) => (
          <>
            {/* Tells a password manager whose password it is. */}
            <input type="hidden" autoComplete="username" value={account} readOnly />
            {FIELDS.map(([name, autoComplete]) => (
              <Field key={name} label={t(name)} error={errorAt(name)} required className="max-w-md">
                {(control) => <Input type="password" name={name} autoComplete={autoComplete} {...control} />}
              </Field>
            ))}
          </>
        )}
      </ActionForm>
    </Section>
  );
}
