"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { type ActionForm } from "./use-action";

/**
 * What went wrong with a form, above its fields. Where somebody else was faster it offers to fetch the record as it
 * is now: the form stays open with what was typed and takes over the new version from the page behind it. Where the session
 * has ended it leads to the sign-in beside this page.
 */
export function FormProblem({ problem }: Pick<ActionForm<never>, "problem">) {
  const t = useTranslations("common.form");
  const router = useRouter();
  const [pending, start] = useTransition();
  const [answered, setAnswered] = useState<typeof problem>(null);
  if (!problem) return null;
  if (answered === problem) return <Banner tone="info">{t("reloaded")}</Banner>;
  // In one transition, so that the form is not called up to date before it is.
  const reload = () =>
    start(() => {
      setAnswered(problem);
      router.refresh();
    });
  return (
    <Banner
      tone="bad"
      action={
        (problem.code === "CONFLICT" && (
          <Button size="sm" onClick={reload} disabled={pending} aria-busy={pending}>
            {t("reload")}
          </Button>
        )) ||
        (problem.code === "UNAUTHENTICATED" && (
          <LinkButton size="sm" href="/sign-in" target="_blank" prefetch={false}>
            {t("signIn")}
          </LinkButton>
        ))
      }
    >
      {problem.message}
    </Banner>
  );
}
