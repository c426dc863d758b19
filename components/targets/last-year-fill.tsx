"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type TargetDefinition } from "@/lib/domain/goal";
import { scheduleByLastYear } from "@/lib/domain/last-year-shape";
import { periodOf } from "@/lib/domain/period";
import { formatMonth } from "@/lib/format/dates";
import { type LastYearTarget } from "@/lib/server/queries/last-year";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

/** 按上年进度: fills the months by the shape of a target of the year before, and says what it had to assume. */
export function LastYearFill({
  definition,
  year,
  candidates,
  fill,
}: {
  definition: TargetDefinition;
  year: number;
  candidates: readonly LastYearTarget[];
  fill: (values: readonly string[]) => void;
}) {
  const t = useTranslations("targets.lastYear");
  const locale = useLocale();
  const [id, setId] = useState(candidates[0]?.id ?? "");
  const [note, setNote] = useState<string | null>(null);
  const last = candidates.find((one) => one.id === id);
  if (!last) return <p className="text-sm text-muted">{t("none", { year: String(year - 1) })}</p>;
  const months = (numbers: readonly number[]) =>
    numbers.map((month) => formatMonth(periodOf(year - 1, month), locale)).join(t("and"));
  const take = () => {
    const shape = scheduleByLastYear(definition, last);
    if (!shape.ok) return setNote(t(`problem.${shape.problem}`));
    fill(shape.values);
    const { interpolated, levelled } = shape;
    setNote(
      [
        t("filled"),
        ...(interpolated.length > 0 ? [t("interpolated", { months: months(interpolated) })] : []),
        ...(levelled.length > 0 ? [t("levelled", { months: months(levelled) })] : []),
      ].join(""),
    );
  };
  return (
    <div className="space-y-2 rounded-md bg-sunken p-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("choose", { year: String(year - 1) })} className="min-w-0 grow basis-56">
          {(control) => (
            <Select
              {...control}
              value={id}
              onChange={(event) => {
                setId(event.target.value);
                setNote(null);
              }}
              options={candidates.map((one) => ({
                value: one.id,
                label: one.unit ? `${one.indicator} · ${one.unit}` : one.indicator,
              }))}
            />
          )}
        </Field>
        <Button onClick={take}>{t("fill")}</Button>
      </div>
      <p role="status" className="text-sm text-muted">
        {note ?? t("hint")}
      </p>
    </div>
  );
}
