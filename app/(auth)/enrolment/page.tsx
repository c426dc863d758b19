import { redirect } from "next/navigation";
import { EnrolmentPanel } from "@/components/account/enrolment-panel";
import { viewerInStage } from "@/lib/server/auth/viewer";
import { beginFactor, finishFactor } from "../../(workspace)/account/actions";
import { leave } from "../../(workspace)/actions";

/** The one page of those whose role must have a second factor, until they have set one up. */
export default async function EnrolmentPage() {
  const viewer = await viewerInStage("enrolment");
  if (!viewer) redirect("/todo");
  return (
    <EnrolmentPanel
      name={viewer.name}
      account={viewer.account}
      actions={{ begin: beginFactor, finish: finishFactor }}
      signOut={leave}
    />
  );
}
