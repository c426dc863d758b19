import { ExternalLink, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { PDF, PREVIEWED_IMAGES } from "@/lib/domain/evidence";
import { type EvidenceView } from "@/lib/server/queries/evidence";
import { PdfPreview } from "./pdf-preview";

const KB = 1024;
const MB = KB * KB;

/** The evidence of a report: files are fetched as downloads, links open elsewhere. `actions` stand behind each. */
export function EvidenceList({
  evidence,
  actions,
  preview,
}: {
  evidence: readonly EvidenceView[];
  /** Shows pictures and PDFs below their names. */
  preview?: boolean;
  actions?: (item: EvidenceView) => ReactNode;
}) {
  const t = useTranslations("progress.evidence");
  const size = (bytes: number) =>
    bytes < MB
      ? t("sizeSmall", { kilobytes: Math.max(1, Math.round(bytes / KB)) })
      : t("size", { megabytes: (bytes / MB).toFixed(1) });
  if (evidence.length === 0) return <p className="text-sm text-muted">{t("empty")}</p>;
  return (
    <ul className="divide-y">
      {evidence.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          {item.url === null ? (
            <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
          ) : (
            <ExternalLink aria-hidden className="size-4 shrink-0 text-muted" />
          )}
          <span className="min-w-0 grow">
            <a
              href={item.url ?? `/api/evidence/${item.id}`}
              className="text-accent underline decoration-accent/35 underline-offset-3 [overflow-wrap:anywhere] hover:decoration-current"
              {...(item.url === null
                ? { download: item.name }
                : { target: "_blank", rel: "noopener noreferrer", title: t("opensElsewhere") })}
            >
              {item.name}
            </a>
            <span className="ms-2 text-xs text-muted tabular-nums" title={item.sha256 ?? undefined}>
              {item.byteSize === null ? item.url : size(item.byteSize)}
            </span>
          </span>
          {actions?.(item)}
          {preview && item.mediaType !== null && PREVIEWED_IMAGES.includes(item.mediaType) && (
            <a
              href={`/api/evidence/${item.id}/preview`}
              target="_blank"
              rel="noopener noreferrer"
              title={t("enlarge", { name: item.name })}
              className="block w-full"
            >
              {/* eslint-disable-next-line @next/next/no-img-element -- a private file, served as it was received */}
              <img
                src={`/api/evidence/${item.id}/preview`}
                alt={t("previewOf", { name: item.name })}
                loading="lazy"
                className="max-h-72 w-full rounded-md border bg-sunken object-contain print:max-h-none"
              />
            </a>
          )}
          {preview && item.mediaType === PDF && (
            <PdfPreview id={item.id} name={item.name} byteSize={item.byteSize ?? 0} />
          )}
        </li>
      ))}
    </ul>
  );
}
