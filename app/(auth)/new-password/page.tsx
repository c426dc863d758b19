import { redirect } from "next/navigation";
import { NewPasswordPanel } from "@/components/account/new-password-panel";
import { passwordProfile } from "@/lib/server/auth/new-password";
import { viewerInStage } from "@/lib/server/auth/viewer";
import { now } from "@/lib/server/clock";
import { change } from "../../(workspace)/account/actions";
import { leave } from "../../(workspace)/actions";

/** The one page of those whose password somebody else has set, or has ended; once it is replaced, the work begins. */
export default async function NewPasswordPage() {
  const viewer = await viewerInStage("new_password");
  if (!viewer) redirect("/todo");
  return (
    <NewPasswordPanel
      name={viewer.name}
      ended={viewer.passwordEnded}
      account={viewer.account}
      profile={await passwordProfile(now())}
      change={change}
      signOut={leave}
    />
  );
}
