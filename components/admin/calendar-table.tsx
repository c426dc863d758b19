"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type z } from "zod";
import { DAY_KINDS } from "@/lib/domain/work-calendar";
import { formatDay, formatWeekday } from "@/lib/format/dates";
import { type clearCalendarDayInput, type setCalendarDayInput } from "@/lib/schemas/periods";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type CalendarEntry, type CalendarYear } from "@/lib/server/queries/calendar";
import { ActionButton, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkTabs } from "../ui/link-tabs";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type SetInput = z.input<typeof setCalendarDayInput>;
type SetDay = (input: SetInput) => Promise<ActionResult<void>>;
type ClearDay = (input: z.input<typeof clearCalendarDayInput>) => Promise<ActionResult<void>>;

/** The days of a year on which people work or don't against their weekday; the administrator's own go over the published. */
export function CalendarTable({
  calendar,
  set,
  clear,
}: {
  calendar: CalendarYear;
  set: SetDay;
  clear: ClearDay;
}) {
  const t = useTranslations("admin.calendar");
  const locale = useLocale();
  const { year, years, today, published, entries } = calendar;
  return (
    <div className="space-y-4">
      <LinkTabs
        label={t("years")}
        tabs={years.map((each) => ({
          href: `/admin/calendar?year=${each}`,
          label: t("year", { year: String(each) }),
          current: each === year,
        }))}
      />
      {!published && (
        <Banner tone="warn" title={t("unpublished", { year: String(year) })}>
          {t("unpublishedText")}
        </Banner>
      )}
      <Section
        flush={entries.length > 0}
        title={t("days", { year: String(year) })}
        description={t("daysHint")}
        actions={
          <DayDialog
            trigger={<Button variant="primary">{t("add")}</Button>}
            title={t("add")}
            today={today}
            set={set}
          />
        }
      >
        {entries.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <Table label={t("title")} narrow="cards">
            <Thead>
              <Tr>
                <Th>{t("day")}</Th>
                <Th>{t("weekday")}</Th>
                <Th>{t("kind")}</Th>
                <Th>{t("name")}</Th>
                <Th>{t("origin")}</Th>
                <Th>
                  <span className="sr-only">{t("change")}</span>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {entries.map((entry) => (
                <Tr key={entry.day}>
                  <Th scope="row" className="whitespace-nowrap tabular-nums">
                    {formatDay(entry.day, locale)}
                  </Th>
                  <Td label={t("weekday")}>{formatWeekday(entry.day, locale)}</Td>
                  <Td label={t("kind")}>
                    <Badge tone={entry.kind === "holiday" ? "info" : "warn"}>
                      {t(`kinds.${entry.kind}`)}
                    </Badge>
                  </Td>
                  <Td label={t("name")}>{entry.name}</Td>
                  <Td label={t("origin")} className="text-muted">
                    <Origin entry={entry} />
                  </Td>
                  <Td className="py-1 text-end whitespace-nowrap max-sm:text-start">
                    {entry.changeable && <DayActions entry={entry} today={today} set={set} clear={clear} />}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Section>
    </div>
  );
}

function Origin({ entry: { version, overrules } }: { entry: CalendarEntry }) {
  const t = useTranslations("admin.calendar");
  if (version === null) return t("fromState");
  return overrules === null ? t("fromOwn") : t("overrules", { kind: t(`kinds.${overrules}`) });
}

function DayActions({
  entry,
  today,
  set,
  clear,
}: {
  entry: CalendarEntry;
  today: string;
  set: SetDay;
  clear: ClearDay;
}) {
  const t = useTranslations("admin.calendar");
  const locale = useLocale();
  const day = formatDay(entry.day, locale);
  return (
    <span className="inline-flex gap-2">
      <DayDialog
        trigger={
          <Button size="sm" aria-label={t("changeDay", { day })}>
            {t("change")}
          </Button>
        }
        title={t("changeDay", { day })}
        entry={entry}
        today={today}
        set={set}
      />
      {entry.version !== null && (
        <ActionButton
          size="sm"
          label={t("clearDay", { day })}
          action={clear}
          input={{ day: entry.day, version: entry.version }}
          note={t("cleared")}
        >
          {t("clear")}
        </ActionButton>
      )}
    </span>
  );
}

function DayDialog({
  trigger,
  title,
  entry,
  today,
  set,
}: {
  trigger: ReactNode;
  title: string;
  entry?: CalendarEntry;
  today: string;
  set: SetDay;
}) {
  const t = useTranslations("admin.calendar");
  const common = useTranslations("common");
  return (
    <FormDialog
      trigger={trigger}
      title={title}
      description={t("dialogText")}
      action={set}
      read={(form): SetInput => ({
        day: entry?.day ?? textOf(form, "day"),
        kind: DAY_KINDS.find((kind) => kind === textOf(form, "kind")) ?? "holiday",
        name: textOf(form, "name"),
        version: entry?.version ?? null,
      })}
      done={() => common("state.saved")}
      submitLabel={common("action.save")}
    >
      {(errorAt) => (
        <>
          {!entry && (
            <Field label={t("day")} error={errorAt("day")} required>
              {(control) => <Input type="date" name="day" min={today} {...control} />}
            </Field>
          )}
          <Field label={t("kind")} error={errorAt("kind")} required>
            {(control) => (
              <Select
                name="kind"
                defaultValue={entry?.kind ?? "holiday"}
                options={DAY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                {...control}
              />
            )}
          </Field>
          <Field label={t("name")} hint={t("nameHint")} error={errorAt("name")} required>
            {(control) => <Input name="name" maxLength={50} defaultValue={entry?.name ?? ""} {...control} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
