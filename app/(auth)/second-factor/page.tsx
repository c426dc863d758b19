import { redirect } from "next/navigation";
import { FactorPanel } from "@/components/account/factor-panel";
import { viewerInStage } from "@/lib/server/auth/viewer";
import { passFactor } from "../../(workspace)/account/actions";
import { leave } from "../../(workspace)/actions";

/** The one page of those who gave the right password and still have to show the second factor. */
export default async function SecondFactorPage() {
  const viewer = await viewerInStage("second_factor");
  if (!viewer) redirect("/todo");
  return <FactorPanel name={viewer.name} pass={passFactor} signOut={leave} />;
}
