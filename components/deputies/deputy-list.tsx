"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDay } from "@/lib/format/dates";
import { type endDeputyInput, type nameDeputyInput } from "@/lib/schemas/deputies";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type DeputyBoard, type DeputyshipItem } from "@/lib/server/queries/deputies";
import { ActionConfirm, FormDialog, textOf } from "../forms/action-form";
import { Badge, type Tone } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

const tones: Record<DeputyshipItem["state"], Tone> = {
  current: "good",
  planned: "info",
  past: "neutral",
  ended: "neutral",
};

/** Whom one named to act in the own place, and for which days. */
export function DeputyList({
  board,
  name,
  end,
}: {
  board: DeputyBoard;
  name: Run<typeof nameDeputyInput>;
  end: Run<typeof endDeputyInput>;
}) {
  const t = useTranslations("deputies");
  const locale = useLocale();
  const { deputyships, candidates } = board;
  return (
    <Section
      flush={deputyships.length > 0}
      title={t("list")}
      description={t("hint")}
      actions={candidates.length > 0 && <NameDialog board={board} name={name} />}
    >
      {deputyships.length === 0 ? (
        <EmptyState title={t("empty")}>{t(candidates.length > 0 ? "emptyText" : "nobody")}</EmptyState>
      ) : (
        <Table label={t("list")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("deputy")}</Th>
              <Th>{t("fromDay")}</Th>
              <Th>{t("untilDay")}</Th>
              <Th>{t("state")}</Th>
              <Th>
                <span className="sr-only">{t("end")}</span>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {deputyships.map(({ id, version, deputy, fromDay, untilDay, state }) => (
              <Tr key={id}>
                <Th scope="row">{deputy}</Th>
                <Td label={t("fromDay")} className="tabular-nums">
                  {formatDay(fromDay, locale)}
                </Td>
                <Td label={t("untilDay")} className="tabular-nums">
                  {formatDay(untilDay, locale)}
                </Td>
                <Td label={t("state")}>
                  <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
                </Td>
                <Td className="py-1 text-end max-sm:text-start">
                  {(state === "current" || state === "planned") && (
                    <ActionConfirm
                      trigger={
                        <Button size="sm" aria-label={t("endOf", { deputy })}>
                          {t("end")}
                        </Button>
                      }
                      title={t("endTitle", { deputy })}
                      confirmLabel={t("end")}
                      action={end}
                      input={() => ({ id, version })}
                      done={() => t("ended")}
                    >
                      {t("endText")}
                    </ActionConfirm>
                  )}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}

function NameDialog({
  board: { today, candidates },
  name,
}: {
  board: DeputyBoard;
  name: Run<typeof nameDeputyInput>;
}) {
  const t = useTranslations("deputies");
  const role = useTranslations("domain.role");
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("name")}</Button>}
      title={t("name")}
      description={t("nameText")}
      action={name}
      read={(form) => ({
        id: newId(),
        deputyId: textOf(form, "deputyId"),
        fromDay: textOf(form, "fromDay"),
        untilDay: textOf(form, "untilDay"),
      })}
      done={() => t("named")}
      submitLabel={t("name")}
    >
      {(errorAt) => (
        <>
          <Field label={t("deputy")} error={errorAt("deputyId")} required>
            {(control) => (
              <Select
                name="deputyId"
                options={candidates.map((person) => ({
                  value: person.id,
                  label: `${person.name}（${role(person.role)}）`,
                }))}
                {...control}
              />
            )}
          </Field>
          {(["fromDay", "untilDay"] as const).map((day) => (
            <Field key={day} label={t(day)} error={errorAt(day)} required>
              {(control) => <Input type="date" name={day} min={today} defaultValue={today} {...control} />}
            </Field>
          ))}
        </>
      )}
    </FormDialog>
  );
}
