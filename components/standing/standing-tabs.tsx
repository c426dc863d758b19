import { useTranslations } from "next-intl";
import { type StandingReport } from "@/lib/server/queries/standing";
import { LinkTabs } from "../ui/link-tabs";
import { monthsHref, standingHref } from "./standing-links";

/** The three ways to look at the standing: one month, the course of the year, what was frozen. */
export function StandingTabs({
  view,
  current,
}: {
  view: Pick<StandingReport, "year" | "period" | "by">;
  current: "month" | "months";
}) {
  const t = useTranslations("standing.tab");
  return (
    <LinkTabs
      label={t("label")}
      className="mb-4"
      tabs={[
        {
          href: standingHref({ ...view, snapshot: null }, view.by),
          label: t("month"),
          current: current === "month",
        },
        { href: monthsHref(view, view.by), label: t("months"), current: current === "months" },
        { href: "/standing/snapshots", label: t("snapshots"), current: false },
      ]}
    />
  );
}
