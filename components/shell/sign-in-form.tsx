"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type SampleAccount, SignInPanel } from "./sign-in-panel";

const PROBLEMS = ["wrong", "locked", "disabled", "no_role", "changed", "busy", "disk_full", "fault"] as const;
/** What is told of the identity provider, by the word in the address that somebody comes back to. */
const PROVIDER_PROBLEMS: Readonly<
  Record<string, "not_linked" | "wrong_issuer" | "provider_unreachable" | "provider_refused">
> = {
  not_linked: "not_linked",
  wrong_issuer: "wrong_issuer",
  // next-auth's words: the way there could not be begun; what came back was refused.
  OAuthSignin: "provider_unreachable",
  OAuthCallback: "provider_refused",
  Callback: "provider_refused",
};

/** The sign-in panel with next-auth behind it; a refusal is said in words and the account name stays typed. */
export function SignInForm({
  samples,
  next,
  publicPage,
  provider,
  came,
}: {
  samples: readonly SampleAccount[];
  next: string;
  publicPage: boolean;
  /** What the office calls its identity provider, where it has one. */
  provider?: string;
  /** Why somebody was sent back here, as the address says it. */
  came?: string;
}) {
  const t = useTranslations("sign-in");
  const [refusal, setRefusal] = useState<{ account: string; message: string }>();
  useEffect(forgetTab, []);

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

  const enter = () =>
    signIn("oidc", { callbackUrl: next }).then(
      () => undefined,
      () => setRefusal({ account: "", message: t("unreachable") }),
    );
  const told = () => {
    const problem = PROBLEMS.find((known) => known === came);
    if (problem) return t(problem);
    const ofProvider = provider && came ? PROVIDER_PROBLEMS[came] : undefined;
    return ofProvider && provider && t(ofProvider, { provider });
  };

  return (
    <SignInPanel
      action={submit}
      error={refusal ? refusal.message : told()}
      account={refusal?.account}
      samples={samples}
      publicPage={publicPage}
      provider={provider === undefined ? undefined : { name: provider, enter }}
    />
  );
}

/**
 * What the tab kept for whoever was signed in before is nobody's any more: the steps to take back of a table, and the pages
 * in the router's memory, to which "back" would lead. They go with their document.
 */
function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Switched off: then there is nothing.
  }
  const [loaded] = performance.getEntriesByType("navigation");
  if (loaded && new URL(loaded.name).pathname !== window.location.pathname)
    window.location.replace(window.location.href);
}
