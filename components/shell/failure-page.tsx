"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { ProblemPage } from "./problem-page";

/** 500: an unexpected error, by the number under which the server logged it. */
export function FailurePage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations("shell.problem");
  return (
    <ProblemPage
      title={t("errorTitle")}
      text={t("errorText")}
      advice={t("errorAdvice")}
      id={error.digest}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            {t("retry")}
          </Button>
          <LinkButton href="/">{t("home")}</LinkButton>
        </>
      }
    />
  );
}
