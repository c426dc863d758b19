"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Banner } from "@/components/ui/banner";
import { FileDrop } from "@/components/ui/file-drop";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import { REPORT_ENDINGS, REPORT_LIMIT_BYTES } from "@/lib/schemas/reports";
import { useReportUpload } from "./use-report-upload";

/** Imports a report: drop it, see what takes time, go on to its statements. */
export function ReportImport() {
  const t = useTranslations("reports.import");
  const router = useRouter();
  const { upload, send } = useReportUpload();
  const { stage } = upload;
  const working = stage === "reading" || stage === "extracting";

  useEffect(() => {
    if (stage === "done") router.refresh();
  }, [stage, router]);

  return (
    <div id="import" className="space-y-3 print:hidden">
      <FileDrop
        label={t("label")}
        hint={t("hint")}
        accept={REPORT_ENDINGS}
        maxBytes={REPORT_LIMIT_BYTES}
        disabled={working}
        value={stage === "sending" ? upload.percent : null}
        error={stage === "refused" ? upload.message : stage === "lost" ? t("lost") : undefined}
        onFiles={([file]) => file && send(file)}
      />
      <div aria-live="polite">
        {working && (
          <p className="flex items-center gap-2 text-sm">
            <Spinner />
            {t(stage)}
          </p>
        )}
        {stage === "done" && (
          <Banner
            tone={upload.duplicate ? "info" : "good"}
            title={upload.duplicate ? t("duplicate") : t("done")}
            action={
              <LinkButton href={`/reports/${upload.reportId}`} variant="primary">
                {t("open")}
              </LinkButton>
            }
          >
            {upload.statements > 0
              ? t("found", { title: upload.title, count: upload.statements })
              : t("foundNone", { title: upload.title })}
          </Banner>
        )}
      </div>
    </div>
  );
}
