"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { PREVIEWED_PDF_BYTES } from "@/lib/domain/evidence";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { closePdf, drawPage, openPdf } from "./pdf-file";

/** A PDF below its name, page by page, and larger in a dialog. */
export function PdfPreview({ id, name, byteSize }: { id: string; name: string; byteSize: number }) {
  const t = useTranslations("progress.evidence.pdf");
  const [asked, setAsked] = useState(byteSize <= PREVIEWED_PDF_BYTES);
  if (!asked)
    return (
      <Button size="sm" className="print:hidden" onClick={() => setAsked(true)}>
        {t("show")}
      </Button>
    );
  return (
    <div className="w-full space-y-2 print:hidden">
      <Pages id={id} name={name} />
      <Dialog
        title={name}
        className="max-w-4xl sm:top-[4vh] sm:max-h-[92vh]"
        trigger={<Button size="sm">{t("larger")}</Button>}
      >
        <Pages id={id} name={name} />
      </Dialog>
    </div>
  );
}

type Opened = { readonly pdf: PDFDocumentProxy } | "loading" | "failed";

function Pages({ id, name }: { id: string; name: string }) {
  const t = useTranslations("progress.evidence.pdf");
  const [opened, setOpened] = useState<Opened>("loading");
  const [page, setPage] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const opening = openPdf(`/api/evidence/${id}/preview`);
    let left = false;
    opening
      .then((task) => task.promise)
      .then((pdf) => {
        if (!left) setOpened({ pdf });
      })
      .catch(() => {
        if (!left) setOpened("failed");
      });
    return () => {
      left = true;
      opening.then(closePdf).catch(() => undefined);
    };
  }, [id]);

  useEffect(() => {
    const sheet = canvas.current;
    if (typeof opened === "string" || !sheet) return;
    drawPage(opened.pdf, page, sheet, sheet.clientWidth).catch(() => setOpened("failed"));
  }, [opened, page]);

  if (opened === "loading")
    return (
      <p role="status" className="text-sm text-muted">
        {t("loading", { name })}
      </p>
    );
  if (opened === "failed") return <p className="text-sm text-muted">{t("failed")}</p>;
  const pages = opened.pdf.numPages;
  return (
    <div className="space-y-1.5">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("page", { name, page, pages })}
        className="w-full rounded-md border bg-white"
      />
      {pages > 1 && (
        <p className="flex items-center justify-center gap-2 text-sm text-muted tabular-nums">
          <Button
            size="sm"
            variant="quiet"
            aria-label={t("previous")}
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <span aria-live="polite">{t("position", { page, pages })}</span>
          <Button
            size="sm"
            variant="quiet"
            aria-label={t("next")}
            disabled={page === pages}
            onClick={() => setPage(page + 1)}
          >
            <ChevronRight aria-hidden />
          </Button>
        </p>
      )}
    </div>
  );
}
