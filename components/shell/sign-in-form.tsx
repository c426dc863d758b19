"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type SampleAccount, SignInPanel } from "./sign-in-panel";

const PROBLEMS = ["wrong", "locked", "disabled", "no_role", "busy", "disk_full", "fault"] as const;

/** The sign-in panel with next-auth behind it; a refusal is said in words and the account name stays typed. */
export function SignInForm({
  samples,
  next,
  publicPage,
}: {
  samples: readonly SampleAccount[];
  next: string;
  publicPage: boolean;
}) {
  const t = useTranslations("sign-in");
  const [refusal, setRefusal] = useState<{ account: string; message: string }>();

  async function submit(form: FormData) {
    const account = String(form.get("account") ?? "");
    const password = String(form.get("password") ?? "");
    const answer = await signIn("credentials", { account, password, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      window.location.assign(next);
      // The page is being left: stay pending until it is.
      return new Promise<void>(() => undefined);
    }
    const problem = PROBLEMS.find((known) => known === answer?.error);
    setRefusal({ account, message: t(problem ?? "unreachable") });
  }

  return (
    <SignInPanel
      action={submit}
      error={refusal?.message}
      account={refusal?.account}
      samples={samples}
      publicPage={publicPage}
    />
  );
}
