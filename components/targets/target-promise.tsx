import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { formatDecimal, formatValue, NO_FIGURE } from "@/lib/format/numbers";
import { readable } from "@/lib/format/marked-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { DescriptionList } from "../ui/description-list";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** What is promised: the definition and the report's own sentence, with the way to it. */
export function TargetPromise({ page, tools }: { page: TargetPage; tools: ReactNode }) {
  const t = useTranslations("targets.promise");
  const domain = useTranslations("domain");
  const { target, source } = page;
  const { inForce: definition } = target;
  return (
    <Section title={t("title")} actions={tools}>
      <blockquote className="mb-4 border-s-4 border-accent ps-3">
        <p className="text-lg">
          <span className="text-muted">{readable(source.before)}</span>
          <mark className="rounded bg-accent-wash px-0.5 font-medium text-ink">{readable(source.quote)}</mark>
          <span className="text-muted">{readable(source.after)}</span>
        </p>
        <footer className="mt-1 text-sm">
          <TextLink href={`/reports/${source.reportId}#s-${source.statementId}`}>
            {t("source", { title: source.reportTitle })}
          </TextLink>
        </footer>
      </blockquote>
      <DescriptionList
        items={[
          { term: t("target"), value: valueText(definition) ?? domain(`measure.${definition.measure}`) },
          {
            term: t("measure"),
            value: `${domain(`measure.${definition.measure}`)} · ${domain(`measureReported.${definition.measure}`)}`,
          },
          { term: t("comparator"), value: domain(`comparator.${definition.comparator}`) },
          { term: t("direction"), value: domain(`direction.${definition.direction}`) },
          { term: t("baseline"), value: formatValue(definition.baseline, definition.unit) },
          { term: t("weight"), value: formatDecimal(target.weight) },
          { term: t("note"), value: target.note ?? NO_FIGURE, wide: true },
        ]}
      />
    </Section>
  );
}
