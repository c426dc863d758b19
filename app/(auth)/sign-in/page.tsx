import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/shell/sign-in-form";
import { sampleAccounts } from "@/lib/server/auth/sample-accounts";
import { pageBefore } from "@/lib/server/auth/viewer";
import { env } from "@/lib/server/env";
import { anythingPublic } from "@/lib/server/queries/public-projects";

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ readonly error?: string | string[] }>;
}) {
  const further = (await pageBefore()) ?? "/todo";
  if (further !== "/sign-in") redirect(further);
  const role = await getTranslations("domain.role");
  const samples = (await sampleAccounts()).map((sample) => ({ ...sample, role: role(sample.role) }));
  return (
    <SignInForm
      samples={samples}
      next="/todo"
      publicPage={await anythingPublic()}
      provider={env().oidc?.name}
      came={[(await searchParams).error].flat()[0]}
    />
  );
}
