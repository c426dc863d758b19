"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useState } from "react";
import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { type MonthSheetRow } from "@/lib/server/queries/month-sheet";
import { buttonClass } from "../../ui/button";
import { cn } from "../../ui/cn";
import { newId } from "../../ui/new-id";
import { toast } from "../../ui/toast";
import { uploadEvidence } from "../upload-evidence";

/** The evidence of a row, and a way to add files to it. */
export function EvidenceCell({
  row: { evidence, editable, indicator },
  ensureReport,
}: {
  row: MonthSheetRow;
  /** Stores what is typed, and the draft if there is none yet; its id, or null when it could not be stored. */
  ensureReport: () => Promise<string | null>;
}) {
  const t = useTranslations("progress");
  const router = useRouter();
  const [percent, setPercent] = useState<number | null>(null);

  async function upload({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])];
    target.value = "";
    setPercent(0);
    const reportId = await ensureReport();
    for (const file of files) {
      const problem =
        file.size > EVIDENCE_LIMIT_BYTES
          ? t("evidence.hint")
          : reportId === null
            ? t("sheet.notStored")
            : await uploadEvidence(reportId, newId(), file, setPercent);
      if (problem === null) toast.success(t("evidence.uploaded", { name: file.name }));
      else toast.error(t("evidence.failed", { name: file.name, reason: problem || t("evidence.cut") }));
    }
    setPercent(null);
    router.refresh();
  }

  return (
    <>
      <ul className="text-sm print:text-[9pt]">
        {evidence.map(({ id, name, url }) => (
          <li key={id}>
            <a
              href={url ?? `/api/evidence/${id}`}
              className="inline-flex min-h-6 items-center text-accent underline decoration-accent/35 underline-offset-3 [overflow-wrap:anywhere] hover:decoration-current print:text-ink print:no-underline"
              {...(url === null ? { download: name } : { target: "_blank", rel: "noopener noreferrer" })}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      {editable && (
        <label
          className={cn(
            buttonClass({ variant: "quiet", size: "sm" }),
            "cursor-pointer px-1 focus-within:outline-2 focus-within:outline-accent hover:bg-accent-wash",
          )}
        >
          {percent === null ? t("sheet.addFile") : `${Math.round(percent)}%`}
          <input
            type="file"
            multiple
            className="sr-only"
            disabled={percent !== null}
            aria-label={t("sheet.cell", { column: t("sheet.addFile"), name: indicator })}
            onChange={(event) => void upload(event)}
          />
        </label>
      )}
    </>
  );
}
