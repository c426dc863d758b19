import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LedgerCheckPage } from "@/components/targets/ledger-check";
import { ledgerCheckSchema } from "@/lib/schemas/target-filter";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { ledgerCheck } from "@/lib/server/queries/ledger-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets.check"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/targets/check">) {
  const reader = await requireViewer("target.manage");
  const { year, gap, page } = ledgerCheckSchema.parse(await searchParams);
  const check = await lookBack(reader, (viewer) => ledgerCheck(viewer, { year }));
  return <LedgerCheckPage {...{ check, gap, page }} />;
}
