"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { type ActionForm } from "./use-action";

/**
 * What went wrong with a form, above its fields. Where somebody else was faster it offers to fetch the record as it
 * is now; what was typed stays.
 */
export function FormProblem({
  problem,
  onReload,
}: Pick<ActionForm<never>, "problem"> & { onReload?: () => void }) {
  const t = useTranslations("common.form");
  const router = useRouter();
  if (!problem) return null;
  const reload = () => {
    router.refresh();
    onReload?.();
  };
  return (
    <Banner
      tone="bad"
      action={
        problem.code === "CONFLICT" && (
          <Button size="sm" onClick={reload}>
            {t("reload")}
          </Button>
        )
      }
    >
      {problem.message}
    </Banner>
  );
}
