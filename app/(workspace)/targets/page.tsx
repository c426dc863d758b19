import { type Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger } from "@/components/targets/ledger";
import { LedgerFilters } from "@/components/targets/ledger-filters";
import { ledgerRow } from "@/components/targets/ledger-row";
import { unassignedHref } from "@/components/targets/target-href";
import { may, mayEver } from "@/lib/domain/access";
import { openPeriodAt } from "@/lib/domain/period";
import { standingMonths } from "@/lib/domain/standing-month";
import { formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { standingViewSchema, targetFilterSchema } from "@/lib/schemas/target-filter";
import { now } from "@/lib/server/clock";
import { requireViewer } from "@/lib/server/http/page";
import { directory } from "@/lib/server/queries/directory";
import { leadProposer } from "@/lib/server/queries/lead-table";
import { resolveStandingView, targetFigures } from "@/lib/server/queries/target-standing";
import { assign } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("title") };
}

export default async function TargetsPage({ searchParams }: PageProps<"/targets">) {
  const viewer = await requireViewer("target.view");
  const asked = await searchParams;
  const filter = targetFilterSchema.parse(asked);
  const { year, period, years } = await resolveStandingView(viewer, standingViewSchema.parse(asked));
  const editable = may(viewer, "target.manage");
  const [targets, names, propose, locale, t] = await Promise.all([
    targetFigures(viewer, { year, period, filter }),
    directory(),
    editable ? leadProposer() : undefined,
    getLocale(),
    getTranslations(),
  ]);
  const speaker = t as unknown as Speaker;
  const query = new URLSearchParams({ ...definedOnly(filter), year: String(year), period });
  const periods = standingMonths(year, openPeriodAt(now()));
  return (
    <Ledger
      rows={targets.map((target) => ledgerRow(target, speaker, locale, propose))}
      month={formatPeriod(period, locale)}
      unassigned={unassignedHref(year, period)}
      filters={<LedgerFilters {...{ filter, year, period, years, periods, directory: names }} />}
      exports={
        mayEver(viewer, "export.make")
          ? { xlsx: `/api/exports/targets.xlsx?${query}`, csv: `/api/exports/targets.csv?${query}` }
          : undefined
      }
      imports={mayEver(viewer, "ledger.import") ? "/targets/import" : undefined}
      check={editable ? `/targets/check?year=${year}` : undefined}
      table={editable ? `/targets/table?year=${year}` : undefined}
      editing={editable ? { directory: names, assign } : undefined}
    />
  );
}

function definedOnly(filter: object): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
