"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Card } from "../ui/section";
import { type FactorActions, FactorSetup } from "./factor-setup";
import { StagePanel } from "./stage-panel";

/** Leads those whose role must have a second factor to setting one up, before anything else. */
export function EnrolmentPanel({
  name,
  account,
  actions,
  signOut,
}: {
  name: string;
  account: string;
  actions: Pick<FactorActions, "begin" | "finish">;
  signOut: () => Promise<void>;
}) {
  const t = useTranslations("account.factor.enrolment");
  const router = useRouter();
  return (
    <StagePanel title={t("title")} text={t("text", { name })} signOut={signOut}>
      <Card>
        <FactorSetup account={account} actions={actions} onDone={() => router.push("/todo")} />
      </Card>
    </StagePanel>
  );
}
