import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { EXPORTS, type ExportFormat, type ExportSubject } from "@/lib/schemas/exports";
import { buttonClass } from "../ui/button";
import { Section } from "../ui/section";

/** Snapshots, comparisons and scores are taken along from their own pages. */
type Offered = Exclude<ExportSubject, "snapshot" | "comparison" | "scores" | "score">;

/**
 * One kind of file: what it is for, what is chosen for it, and a button a format. A plain GET form, so that the
 * address of a file is what was chosen and nothing else.
 */
export function ExportCard({ subject, children }: { subject: Offered; children?: ReactNode }) {
  const t = useTranslations("exports");
  const formats: readonly ExportFormat[] = EXPORTS[subject];
  return (
    <Section title={t(`subject.${subject}`)} description={t(`purpose.${subject}`)}>
      <form method="get" className="space-y-3">
        {children && <div className="grid gap-3 sm:grid-cols-2">{children}</div>}
        <div className="flex flex-wrap gap-2">
          {formats.map((format, index) => (
            <button
              key={format}
              type="submit"
              formAction={`/api/exports/${subject}.${format}`}
              className={buttonClass({ variant: index === 0 ? "primary" : "secondary" })}
              aria-label={t("download", { name: t(`subject.${subject}`), format: t(`format.${format}`) })}
            >
              {t(`format.${format}`)}
            </button>
          ))}
        </div>
      </form>
    </Section>
  );
}
