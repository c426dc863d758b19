"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type z } from "zod";
import { LIGHT_PALETTES, LIGHTS } from "@/lib/domain/vocabulary";
import { formatDay } from "@/lib/format/dates";
import { type changeSettingInput, type SettingKey, type SettingValue } from "@/lib/schemas/settings";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type SettingView } from "@/lib/server/queries/setting-history";
import { ActionForm, textOf } from "../forms/action-form";
import { HistoryList } from "../audit/history-list";
import { Light } from "../lights/light";
import { Badge } from "../ui/badge";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { NumberFields, numberOf } from "./number-fields";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type ChangeInput = z.input<typeof changeSettingInput>;
export type ChangeSetting = (input: ChangeInput) => Promise<ActionResult<void>>;

/** From how many points behind a light turns yellow and beyond how many red, for amounts and for rates. */
export function ThresholdSetting({
  view,
  change,
}: {
  view: SettingView<"light_thresholds">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.lights");
  const kinds = ["level", "rate"] as const;
  const limits = ["yellowFrom", "redFrom"] as const;
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => {
        const threshold = (kind: (typeof kinds)[number]) => ({
          yellowFrom: textOf(form, `value.${kind}.yellowFrom`).trim(),
          redFrom: textOf(form, `value.${kind}.redFrom`).trim(),
        });
        return {
          key: "light_thresholds",
          value: { level: threshold("level"), rate: threshold("rate") },
          ...rest,
        };
      }}
      say={({ level, rate }) =>
        t("value", {
          levelYellow: level.yellowFrom,
          levelRed: level.redFrom,
          rateYellow: rate.yellowFrom,
          rateRed: rate.redFrom,
        })
      }
    >
      {(errorAt) =>
        kinds.map((kind) => (
          <FieldGroup key={kind} legend={t(kind)} hint={t(`${kind}Hint`)}>
            <div className="grid max-w-md grid-cols-2 gap-4">
              {limits.map((limit) => {
                const name = `value.${kind}.${limit}`;
                return (
                  <Field key={limit} label={t(limit)} error={errorAt(name)} required>
                    {(control) => (
                      <Input name={name} numeric defaultValue={view.current[kind][limit]} {...control} />
                    )}
                  </Field>
                );
              })}
            </div>
          </FieldGroup>
        ))
      }
    </SettingSection>
  );
}

/** In which colours the lights are shown; each choice shows what it looks like. */
export function ColourSetting({
  view,
  change,
}: {
  view: SettingView<"light_colours">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.colours");
  const palette = useTranslations("domain.lightPalette");
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "light_colours",
        value: {
          palette: LIGHT_PALETTES.find((known) => known === textOf(form, "value.palette")) ?? "standard",
        },
        ...rest,
      })}
      say={(value) => palette(value.palette)}
    >
      {() => (
        <FieldGroup legend={t("palette")}>
          {LIGHT_PALETTES.map((known) => (
            <label
              key={known}
              data-lights={known}
              className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1"
            >
              <input
                type="radio"
                name="value.palette"
                value={known}
                defaultChecked={known === view.current.palette}
                className="size-4"
              />
              <span className="w-28">{palette(known)}</span>
              <span className="flex flex-wrap gap-x-3">
                {LIGHTS.map((light) => (
                  <Light key={light} light={light} />
                ))}
              </span>
            </label>
          ))}
        </FieldGroup>
      )}
    </SettingSection>
  );
}

/** By which day of the month units report, and from when on they are reminded. */
export function DeadlineSetting({
  view,
  change,
}: {
  view: SettingView<"report_deadline">;
  change: ChangeSetting;
}) {
  const t = useTranslations("admin.settings.deadline");
  const names = ["openingDay", "deadlineDay", "dueSoonDays"] as const;
  return (
    <SettingSection
      title={t("title")}
      hint={t("hint")}
      view={view}
      change={change}
      read={(form, rest) => ({
        key: "report_deadline",
        value: {
          openingDay: numberOf(form, "openingDay"),
          deadlineDay: numberOf(form, "deadlineDay"),
          dueSoonDays: numberOf(form, "dueSoonDays"),
        },
        ...rest,
      })}
      say={({ openingDay = 1, deadlineDay, dueSoonDays }) =>
        t("value", { openingDay, deadlineDay, dueSoonDays })
      }
    >
      {(errorAt) => (
        <NumberFields
          names={names}
          current={view.current}
          label={t}
          errorAt={errorAt}
          className="grid-cols-3"
        />
      )}
    </SettingSection>
  );
}

/** A setting with its form and its history. */
export function SettingSection<Key extends SettingKey>({
  title,
  hint,
  view,
  change,
  read,
  say,
  children,
}: {
  title: string;
  hint: string;
  view: SettingView<Key>;
  change: ChangeSetting;
  read: (form: FormData, rest: { effectiveFrom: string; latest: string | null }) => ChangeInput;
  /** A value in one line. */
  say: (value: SettingValue<Key>) => string;
  children: (errorAt: (field: string) => string | undefined) => ReactNode;
}) {
  const t = useTranslations("admin.settings");
  const audit = useTranslations("audit.history");
  const locale = useLocale();
  const { entries, latest, today } = view;
  // The latest entry that has begun is the one in force.
  const inForce = entries.find(({ effectiveFrom }) => effectiveFrom <= today)?.id;
  return (
    <Section title={title} description={hint}>
      <ActionForm
        action={change}
        read={(form) => read(form, { effectiveFrom: textOf(form, "effectiveFrom"), latest })}
        done={() => t("saved")}
        submitLabel={t("save")}
      >
        {(errorAt) => (
          <>
            {children(errorAt)}
            <Field
              label={t("effectiveFrom")}
              hint={t("effectiveHint")}
              error={errorAt("effectiveFrom")}
              required
              className="max-w-md"
            >
              {(control) => (
                <Input type="date" name="effectiveFrom" min={today} defaultValue={today} {...control} />
              )}
            </Field>
          </>
        )}
      </ActionForm>
      <h3 className="mt-4 mb-1 text-sm">{t("history")}</h3>
      <Table label={t("historyOf", { title })} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("from")}</Th>
            <Th>{t("value")}</Th>
            <Th>{t("state")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {entries.length === 0 && (
            <Tr>
              <Td label={t("from")}>{t("always")}</Td>
              <Td label={t("value")}>{say(view.current)}</Td>
              <Td label={t("state")}>
                <Badge tone="good">{t("inForce")}</Badge>
              </Td>
            </Tr>
          )}
          {entries.map(({ id, value, effectiveFrom }) => (
            <Tr key={id}>
              <Td label={t("from")} className="whitespace-nowrap tabular-nums">
                {formatDay(effectiveFrom, locale)}
              </Td>
              <Td label={t("value")}>{say(value)}</Td>
              <Td label={t("state")}>
                {id === inForce ? (
                  <Badge tone="good">{t("inForce")}</Badge>
                ) : (
                  <Badge tone={effectiveFrom > today ? "info" : "neutral"}>
                    {effectiveFrom > today ? t("planned") : t("past")}
                  </Badge>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <h3 className="mt-5 mb-1 border-t pt-4 text-sm">{audit("title")}</h3>
      <HistoryList events={view.history} />
    </Section>
  );
}
