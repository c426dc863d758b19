import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/shell/sign-in-form";
import { sampleAccounts } from "@/lib/server/auth/sample-accounts";
import { pageBefore } from "@/lib/server/auth/viewer";
import { anythingPublic } from "@/lib/server/queries/public-projects";

export default async function SignInPage() {
  const further = (await pageBefore()) ?? "/todo";
  if (further !== "/sign-in") redirect(further);
  const role = await getTranslations("domain.role");
  const samples = (await sampleAccounts()).map((sample) => ({ ...sample, role: role(sample.role) }));
  return <SignInForm samples={samples} next="/todo" publicPage={await anythingPublic()} />;
}
