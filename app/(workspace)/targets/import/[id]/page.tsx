import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ColumnForm } from "@/components/imports/column-form";
import { ImportOutcome } from "@/components/imports/import-outcome";
import { ImportRunning } from "@/components/imports/import-running";
import { ImportSteps, type ImportStep } from "@/components/imports/import-steps";
import { PreviewPage } from "@/components/imports/preview-page";
import { PageHeader } from "@/components/ui/page-header";
import { importViewSchema } from "@/lib/schemas/ledger-imports";
import { orNotFound, requireViewer } from "@/lib/server/http/page";
import { draftColumns, importPreview, PREVIEW_PAGE } from "@/lib/server/queries/import-preview";
import { ledgerImport } from "@/lib/server/queries/ledger-imports";
import { map, start } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function LedgerImportPage({ params, searchParams }: PageProps<"/targets/import/[id]">) {
  const viewer = await requireViewer("ledger.import");
  const { id } = await params;
  const { step, show, page, heading } = importViewSchema.parse(await searchParams);
  const [item, t] = await Promise.all([orNotFound(ledgerImport(viewer, id)), getTranslations("imports")]);
  const { state, version } = item;
  const isOpen = state === "draft" || state === "failed" || state === "interrupted";
  const current: ImportStep = isOpen && (step || state === "draft") ? (step ?? "columns") : "import";
  const draft = current === "columns" ? await draftColumns(viewer, id, heading) : null;
  return (
    <>
      <PageHeader
        back={{ href: "/targets/import", label: t("title") }}
        title={<span className="break-all">{item.fileName}</span>}
        purpose={t("of", { year: item.year })}
      />
      <ImportSteps
        current={current}
        hrefs={
          isOpen
            ? { columns: `/targets/import/${id}?step=columns`, preview: `/targets/import/${id}?step=preview` }
            : {}
        }
      />
      {draft && <ColumnForm key={String(draft.headingRow)} {...{ id, version, draft, map }} />}
      {current === "preview" && (
        <PreviewPage
          item={item}
          preview={await importPreview(viewer, id, { show, page })}
          pageSize={PREVIEW_PAGE}
          start={start}
        />
      )}
      {current === "import" &&
        (state === "running" ? (
          <ImportRunning id={id} percent={item.percent ?? 0} />
        ) : (
          <ImportOutcome item={item} />
        ))}
    </>
  );
}
