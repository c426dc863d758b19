import { useLocale, useTranslations } from "next-intl";
import { targetNumber } from "@/lib/domain/split";
import { formatDate, formatPeriod } from "@/lib/format/dates";
import { type ExportChoices } from "@/lib/server/queries/export-choices";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { ExportCard } from "./export-card";

/** 导出中心: every file that can be taken along, by what it is for, with month, unit, target or notice to choose. */
export function ExportPage({ choices }: { choices: ExportChoices }) {
  const t = useTranslations("exports");
  const locale = useLocale();
  const { period, periods, units, targets, notices, snapshots, mayCirculate, seesNotices, mayAudit } =
    choices;
  // Made anew for each card: one element that stands in several would give its fields one and the same id.
  const month = () => (
    <Choice
      name="period"
      label={t("month")}
      value={period}
      options={periods.map((one) => ({ value: one, label: formatPeriod(one, locale) }))}
    />
  );
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {mayCirculate && (
        <ExportCard subject="circular">
          {month()}
          <Choice
            name="snapshot"
            label={t("snapshot")}
            value=""
            empty={t("noSnapshot")}
            options={snapshots.map(({ id, name, takenAt }) => ({
              value: id,
              label: `${name}（${formatDate(takenAt, locale)}）`,
            }))}
          />
        </ExportCard>
      )}
      <ExportCard subject="targets">{month()}</ExportCard>
      <ExportCard subject="assignments">{month()}</ExportCard>
      <ExportCard subject="standing">
        {month()}
        <Choice
          name="by"
          label={t("by")}
          value="unit"
          options={(["unit", "category", "leader"] as const).map((by) => ({
            value: by,
            label: t(`dimension.${by}`),
          }))}
        />
      </ExportCard>
      <ExportCard subject="livelihood">{month()}</ExportCard>
      {units.length > 0 && (
        <ExportCard subject="unit">
          {month()}
          <Choice
            name="unit"
            label={t("unit")}
            value={units[0]?.id ?? ""}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ExportCard>
      )}
      {targets.length > 0 && (
        <ExportCard subject="dossier">
          <Choice
            name="id"
            label={t("target")}
            value={targets[0]?.id ?? ""}
            wide
            options={targets.map(({ id, indicator, ...target }) => ({
              value: id,
              label: `${targetNumber(target)}. ${indicator}`,
            }))}
          />
          {month()}
        </ExportCard>
      )}
      {notices.length > 0 && (
        <ExportCard subject="notice">
          <Choice
            name="id"
            label={t("notice")}
            value={notices[0]?.id ?? ""}
            wide
            options={notices.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          />
        </ExportCard>
      )}
      {seesNotices && <ExportCard subject="notices" />}
      {mayAudit && <ExportCard subject="audit" />}
    </div>
  );
}

function Choice({
  name,
  label,
  value,
  options,
  empty,
  wide,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  empty?: string;
  wide?: boolean;
}) {
  return (
    <Field label={label} className={wide ? "sm:col-span-2" : undefined}>
      {(control) => (
        <Select name={name} defaultValue={value} options={[...options]} empty={empty} {...control} />
      )}
    </Field>
  );
}
