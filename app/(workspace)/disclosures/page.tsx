import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DisclosureHead } from "@/components/disclosures/disclosure-head";
import { DisclosureList } from "@/components/disclosures/disclosure-list";
import { disclosureListSchema, publicPageAddress } from "@/lib/schemas/disclosures";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { disclosureBoard } from "@/lib/server/queries/disclosures";
import { switchOn, word } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disclosures"))("title") };
}

export default async function DisclosuresPage({ searchParams }: PageProps<"/disclosures">) {
  const reader = await requireViewer("disclosure.view");
  const asked = await searchParams;
  const { page } = disclosureListSchema.parse(asked);
  return lookBack(reader, async (viewer) => {
    const board = await disclosureBoard(viewer, publicPageAddress.parse(asked));
    return (
      <>
        <DisclosureHead board={board} />
        <DisclosureList {...{ board, page, word, switchOn }} />
      </>
    );
  });
}
