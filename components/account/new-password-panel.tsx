import { useTranslations } from "next-intl";
import { type ComponentProps } from "react";
import { PasswordForm } from "./password-form";
import { StagePanel } from "./stage-panel";

/** Asks for a password of one's own before anything else. */
export function NewPasswordPanel({
  name,
  ended,
  signOut,
  ...form
}: ComponentProps<typeof PasswordForm> & {
  name: string;
  /** The password has ended by the profile; otherwise somebody else has set it. */
  ended: boolean;
  signOut: () => Promise<void>;
}) {
  const t = useTranslations("account.given");
  return (
    <StagePanel title={t("title")} text={t(ended ? "ended" : "text", { name })} signOut={signOut}>
      <PasswordForm {...form} />
    </StagePanel>
  );
}
