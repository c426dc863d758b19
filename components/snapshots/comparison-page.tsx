import { useLocale, useTranslations } from "next-intl";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { type RollUp } from "@/lib/domain/roll-up";
import { pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { formatDate } from "@/lib/format/dates";
import { formatRate, formatRateChange, formatSigned } from "@/lib/format/numbers";
import { type SnapshotComparison } from "@/lib/server/queries/snapshot-comparison";
import { type SnapshotItem } from "@/lib/server/queries/snapshots";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { LightShape } from "../lights/light-shape";
import { snapshotHref } from "../standing/standing-links";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { PageHeader } from "../ui/page-header";
import { Pagination } from "../lists/pagination";
import { Card, Section } from "../ui/section";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { ChangeTable } from "./change-table";
import { comparisonExportHref, comparisonHref } from "./comparison-href";

/** Two snapshots side by side; while one of them is not chosen, only the choice. */
export function ComparisonPage({
  snapshots,
  chosen,
  comparison,
  page,
  mayExport,
}: {
  snapshots: readonly SnapshotItem[];
  chosen: { readonly before?: string; readonly after?: string };
  comparison: SnapshotComparison | null;
  page: number;
  mayExport: boolean;
}) {
  const t = useTranslations("snapshots.compare");
  const list = useTranslations("snapshots");
  return (
    <div className="print-landscape">
      <PageHeader
        title={t("title")}
        purpose={t("purpose")}
        back={{ href: "/standing/snapshots", label: list("title") }}
        actions={
          mayExport &&
          comparison && (
            <a
              className={buttonClass()}
              href={comparisonExportHref(comparison.before.snapshot.id, comparison.after.snapshot.id)}
              download
            >
              {t("exportXlsx")}
            </a>
          )
        }
      />
      <FilterBar action="/standing/snapshots/compare" submit={t("submit")}>
        {(["before", "after"] as const).map((side) => (
          <Field key={side} label={t(side)}>
            {(control) => (
              <Select
                {...control}
                key={chosen[side]}
                name={side}
                defaultValue={chosen[side] ?? ""}
                empty={t("choose")}
                options={snapshots.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
        ))}
      </FilterBar>
      {comparison ? (
        <Differences {...comparison} page={page} />
      ) : (
        <Card>
          {snapshots.length < 2 ? (
            <EmptyState title={t("needTwo")}>{t("needTwoHint")}</EmptyState>
          ) : (
            <EmptyState title={t("chooseTwo")}>{t("chooseTwoHint")}</EmptyState>
          )}
        </Card>
      )}
    </div>
  );
}

function Differences({ before, after, changes, page }: SnapshotComparison & { page: number }) {
  const t = useTranslations("snapshots.compare");
  const { items, ...place } = pageOf(changes, page, ROWS_PER_PAGE);
  const hrefFor = (to: number) => comparisonHref(before.snapshot.id, after.snapshot.id, to);
  return (
    <div className="space-y-5">
      <Section flush title={t("wholeTitle")}>
        <WholeTable before={before} after={after} />
      </Section>
      <Section flush title={t("changesTitle")} description={t("changed", { count: changes.length })}>
        {changes.length === 0 ? (
          <EmptyState title={t("same")}>{t("sameHint")}</EmptyState>
        ) : (
          <ChangeTable label={t("changesTitle")} changes={items} />
        )}
        <Pagination {...place} hrefFor={hrefFor} />
      </Section>
    </div>
  );
}

type Whole = RollUp<TargetFigures>;
const COUNTS = [
  ["total", (whole: Whole) => whole.total],
  ["done", (whole: Whole) => whole.done],
  ["due", (whole: Whole) => whole.due],
  ["onSchedule", (whole: Whole) => whole.onSchedule],
  ["missing", (whole: Whole) => whole.missing.length],
] as const;

function WholeTable({ before, after }: Pick<SnapshotComparison, "before" | "after">) {
  const t = useTranslations("snapshots.compare");
  const light = useTranslations("domain.light");
  const locale = useLocale();
  const lines = [
    ...COUNTS.map(([key, of]) => ({
      key,
      label: t(`count.${key}`),
      values: [of(before.whole), of(after.whole)],
    })),
    ...LIGHTS.map((key) => ({
      key,
      label: (
        <span className="inline-flex items-center gap-1.5">
          <LightShape light={key} />
          {light(key)}
        </span>
      ),
      values: [before.whole.lights[key], after.whole.lights[key]],
    })),
  ];
  return (
    <Table label={t("wholeTitle")} narrow="scroll">
      <Thead>
        <Tr>
          <Th>{t("measure")}</Th>
          {[before, after].map(({ snapshot }) => (
            <Th key={snapshot.id} numeric>
              <TextLink href={snapshotHref(snapshot)}>{snapshot.name}</TextLink>
              <span className="block font-normal">{formatDate(snapshot.takenAt, locale)}</span>
            </Th>
          ))}
          <Th numeric>{t("difference")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {lines.map(({ key, label, values: [was = 0, is = 0] }) => (
          <Tr key={key}>
            <Th scope="row">{label}</Th>
            <Td numeric>{was}</Td>
            <Td numeric>{is}</Td>
            <Td numeric>{formatSigned(String(is - was))}</Td>
          </Tr>
        ))}
        {(["doneRate", "onScheduleRate"] as const).map((rate) => (
          <Tr key={rate}>
            <Th scope="row">{t(`count.${rate}`)}</Th>
            <Td numeric>{formatRate(before.whole[rate], 1)}</Td>
            <Td numeric>{formatRate(after.whole[rate], 1)}</Td>
            <Td numeric>
              {t("points", { points: formatRateChange(before.whole[rate], after.whole[rate], 1) })}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
