import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/format/dates";
import { valueText } from "@/lib/format/value-text";
import { type EarlierVersion } from "@/lib/server/queries/target-page";
import { EvidenceList } from "../progress/evidence-list";
import { type AdjustedField, shownChanges, useFieldLabel, useFieldWords } from "./adjusted-fields";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

/** 目标调整: what was in force before each adjustment, with its reason and the document that allowed it. */
export function TargetVersions({ versions }: { versions: readonly EarlierVersion[] }) {
  const t = useTranslations("targets.versions");
  const measure = useTranslations("domain.measure");
  const locale = useLocale();
  return (
    <Section title={t("title")} description={t("hint")} flush>
      <Table label={t("title")} narrow="cards">
        <Thead>
          <tr role="row">
            <Th>{t("until")}</Th>
            <Th>{t("indicator")}</Th>
            <Th>{t("target")}</Th>
            <Th>{t("changes")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("document")}</Th>
            <Th>{t("by")}</Th>
          </tr>
        </Thead>
        <Tbody>
          {versions.map(
            ({
              version,
              content,
              next,
              changes,
              reason,
              document,
              evidence,
              replacedAt,
              replacedBy,
              confirmedBy,
            }) => (
              <Tr key={version}>
                <Td label={t("until")} className="whitespace-nowrap">
                  {formatDate(replacedAt, locale)}
                </Td>
                <Td label={t("indicator")}>{content.indicator}</Td>
                <Td label={t("target")} className="whitespace-nowrap">
                  {valueText(content) ?? measure(content.measure)}
                </Td>
                <Td label={t("changes")}>
                  <VersionChanges content={content} next={next} changes={changes} />
                </Td>
                <Td label={t("reason")}>{reason}</Td>
                <Td label={t("document")}>
                  {document}
                  {evidence && <EvidenceList evidence={[evidence]} />}
                </Td>
                <Td label={t("by")}>
                  {replacedBy}
                  {confirmedBy !== null && (
                    <span className="block text-muted">{t("confirmedBy", { name: confirmedBy })}</span>
                  )}
                </Td>
              </Tr>
            ),
          )}
        </Tbody>
      </Table>
    </Section>
  );
}

/** What an adjustment changed, field by field: before → after. */
function VersionChanges({ content, next, changes }: Pick<EarlierVersion, "content" | "next" | "changes">) {
  const t = useTranslations("targets.adjustment");
  const label = useFieldLabel(content, next);
  const say = useFieldWords();
  return (
    <ul>
      {shownChanges(changes, content, next).map(({ field, before, after }) => (
        <li key={field}>
          {t("change", {
            field: label(field as AdjustedField),
            before: say(field as AdjustedField, before),
            after: say(field as AdjustedField, after),
          })}
        </li>
      ))}
    </ul>
  );
}
