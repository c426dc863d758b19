import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StandingPage } from "@/components/standing/standing-page";
import { mayEver } from "@/lib/domain/access";
import { openPeriodAt } from "@/lib/domain/period";
import { standingMonths } from "@/lib/domain/standing-month";
import { standingListsSchema, standingPageSchema } from "@/lib/schemas/target-filter";
import { now } from "@/lib/server/clock";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { standingReport } from "@/lib/server/queries/standing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("standing"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/standing">) {
  const reader = await requireViewer("standing.view");
  const asked = await searchParams;
  return lookBack(reader, async (viewer) => {
    const { changes, ...report } = await standingReport(viewer, standingPageSchema.parse(asked));
    return (
      <StandingPage
        report={report}
        changes={changes}
        lists={standingListsSchema.parse(asked)}
        periods={standingMonths(report.year, openPeriodAt(now()))}
        mayExport={mayEver(viewer, "export.make")}
        maySetUp={mayEver(viewer, "statement.decide")}
      />
    );
  });
}
