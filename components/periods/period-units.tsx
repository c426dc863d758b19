"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/format/dates";
import { type PeriodOverview, type PeriodUnit } from "@/lib/server/queries/period-overview";
import { ActionConfirm, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { Textarea } from "../ui/textarea";
import { TextLink } from "../ui/text-link";
import { type PeriodActions } from "./period-actions";

const COUNTS = ["unwritten", "drafted", "returned", "submitted", "approved"] as const;

/** Every unit with its deadline and how far it is, those that are late first; `actions` is null for who only looks. */
export function PeriodUnits({
  overview,
  actions,
}: {
  overview: Pick<PeriodOverview, "period" | "units">;
  actions: PeriodActions | null;
}) {
  const t = useTranslations("periods");
  const { units, period } = overview;
  return (
    <Section id="units" flush={units.length > 0} title={t("units")} description={t("unitsHint")}>
      {units.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <Table label={t("units")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("unit")}</Th>
              <Th>{t("dueOn")}</Th>
              {COUNTS.map((count) => (
                <Th key={count} numeric>
                  {t(count)}
                </Th>
              ))}
              <Th>{t("owing")}</Th>
              {actions && (
                <Th>
                  <span className="sr-only">{t("extend")}</span>
                </Th>
              )}
            </Tr>
          </Thead>
          <Tbody>
            {units.map((row) => (
              <Tr key={row.unit.id}>
                <Th scope="row">
                  {row.unit.shortName} {row.late && <Badge tone="bad">{t("late")}</Badge>}
                  {row.submittedLate > 0 && (
                    <span className="block text-xs font-normal text-muted">
                      {t("submittedLateCount", { count: row.submittedLate })}
                    </span>
                  )}
                </Th>
                <Td label={t("dueOn")}>
                  <Deadline row={row} />
                </Td>
                {COUNTS.map((count) => (
                  // A phone shows only what there is: twelve units would be sixty lines of zeros.
                  <Td
                    key={count}
                    numeric
                    label={t(count)}
                    className={row[count] === 0 ? "text-muted" : ""}
                    data-wide-only={row[count] === 0 ? "" : undefined}
                  >
                    {row[count]}
                  </Td>
                ))}
                <Td label={t("owing")} className="max-w-96">
                  {row.owing.length === 0 ? (
                    <span className="text-muted">{t("none")}</span>
                  ) : (
                    <ul className="flex flex-wrap gap-x-3">
                      {row.owing.map(({ id, indicator }) => (
                        <li key={id}>
                          <TextLink
                            href={`/targets/${id}?period=${period}`}
                            className="inline-flex min-h-6 items-center"
                          >
                            {indicator}
                          </TextLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </Td>
                {actions && (
                  <Td className="py-1 text-end max-sm:text-start print:hidden">
                    <Extension row={row} period={period} actions={actions} />
                  </Td>
                )}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}

function Deadline({ row }: { row: PeriodUnit }) {
  const t = useTranslations("periods");
  const locale = useLocale();
  return (
    <>
      <span className="whitespace-nowrap tabular-nums">{formatDay(row.dueOn, locale)}</span>
      {row.extension && (
        <span className="block text-xs text-muted">
          <Badge tone="accent">{t("extended")}</Badge> {row.extension.reason}
        </span>
      )}
    </>
  );
}

function Extension({
  row: { unit, extension },
  period,
  actions,
}: {
  row: PeriodUnit;
  period: string;
  actions: PeriodActions;
}) {
  const t = useTranslations("periods");
  return (
    <span className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
      <FormDialog
        trigger={
          <Button size="sm" aria-label={t("extendUnit", { unit: unit.shortName })}>
            {t(extension ? "extendAgain" : "extend")}
          </Button>
        }
        title={t("extendUnit", { unit: unit.shortName })}
        description={t("extendText")}
        action={actions.extend}
        read={(form) => ({
          id: newId(),
          period,
          unitId: unit.id,
          dueOn: textOf(form, "dueOn"),
          reason: textOf(form, "reason"),
        })}
        done={() => t("extendedToast")}
        submitLabel={t("extend")}
      >
        {(errorAt) => (
          <>
            <Field label={t("extendUntil")} error={errorAt("dueOn")} required>
              {(control) => (
                <Input type="date" name="dueOn" defaultValue={extension?.dueOn ?? ""} {...control} />
              )}
            </Field>
            <Field label={t("reason")} error={errorAt("reason")} required>
              {(control) => <Textarea name="reason" rows={3} maxLength={500} {...control} />}
            </Field>
          </>
        )}
      </FormDialog>
      {extension && (
        <ActionConfirm
          trigger={
            <Button size="sm" aria-label={t("withdrawUnit", { unit: unit.shortName })}>
              {t("withdraw")}
            </Button>
          }
          title={t("withdrawUnit", { unit: unit.shortName })}
          confirmLabel={t("withdraw")}
          reason={{ label: t("reason") }}
          action={actions.withdraw}
          input={(reason) => ({ id: extension.id, reason })}
          done={() => t("withdrawnToast")}
        >
          {t("withdrawText")}
        </ActionConfirm>
      )}
    </span>
  );
}
