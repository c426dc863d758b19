import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DisclosureHead } from "@/components/disclosures/disclosure-head";
import { DisclosureList } from "@/components/disclosures/disclosure-list";
import { publicPageAddress } from "@/lib/schemas/disclosures";
import { requireViewer } from "@/lib/server/http/page";
import { disclosureBoard } from "@/lib/server/queries/disclosures";
import { switchOn, word } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disclosures"))("title") };
}

export default async function DisclosuresPage({ searchParams }: PageProps<"/disclosures">) {
  const viewer = await requireViewer("disclosure.view");
  const board = await disclosureBoard(viewer, publicPageAddress.parse(await searchParams));
  return (
    <>
      <DisclosureHead board={board} />
      <DisclosureList board={board} word={word} switchOn={switchOn} />
    </>
  );
}
