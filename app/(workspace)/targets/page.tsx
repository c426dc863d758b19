import { type Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger } from "@/components/targets/ledger";
import { ledgerAddress } from "@/components/targets/ledger-address";
import { LedgerFilters } from "@/components/targets/ledger-filters";
import { ledgerRow } from "@/components/targets/ledger-row";
import { targetHref, unassignedHref } from "@/components/targets/target-href";
import { may, mayEver } from "@/lib/domain/access";
import { openPeriodAt } from "@/lib/domain/period";
import { standingMonths } from "@/lib/domain/standing-month";
import { formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { ledgerOrderSchema, standingViewSchema, targetFilterSchema } from "@/lib/schemas/target-filter";
import { now } from "@/lib/server/clock";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { directory } from "@/lib/server/queries/directory";
import { leadProposer } from "@/lib/server/queries/lead-table";
import { ledgerPage } from "@/lib/server/queries/ledger-page";
import { resolveStandingView } from "@/lib/server/queries/target-standing";
import { assign } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("title") };
}

export default async function TargetsPage({ searchParams }: PageProps<"/targets">) {
  const reader = await requireViewer("target.view");
  const asked = await searchParams;
  return lookBack(reader, async (viewer) => {
    const filter = targetFilterSchema.parse(asked);
    const { sort, order, page } = ledgerOrderSchema.parse(asked);
    const { year, period, years } = await resolveStandingView(viewer, standingViewSchema.parse(asked));
    const editable = may(viewer, "target.manage");
    const [ledger, names, propose, locale, t] = await Promise.all([
      ledgerPage(viewer, { year, period, filter, sort, descending: order === "desc", page }),
      directory(),
      editable ? leadProposer() : undefined,
      getLocale(),
      getTranslations(),
    ]);
    const speaker = t as unknown as Speaker;
    const address = ledgerAddress({ filter, year, period, sort, order });
    const periods = standingMonths(year, openPeriodAt(now()));
    return (
      <Ledger
        rows={{
          ...ledger.rows,
          items: ledger.rows.items.map((target) => ({
            ...ledgerRow(target, speaker, locale, propose),
            parts: (ledger.parts.get(target.id) ?? []).map((part) => ({
              ...ledgerRow(part, speaker, locale),
              href: part.inSight ? targetHref(part) : null,
            })),
          })),
        }}
        lights={ledger.lights}
        gaps={ledger.gaps}
        heads={address.heads}
        hrefFor={address.page}
        month={formatPeriod(period, locale)}
        unassigned={unassignedHref(year, period)}
        filters={
          <LedgerFilters
            {...{ filter, year, period, years, periods, directory: names }}
            sorted={address.sorted}
          />
        }
        exports={mayEver(viewer, "export.make") ? address.exports : undefined}
        imports={mayEver(viewer, "ledger.import") ? "/targets/import" : undefined}
        check={editable ? `/targets/check?year=${year}` : undefined}
        table={editable ? `/targets/table?year=${year}` : undefined}
        editing={editable ? { directory: names, assign } : undefined}
      />
    );
  });
}
