"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatPeriod } from "@/lib/format/dates";
import { type PeriodOverview } from "@/lib/server/queries/period-overview";
import { ActionConfirm, choiceOf, FormDialog } from "../forms/action-form";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { type PeriodActions } from "./period-actions";

/** The month's own days, and its lock. */
export function PeriodTools({
  overview: { period, version, own, lockedAt, dueState, units },
  actions,
}: {
  overview: PeriodOverview;
  actions: PeriodActions;
}) {
  const t = useTranslations("periods");
  const common = useTranslations("common");
  const locale = useLocale();
  const month = formatPeriod(period, locale);
  const days = [
    { name: "opensOn", value: own.opensOn },
    { name: "dueOn", value: own.dueOn },
  ] as const;
  return (
    <span className="ms-auto flex flex-wrap gap-2 print:hidden">
      <FormDialog
        trigger={<Button size="sm">{t("setDays")}</Button>}
        title={t("setDaysTitle", { month })}
        description={t("setDaysText")}
        action={actions.change}
        read={(form) => ({
          period,
          version,
          opensOn: choiceOf(form, "opensOn"),
          dueOn: choiceOf(form, "dueOn"),
        })}
        done={() => common("state.saved")}
        submitLabel={common("action.save")}
      >
        {(errorAt) =>
          days.map(({ name, value }) => (
            <Field key={name} label={t(name)} hint={t("emptyDay")} error={errorAt(name)}>
              {(control) => <Input type="date" name={name} defaultValue={value ?? ""} {...control} />}
            </Field>
          ))
        }
      </FormDialog>
      {lockedAt === null ? (
        <ActionConfirm
          trigger={
            <Button
              size="sm"
              disabled={dueState !== "overdue"}
              title={dueState === "overdue" ? undefined : t("lockLater")}
            >
              {t("lock")}
            </Button>
          }
          title={t("lockTitle", { month })}
          confirmLabel={t("lock")}
          action={actions.lock}
          input={() => ({ period, version })}
          done={() => t("lockedToast")}
        >
          {t("lockText", {
            owing: units.reduce((sum, { owing }) => sum + owing.length, 0),
            submitted: units.reduce((sum, { submitted }) => sum + submitted, 0),
          })}
        </ActionConfirm>
      ) : (
        <ActionConfirm
          trigger={<Button size="sm">{t("unlock")}</Button>}
          title={t("unlockTitle", { month })}
          confirmLabel={t("unlock")}
          reason={{ label: t("reason") }}
          action={actions.unlock}
          input={(reason) => ({ period, version, reason })}
          done={() => t("unlockedToast")}
        >
          {t("unlockText")}
        </ActionConfirm>
      )}
    </span>
  );
}
