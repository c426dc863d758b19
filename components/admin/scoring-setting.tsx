"use client";

import { useTranslations } from "next-intl";
import { SCORING_BASES } from "@/lib/domain/scoring-rules";
import { JUDGEMENTS } from "@/lib/domain/vocabulary";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { numberOf } from "./number-fields";
import { type ChangeSetting, SettingSection } from "./setting-form";

const AMOUNTS = ["cap", "gapStep", "gapLoss", "lateReport", "overdueNotice", "deductionLimit"] as const;

/** 考核办法: how the points of a score come about. */
export function ScoringSetting({
  view,
  change,
}: {
  view: SettingView<"scoring_rules">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.scoring");
  const { current } = view;
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => {
        const text = (name: string) => textOf(form, `value.${name}`).trim();
        return {
          key: "scoring_rules",
          value: {
            basis: SCORING_BASES.find((known) => known === text("basis")) ?? "schedule",
            cap: text("cap"),
            gapStep: text("gapStep"),
            gapLoss: text("gapLoss"),
            lateReport: text("lateReport"),
            overdueNotice: text("overdueNotice"),
            deductionLimit: text("deductionLimit"),
            judged: {
              met: text("judged.met"),
              on_track: text("judged.on_track"),
              behind: text("judged.behind"),
              missed: text("judged.missed"),
            },
            objectionDays: numberOf(form, "objectionDays"),
          },
          ...rest,
        };
      }}
      say={({ cap, gapStep, gapLoss, lateReport, overdueNotice, deductionLimit, objectionDays }) =>
        t("value", { cap, gapStep, gapLoss, lateReport, overdueNotice, deductionLimit, objectionDays })
      }
    >
      {(errorAt) => {
        const field = (name: string, label: string, value: string | number) => (
          <Field key={name} label={label} error={errorAt(`value.${name}`)} required>
            {(control) => <Input name={`value.${name}`} numeric defaultValue={value} {...control} />}
          </Field>
        );
        return (
          <div className="grid max-w-2xl grid-cols-2 items-end gap-4 sm:grid-cols-3">
            <Field label={t("basis")} required>
              {(control) => (
                <Select
                  {...control}
                  name="value.basis"
                  defaultValue={current.basis}
                  options={SCORING_BASES.map((basis) => ({ value: basis, label: t(basis) }))}
                />
              )}
            </Field>
            {AMOUNTS.map((name) => field(name, t(name), current[name]))}
            {JUDGEMENTS.map((name) => field(`judged.${name}`, t(name), current.judged[name]))}
            {field("objectionDays", t("objectionDays"), current.objectionDays)}
          </div>
        );
      }}
    </SettingSection>
  );
}
