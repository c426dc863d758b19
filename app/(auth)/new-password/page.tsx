import { redirect } from "next/navigation";
import { NewPasswordPanel } from "@/components/account/new-password-panel";
import { viewerInStage } from "@/lib/server/auth/viewer";
import { change } from "../../(workspace)/account/actions";
import { leave } from "../../(workspace)/actions";

/** The one page of those whose password somebody else has set; once it is replaced, the work begins. */
export default async function NewPasswordPage() {
  const viewer = await viewerInStage("new_password");
  if (!viewer) redirect("/todo");
  return <NewPasswordPanel name={viewer.name} account={viewer.account} change={change} signOut={leave} />;
}
