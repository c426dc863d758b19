"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type z } from "zod";
import {
  type changeUnitInput,
  type createUnitInput,
  type moveUnitInput,
  type setUnitActiveInput,
} from "@/lib/schemas/units";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type UnitItem } from "@/lib/server/queries/units";
import { ActionButton, ActionConfirm, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface UnitActions {
  readonly create: Run<typeof createUnitInput>;
  readonly change: Run<typeof changeUnitInput>;
  readonly move: Run<typeof moveUnitInput>;
  readonly setActive: Run<typeof setUnitActiveInput>;
}

/** The units in the order in which every list shows them. */
export function UnitTable({ units, actions }: { units: readonly UnitItem[]; actions: UnitActions }) {
  const t = useTranslations("admin.units");
  const create = (
    <UnitDialog
      trigger={<Button variant="primary">{t("create")}</Button>}
      title={t("create")}
      action={(fields) => actions.create({ id: newId(), ...fields })}
    />
  );
  return (
    <Section
      title={t("title")}
      description={t("hint")}
      flush={units.length > 0}
      actions={units.length > 0 && create}
    >
      {units.length === 0 ? (
        <EmptyState title={t("empty")} action={create}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("name")}</Th>
              <Th>{t("shortName")}</Th>
              <Th>{t("code")}</Th>
              <Th numeric>{t("accounts")}</Th>
              <Th>{t("state")}</Th>
              <Th>{t("order")}</Th>
              <Th>
                <span className="sr-only">{t("actions")}</span>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {units.map((unit, index) => (
              <UnitRow
                key={unit.id}
                unit={unit}
                actions={actions}
                first={index === 0}
                last={index === units.length - 1}
              />
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}

function UnitRow({
  unit,
  actions,
  first,
  last,
}: {
  unit: UnitItem;
  actions: UnitActions;
  first: boolean;
  last: boolean;
}) {
  const t = useTranslations("admin.units");
  const history = useTranslations("audit.history");
  const { id, version, name } = unit;
  return (
    <Tr>
      <Th scope="row">{name}</Th>
      <Td label={t("shortName")}>{unit.shortName}</Td>
      <Td label={t("code")} className="font-mono">
        {unit.code}
      </Td>
      <Td label={t("accounts")} numeric>
        {unit.accounts}
      </Td>
      <Td label={t("state")}>
        <Badge tone={unit.active ? "good" : "neutral"}>{unit.active ? t("active") : t("inactive")}</Badge>
      </Td>
      <Td label={t("order")} className="py-1">
        <span className="inline-flex gap-1">
          <ActionButton
            variant="quiet"
            size="sm"
            action={actions.move}
            input={{ id, towards: "up" as const }}
            label={t("up", { name })}
            disabled={first}
          >
            <ArrowUp aria-hidden />
          </ActionButton>
          <ActionButton
            variant="quiet"
            size="sm"
            action={actions.move}
            input={{ id, towards: "down" as const }}
            label={t("down", { name })}
            disabled={last}
          >
            <ArrowDown aria-hidden />
          </ActionButton>
        </span>
      </Td>
      <Td className="py-1">
        <span className="flex flex-wrap justify-end gap-1 max-sm:justify-start">
          <UnitDialog
            trigger={<Button size="sm">{t("rename")}</Button>}
            title={t("renameTitle", { name })}
            unit={unit}
            action={(fields) => actions.change({ id, version, ...fields })}
          />
          {unit.active ? (
            <ActionConfirm
              trigger={<Button size="sm">{t("deactivate")}</Button>}
              title={t("deactivateTitle", { name })}
              confirmLabel={t("deactivate")}
              danger
              action={actions.setActive}
              input={() => ({ id, version, active: false })}
              done={() => t("deactivated", { name })}
            >
              {t("deactivateText")}
            </ActionConfirm>
          ) : (
            <ActionButton
              size="sm"
              action={actions.setActive}
              input={{ id, version, active: true }}
              note={t("activated", { name })}
            >
              {t("activate")}
            </ActionButton>
          )}
          <LinkButton
            variant="quiet"
            size="sm"
            href={`/history/unit/${id}`}
            aria-label={history("openFor", { name })}
          >
            {history("open")}
          </LinkButton>
        </span>
      </Td>
    </Tr>
  );
}

interface UnitFields {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
}

function UnitDialog({
  trigger,
  title,
  unit,
  action,
}: {
  trigger: ReactNode;
  title: string;
  unit?: UnitFields;
  action: (fields: UnitFields) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("admin.units");
  return (
    <FormDialog
      trigger={trigger}
      title={title}
      action={action}
      read={(form): UnitFields => ({
        code: textOf(form, "code"),
        name: textOf(form, "name"),
        shortName: textOf(form, "shortName"),
      })}
      record={unit}
    >
      {(errorAt, saysNow) => (
        <>
          <Field label={t("name")} hint={saysNow("name") ?? t("nameHint")} error={errorAt("name")} required>
            {(control) => <Input name="name" defaultValue={unit?.name} {...control} />}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label={t("shortName")}
              hint={saysNow("shortName") ?? t("shortNameHint")}
              error={errorAt("shortName")}
              required
            >
              {(control) => <Input name="shortName" defaultValue={unit?.shortName} {...control} />}
            </Field>
            <Field label={t("code")} hint={saysNow("code") ?? t("codeHint")} error={errorAt("code")} required>
              {(control) => (
                <Input
                  name="code"
                  defaultValue={unit?.code}
                  autoCapitalize="none"
                  spellCheck={false}
                  {...control}
                />
              )}
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
