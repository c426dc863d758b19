import { useTranslations } from "next-intl";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** Asks for the own password again, in the field `current`; the browser's helper learns for which account. */
export function PasswordAgain({
  account,
  error,
  hint,
  required = true,
}: {
  account: string;
  error: string | undefined;
  /** When it is asked for; says that it is to make sure who it is, where left out. */
  hint?: string;
  required?: boolean;
}) {
  const t = useTranslations("account.again");
  return (
    <>
      <input type="hidden" autoComplete="username" value={account} readOnly />
      <Field
        label={t("password")}
        hint={hint ?? t("hint")}
        error={error}
        required={required}
        className="max-w-md"
      >
        {(control) => <Input type="password" name="current" autoComplete="current-password" {...control} />}
      </Field>
    </>
  );
}
