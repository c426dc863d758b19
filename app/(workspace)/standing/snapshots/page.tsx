import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type z } from "zod";
import { SnapshotList } from "@/components/snapshots/snapshot-list";
import { TakeSnapshot } from "@/components/snapshots/take-snapshot";
import { PageHeader } from "@/components/ui/page-header";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { openPeriodAt } from "@/lib/domain/period";
import { standingMonths } from "@/lib/domain/standing-month";
import { standingViewSchema } from "@/lib/schemas/target-filter";
import { now } from "@/lib/server/clock";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { snapshotList } from "@/lib/server/queries/snapshots";
import { resolveStandingView } from "@/lib/server/queries/target-standing";
import { take } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("snapshots"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/standing/snapshots">) {
  const reader = await requireViewer("standing.view");
  const asked = standingViewSchema.parse(await searchParams);
  return lookBack(reader, (viewer) => snapshotsOf(viewer, asked));
}

async function snapshotsOf(viewer: Viewer, asked: z.output<typeof standingViewSchema>) {
  const [t, snapshots, { year, period }] = await Promise.all([
    getTranslations("snapshots"),
    snapshotList(viewer),
    resolveStandingView(viewer, asked),
  ]);
  const periods = standingMonths(year, openPeriodAt(now())).toReversed();
  return (
    <>
      <PageHeader
        title={t("title")}
        purpose={t("purpose")}
        back={{ href: "/standing", label: t("back") }}
        actions={mayEver(viewer, "snapshot.take") && <TakeSnapshot {...{ period, periods, take }} />}
      />
      <SnapshotList snapshots={snapshots} />
    </>
  );
}
