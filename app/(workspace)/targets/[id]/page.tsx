import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GiveInstruction } from "@/components/instructions/instruction-dialogs";
import { TargetInstructions } from "@/components/instructions/target-instructions";
import { TargetAdjustment } from "@/components/targets/target-adjustment";
import { TargetPage } from "@/components/targets/target-page";
import { standingViewSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { directory } from "@/lib/server/queries/directory";
import { lastYearTargets } from "@/lib/server/queries/last-year";
import { leadProposer } from "@/lib/server/queries/lead-table";
import { targetPage, targetRights } from "@/lib/server/queries/target-page";
import { answer, give } from "../../instructions/actions";
import { confirm, refuse, takeBack } from "../actions";
import { TargetChart } from "./target-chart";
import { targetTools } from "./target-tools";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("domain.term"))("target") };
}

export default async function Page({ params, searchParams }: PageProps<"/targets/[id]">) {
  const reader = await requireViewer("target.view");
  const { id } = await params;
  const view = standingViewSchema.parse(await searchParams);
  return lookBack(reader, async (viewer) => {
    const page = await orNotFound(targetPage(viewer, id, view));
    const rights = targetRights(viewer, page);
    const lastYear = rights.manage ? await lastYearTargets(viewer, page.target) : [];
    return (
      <TargetPage
        page={page}
        tools={targetTools(page, rights, await directory(), await leadProposer(), lastYear)}
        mayReport={rights.report}
        adjustment={
          page.adjustment && (
            <TargetAdjustment adjustment={page.adjustment} actions={{ confirm, refuse, takeBack }} />
          )
        }
        chart={<TargetChart page={page} />}
        instructions={
          rights.seeInstructions && (
            <TargetInstructions
              instructions={page.instructions}
              answer={answer}
              tool={rights.instruct && <GiveInstruction targetId={id} give={give} />}
            />
          )
        }
      />
    );
  });
}
