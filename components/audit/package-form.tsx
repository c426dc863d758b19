"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type PackageChoices } from "@/lib/server/queries/packages";
import { ActionForm, textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Section } from "../ui/section";
import { Select } from "../ui/select";

export type RequestPackage = (input: {
  year?: string;
  unit?: string;
  target?: string;
}) => Promise<ActionResult<void>>;

/** What the package is to be about: all of it, or a year, a unit, one target. */
export function PackageForm({ choices, request }: { choices: PackageChoices; request: RequestPackage }) {
  const t = useTranslations("audit.packages");
  const [year, setYear] = useState("");
  const targets = choices.targets.filter((target) => year === "" || String(target.year) === year);
  return (
    <Section title={t("make")} description={t("makeHint")} className="print:hidden">
      <ActionForm
        action={request}
        read={(form) => ({
          year: textOf(form, "year"),
          unit: textOf(form, "unit"),
          target: textOf(form, "target"),
        })}
        done={() => t("begun")}
        submitLabel={t("submit")}
      >
        {() => (
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("year")}>
              {(control) => (
                <Select
                  {...control}
                  name="year"
                  value={year}
                  onChange={(event) => setYear(event.target.value)}
                  empty={t("allYears")}
                  options={choices.years.map((one) => ({ value: String(one), label: String(one) }))}
                />
              )}
            </Field>
            <Field label={t("unit")}>
              {(control) => (
                <Select
                  {...control}
                  name="unit"
                  defaultValue=""
                  empty={t("allUnits")}
                  options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
            <Field label={t("target")}>
              {(control) => (
                <Select
                  {...control}
                  key={year}
                  name="target"
                  defaultValue=""
                  empty={t("allTargets")}
                  options={targets.map((target) => ({
                    value: target.id,
                    label: `${target.year}-${target.number} ${target.indicator}`,
                  }))}
                />
              )}
            </Field>
          </div>
        )}
      </ActionForm>
    </Section>
  );
}
