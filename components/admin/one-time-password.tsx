import { useTranslations } from "next-intl";
import { ShownOnce } from "../forms/shown-once";

export interface NewPassword {
  readonly account: string;
  readonly password: string;
}

/** A generated password, to be told to its person. */
export function OneTimePassword({ secret, onClose }: { secret: NewPassword; onClose: () => void }) {
  const t = useTranslations("admin.password");
  return (
    <ShownOnce
      className="mb-4"
      title={t("title", { account: secret.account })}
      secret={secret.password}
      closeLabel={t("close")}
      onClose={onClose}
    >
      {t("text")}
    </ShownOnce>
  );
}
