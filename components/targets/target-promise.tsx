import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type TargetDefinition } from "@/lib/domain/goal";
import { formatDecimal, formatValue, NO_FIGURE } from "@/lib/format/numbers";
import { readable } from "@/lib/format/marked-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { type TargetSource } from "@/lib/server/queries/target-source";
import { type Description, DescriptionList } from "../ui/description-list";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** What is promised: the definition and the report's own sentence, with the way to it. */
export function TargetPromise({ page, tools }: { page: TargetPage; tools: ReactNode }) {
  const t = useTranslations("targets.promise");
  const { target, source } = page;
  const facts = usePromiseFacts(target.inForce);
  return (
    <Section title={t("title")} actions={tools}>
      <SourceSentence source={source} />
      <DescriptionList
        items={[
          ...facts,
          { term: t("weight"), value: formatDecimal(target.weight) },
          { term: t("note"), value: target.note ?? NO_FIGURE, wide: true },
        ]}
      />
    </Section>
  );
}

/** The sentence of the report with what was stated marked in it, and the way to it. */
export function SourceSentence({ source }: { source: TargetSource }) {
  const t = useTranslations("targets.promise");
  return (
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
  );
}

/** What a target asks for, in words. */
export function usePromiseFacts(definition: TargetDefinition): readonly Description[] {
  const t = useTranslations("targets.promise");
  const domain = useTranslations("domain");
  const measure = domain(`measure.${definition.measure}`);
  return [
    { term: t("target"), value: valueText(definition) ?? measure },
    { term: t("measure"), value: `${measure} · ${domain(`measureReported.${definition.measure}`)}` },
    { term: t("comparator"), value: domain(`comparator.${definition.comparator}`) },
    { term: t("direction"), value: domain(`direction.${definition.direction}`) },
    { term: t("baseline"), value: formatValue(definition.baseline, definition.unit) },
  ];
}
