import { getTranslations } from "next-intl/server";
import { InstructionList } from "@/components/instructions/instruction-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Card } from "@/components/ui/section";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { instructionList } from "@/lib/server/queries/instructions";
import { answer } from "./actions";
import { pageTitle } from "@/lib/server/http/page-title";

export const generateMetadata = pageTitle("instructions");

export default async function InstructionsPage() {
  const reader = await requireViewer("instruction.view");
  return lookBack(reader, instructionsOf);
}

async function instructionsOf(viewer: Viewer) {
  const [t, instructions] = await Promise.all([getTranslations("instructions"), instructionList(viewer)]);
  const asked = instructions.filter(({ mine }) => mine).length;
  return (
    <>
      <PageHeader
        title={t("page")}
        purpose={asked > 0 ? t("purposeAsked", { count: asked }) : t("purpose")}
      />
      <Card>
        {instructions.length === 0 ? (
          <EmptyState title={t("empty")}>
            {t(mayEver(viewer, "instruction.give") ? "emptyLeader" : "emptyHint")}
          </EmptyState>
        ) : (
          <InstructionList instructions={instructions} withTarget answer={answer} />
        )}
      </Card>
    </>
  );
}
