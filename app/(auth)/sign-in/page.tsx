import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/shell/sign-in-form";
import { sampleAccounts } from "@/lib/server/auth/sample-accounts";
import { currentViewer, viewerWithGivenPassword } from "@/lib/server/auth/viewer";
import { anythingPublic } from "@/lib/server/queries/public-projects";

export default async function SignInPage() {
  if (await currentViewer()) redirect("/todo");
  if (await viewerWithGivenPassword()) redirect("/new-password");
  const role = await getTranslations("domain.role");
  const samples = (await sampleAccounts()).map((sample) => ({ ...sample, role: role(sample.role) }));
  return <SignInForm samples={samples} next="/todo" publicPage={await anythingPublic()} />;
}
