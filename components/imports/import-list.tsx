import { useLocale, useTranslations } from "next-intl";
import { IMPORT_DRAFT_DAYS } from "@/lib/domain/ledger-import";
import { formatDateTime } from "@/lib/format/dates";
import { type ImportState, type LedgerImportItem } from "@/lib/server/queries/ledger-imports";
import { Badge, type Tone } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

const TONES: Readonly<Record<ImportState, Tone>> = {
  draft: "neutral",
  running: "info",
  done: "good",
  failed: "bad",
  interrupted: "warn",
};

/** The latest imports; what is not finished goes on from here. */
export function ImportList({ imports }: { imports: readonly LedgerImportItem[] }) {
  const t = useTranslations("imports");
  const locale = useLocale();
  return (
    <Section
      title={t("list.title")}
      description={t("list.description", { days: IMPORT_DRAFT_DAYS })}
      flush
      className="mt-6"
    >
      {imports.length === 0 ? (
        <EmptyState title={t("list.empty")}>{t("list.emptyHint")}</EmptyState>
      ) : (
        <Table label={t("list.title")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("list.file")}</Th>
              <Th>{t("start.year")}</Th>
              <Th>{t("list.state")}</Th>
              <Th>{t("list.result")}</Th>
              <Th>{t("list.created")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {imports.map(({ id, fileName, year, state, result, createdAt, createdBy }) => (
              <Tr key={id}>
                <Th scope="row">
                  <TextLink href={`/targets/import/${id}`} className="break-all">
                    {fileName}
                  </TextLink>
                </Th>
                <Td label={t("start.year")} className="tabular-nums">
                  {year}
                </Td>
                <Td label={t("list.state")}>
                  <span>
                    <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
                  </span>
                </Td>
                <Td label={t("list.result")}>
                  {result ? t("result", { ...result, reportId: "" }) : t("list.none")}
                </Td>
                <Td label={t("list.created")} className="whitespace-nowrap">
                  {formatDateTime(createdAt, locale)}
                  <span className="block text-muted">{createdBy}</span>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}
