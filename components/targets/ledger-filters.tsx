import { useLocale, useTranslations } from "next-intl";
import { type Period } from "@/lib/domain/period";
import { ROLL_UP_COUNTS } from "@/lib/domain/roll-up";
import { NO_LEADER, TARGET_SCOPES } from "@/lib/domain/target-narrowing";
import { CATEGORIES, LIGHTS, MEASURES } from "@/lib/domain/vocabulary";
import { formatMonth } from "@/lib/format/dates";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { type Directory } from "@/lib/server/queries/directory";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { Input } from "../ui/input";
import { Select, type SelectOption } from "../ui/select";

/** The conditions of the ledger; its address carries them. */
export function LedgerFilters({
  filter,
  sorted,
  year,
  period,
  years,
  periods,
  directory,
}: {
  filter: TargetFilter;
  /** What the address says of the order, which other conditions leave as it is. */
  sorted: Readonly<Record<string, string>>;
  year: number;
  period: Period;
  years: readonly number[];
  periods: readonly Period[];
  directory: Directory;
}) {
  const t = useTranslations("targets");
  const domain = useTranslations("domain");
  const all = useTranslations("common.state")("all");
  const locale = useLocale();
  const choice = (name: keyof TargetFilter, label: string, options: readonly SelectOption[]) => (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={filter[name] ?? ""} empty={all} options={options} />
      )}
    </Field>
  );
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    // The fields keep what was chosen in them: where the page becomes one of another month, they begin anew.
    <FilterBar
      key={JSON.stringify([year, period, filter])}
      action="/targets"
      resetHref={narrowed ? `/targets?period=${period}` : undefined}
    >
      {Object.entries(sorted).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field label={t("filter.q")}>
        {(control) => <Input {...control} type="search" name="q" defaultValue={filter.q ?? ""} />}
      </Field>
      <Field label={t("filter.year")}>
        {(control) => (
          <Select
            {...control}
            name="year"
            defaultValue={String(year)}
            options={[...new Set([year, ...years])].map((value) => ({
              value: String(value),
              label: String(value),
            }))}
          />
        )}
      </Field>
      <Field label={t("filter.period")}>
        {(control) => (
          <Select
            {...control}
            name="period"
            defaultValue={period}
            options={periods.map((value) => ({ value, label: formatMonth(value, locale) }))}
          />
        )}
      </Field>
      {choice(
        "unit",
        t("filter.unit"),
        directory.units.map(({ id, shortName }) => ({ value: id, label: shortName })),
      )}
      {choice(
        "lead",
        domain("term.leadUnit"),
        directory.units.map(({ id, shortName }) => ({ value: id, label: shortName })),
      )}
      {choice("leader", t("column.leader"), [
        ...directory.posts.map(({ id, title }) => ({ value: id, label: title })),
        { value: NO_LEADER, label: t("filter.noLeader") },
      ])}
      {choice(
        "category",
        t("column.category"),
        CATEGORIES.map((value) => ({ value, label: domain(`category.${value}`) })),
      )}
      {choice(
        "measure",
        t("filter.measure"),
        MEASURES.map((value) => ({ value, label: domain(`measure.${value}`) })),
      )}
      {choice(
        "light",
        t("column.light"),
        LIGHTS.map((value) => ({ value, label: domain(`light.${value}`) })),
      )}
      {choice(
        "count",
        domain("term.standing"),
        ROLL_UP_COUNTS.map((value) => ({ value, label: domain(`rollUpCount.${value}`) })),
      )}
      {choice(
        "only",
        t("filter.only"),
        TARGET_SCOPES.map((value) => ({ value, label: t(`filter.${value}`) })),
      )}
      {choice(
        "state",
        t("filter.state"),
        (["active", "withdrawn"] as const).map((value) => ({ value, label: domain(`targetState.${value}`) })),
      )}
    </FilterBar>
  );
}
