import { useTranslations } from "next-intl";
import { type Speaker } from "@/lib/format/speaker";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { type AuditChoices } from "@/lib/server/queries/audit-log";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { Input } from "../ui/input";
import { Select, type SelectOption } from "../ui/select";

/** The conditions of the log; its address carries them. */
export function AuditFilters({ filter, choices }: { filter: AuditFilter; choices: AuditChoices }) {
  const t = useTranslations("audit.page.filter");
  const all = useTranslations("common.state")("all");
  const speaker = useTranslations() as unknown as Speaker;
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const day = (name: "from" | "to") => (
    <Field label={t(name)}>
      {(control) => <Input {...control} type="date" name={name} defaultValue={filter[name]} />}
    </Field>
  );
  const choice = (name: "actor" | "action" | "type", options: readonly SelectOption[]) => (
    <Field label={t(name)}>
      {(control) => (
        <Select {...control} name={name} defaultValue={filter[name] ?? ""} empty={all} options={options} />
      )}
    </Field>
  );
  return (
    <FilterBar action="/audit" resetHref={narrowed ? "/audit" : undefined}>
      {day("from")}
      {day("to")}
      {choice(
        "actor",
        choices.actors.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        "action",
        choices.actions.map((value) => ({ value, label: speaker(`audit.page.action.${value}`) })),
      )}
      {choice(
        "type",
        choices.types.map((value) => ({ value, label: speaker(`audit.page.recordType.${value}`) })),
      )}
      <Field label={t("q")}>
        {(control) => <Input {...control} type="search" name="q" defaultValue={filter.q} />}
      </Field>
    </FilterBar>
  );
}
