"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type z } from "zod";
import { type Period } from "@/lib/domain/period";
import { formatPeriod } from "@/lib/format/dates";
import { type takeSnapshotInput } from "@/lib/schemas/snapshots";
import { type ActionResult } from "@/lib/server/http/define-action";
import { FormDialog, textOf } from "../forms/action-form";
import { snapshotHref } from "../standing/standing-links";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Select } from "../ui/select";

/** Keeps the standing of a month under a name. The id is made once a page, so that a double click keeps it once. */
export function TakeSnapshot({
  period,
  periods,
  take,
}: {
  /** The month that is proposed. */
  period: Period;
  periods: readonly Period[];
  take: (input: z.input<typeof takeSnapshotInput>) => Promise<ActionResult<{ readonly id: string }>>;
}) {
  const t = useTranslations("snapshots.take");
  const locale = useLocale();
  const router = useRouter();
  const [id, setId] = useState(newId);
  const nameOf = (month: Period) => t("nameOf", { month: formatPeriod(month, locale) });
  const [chosen, setChosen] = useState({ period, name: nameOf(period) });
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("action")}</Button>}
      title={t("title")}
      description={t("hint")}
      action={take}
      read={(form) => ({ id, name: textOf(form, "name"), period: textOf(form, "period") })}
      done={(snapshot) => {
        setId(newId());
        router.push(snapshotHref(snapshot));
        return t("taken");
      }}
      submitLabel={t("submit")}
    >
      {(errorAt) => (
        <>
          <Field label={t("period")} error={errorAt("period")} required>
            {(control) => (
              <Select
                name="period"
                value={chosen.period}
                onChange={({ target: { value } }) =>
                  setChosen(({ period: before, name }) => ({
                    period: value,
                    name: name === nameOf(before) ? nameOf(value) : name,
                  }))
                }
                options={periods.map((month) => ({ value: month, label: formatPeriod(month, locale) }))}
                {...control}
              />
            )}
          </Field>
          <Field label={t("name")} hint={t("nameHint")} error={errorAt("name")} required>
            {(control) => (
              <Input
                name="name"
                value={chosen.name}
                onChange={({ target: { value } }) => setChosen((before) => ({ ...before, name: value }))}
                {...control}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
