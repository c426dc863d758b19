import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatPeriod } from "@/lib/format/dates";
import { type SnapshotItem } from "@/lib/server/queries/snapshots";
import { snapshotHref } from "../standing/standing-links";
import { EmptyState } from "../ui/empty-state";
import { Card } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { comparisonHref } from "./comparison-href";

/** All snapshots, the latest first; each but the first of its year can be compared with the one before. */
export function SnapshotList({ snapshots }: { snapshots: readonly SnapshotItem[] }) {
  const t = useTranslations("snapshots");
  const locale = useLocale();
  if (snapshots.length === 0)
    return (
      <Card>
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      </Card>
    );
  return (
    <div className="rounded-lg border bg-surface print:border-0">
      <Table label={t("list.label")} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("list.name")}</Th>
            <Th>{t("list.period")}</Th>
            <Th>{t("list.takenAt")}</Th>
            <Th>{t("list.takenBy")}</Th>
            <Th numeric>{t("list.targets")}</Th>
            <Th className="print:hidden">
              <span className="sr-only">{t("list.compare")}</span>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {snapshots.map((snapshot, index) => {
            const before = snapshots.slice(index + 1).find(({ year }) => year === snapshot.year);
            return (
              <Tr key={snapshot.id}>
                <Th scope="row">
                  <TextLink href={snapshotHref(snapshot)}>{snapshot.name}</TextLink>
                </Th>
                <Td label={t("list.period")} className="whitespace-nowrap">
                  {formatPeriod(snapshot.period, locale)}
                </Td>
                <Td label={t("list.takenAt")} className="whitespace-nowrap tabular-nums">
                  {formatDateTime(snapshot.takenAt, locale)}
                </Td>
                <Td label={t("list.takenBy")}>{snapshot.takenBy}</Td>
                <Td label={t("list.targets")} numeric className="max-sm:text-start">
                  {snapshot.targets}
                </Td>
                <Td className="print:hidden">
                  {before && (
                    <TextLink href={comparisonHref(before.id, snapshot.id)}>{t("list.compare")}</TextLink>
                  )}
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
    </div>
  );
}
