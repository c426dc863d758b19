import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportList } from "@/components/imports/import-list";
import { ImportStart } from "@/components/imports/import-start";
import { ImportSteps } from "@/components/imports/import-steps";
import { PageHeader } from "@/components/ui/page-header";
import { openPeriodAt, yearOf } from "@/lib/domain/period";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { ledgerImports } from "@/lib/server/queries/ledger-imports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function LedgerImportsPage() {
  const viewer = await requireViewer("ledger.import");
  const [imports, t, targets] = await Promise.all([
    ledgerImports(viewer),
    getTranslations("imports"),
    getTranslations("targets"),
  ]);
  const year = yearOf(openPeriodAt(now()));
  return (
    <>
      <PageHeader
        back={{ href: "/targets", label: targets("title") }}
        title={t("title")}
        purpose={t("purpose")}
      />
      <ImportSteps current="file" />
      <ImportStart year={year} years={Array.from({ length: 8 }, (_, past) => year + 1 - past)} />
      <ImportList imports={imports} />
    </>
  );
}
