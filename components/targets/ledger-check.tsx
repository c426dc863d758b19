import { useTranslations } from "next-intl";
import { LEDGER_GAPS, type LedgerGap } from "@/lib/domain/ledger-check";
import { pageOf, ROWS_PER_PAGE } from "@/lib/domain/list-page";
import { targetNumber } from "@/lib/domain/split";
import { NO_FIGURE } from "@/lib/format/numbers";
import { type LedgerCheck } from "@/lib/server/queries/ledger-check";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { LinkTabs } from "../ui/link-tabs";
import { PageHeader } from "../ui/page-header";
import { Pagination } from "../lists/pagination";
import { Card, Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** 台账体检: who lacks what, with a way to mend it: many at once where there is one, else on the target's page. */
export function LedgerCheckPage({
  check,
  gap,
  page,
}: {
  check: LedgerCheck;
  gap: LedgerGap | undefined;
  page: number;
}) {
  const t = useTranslations("targets.check");
  const words = useTranslations("targets");
  const { year, years, total, counts, incomplete } = check;
  const href = (of: { year?: number; gap?: LedgerGap; page?: number }) => {
    const narrowed = { ...(of.gap ? { gap: of.gap } : {}), ...(of.page ? { page: String(of.page) } : {}) };
    return `/targets/check?${new URLSearchParams({ year: String(of.year ?? year), ...narrowed })}`;
  };
  const { items, ...place } = pageOf(
    gap ? incomplete.filter(({ gaps }) => gaps.includes(gap)) : incomplete,
    page,
    ROWS_PER_PAGE,
  );
  const mend = gap && mendHref(gap, check);
  return (
    <>
      <PageHeader
        back={{ href: `/targets?year=${year}`, label: words("title") }}
        title={t("title")}
        purpose={t("purpose", { year: String(year), total, incomplete: incomplete.length })}
      />
      {years.length > 1 && (
        <LinkTabs
          className="mb-4"
          label={words("filter.year")}
          tabs={years.map((one) => ({
            href: href({ year: one }),
            label: String(one),
            current: one === year,
          }))}
        />
      )}
      {incomplete.length === 0 ? (
        <Card>
          <EmptyState
            title={t("nothing", { total })}
            action={<LinkButton href={`/targets?year=${year}`}>{words("title")}</LinkButton>}
          >
            {t("nothingHint", { total })}
          </EmptyState>
        </Card>
      ) : (
        <>
          <StatList className="mb-4">
            {LEDGER_GAPS.map((one) => (
              <Stat key={one} label={t(`gap.${one}`)} value={counts[one]} href={href({ gap: one })} />
            ))}
          </StatList>
          <Section
            flush
            title={
              gap ? t("of", { gap: t(`gap.${gap}`), count: place.total }) : t("all", { count: place.total })
            }
            description={gap && t(`mend.${gap}`)}
            actions={
              <>
                {gap && (
                  <LinkButton size="sm" href={href({})}>
                    {t("showAll")}
                  </LinkButton>
                )}
                {mend && (
                  <LinkButton size="sm" variant="primary" href={mend}>
                    {t(`mendMany.${gap === "owner" || gap === "schedule" ? "ledger" : "sheet"}`)}
                  </LinkButton>
                )}
              </>
            }
          >
            {items.length === 0 ? (
              <p className="p-4 text-muted">{t("noneOf")}</p>
            ) : (
              <Table label={t("title")} narrow="cards">
                <Thead>
                  <tr role="row">
                    <Th numeric>{words("column.number")}</Th>
                    <Th>{words("column.indicator")}</Th>
                    <Th>{words("column.leadUnit")}</Th>
                    <Th>{t("lacks")}</Th>
                  </tr>
                </Thead>
                <Tbody>
                  {items.map((row) => (
                    <Tr key={row.id}>
                      <Td numeric label={words("column.number")}>
                        {targetNumber(row)}
                      </Td>
                      <Th scope="row">
                        <TextLink href={`/targets/${row.id}`}>{row.indicator}</TextLink>
                      </Th>
                      <Td label={words("column.leadUnit")}>{row.leadUnit ?? NO_FIGURE}</Td>
                      <Td label={t("lacks")}>
                        <span className="flex flex-wrap gap-1">
                          {row.gaps.map((one) => (
                            <Badge key={one} tone="warn">
                              {t(`gap.${one}`)}
                            </Badge>
                          ))}
                        </span>
                      </Td>
                    </Tr>
                  ))}
                </Tbody>
              </Table>
            )}
            <Pagination {...place} hrefFor={(to) => href({ gap, page: to })} />
          </Section>
        </>
      )}
    </>
  );
}

/** Where many can be mended at once; null where it takes each target's own page. */
function mendHref(gap: LedgerGap, { year, period }: LedgerCheck): string | null {
  const ledger = `/targets?year=${year}&period=${period}`;
  switch (gap) {
    case "owner":
      return `${ledger}&only=unassigned`;
    case "schedule":
      return `${ledger}&only=unscheduled`;
    case "leader":
    case "baseline":
      return `/targets/table?year=${year}`;
    default:
      return null;
  }
}
