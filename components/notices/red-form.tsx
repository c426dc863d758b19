"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type z } from "zod";
import { type Speaker } from "@/lib/format/speaker";
import { standingReasonText } from "@/lib/format/standing-text";
import { type draftNoticesInput } from "@/lib/schemas/notices";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type RedUnit } from "@/lib/server/queries/notice-draft";
import { ActionForm, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Card } from "../ui/section";

type Draft = (
  input: z.input<typeof draftNoticesInput>,
) => Promise<ActionResult<{ readonly ids: readonly string[] }>>;

/** Red targets by lead unit: those that no open notice chases are chosen; one step drafts a notice a unit. */
export function RedForm({
  units,
  period,
  dueOn,
  draft,
}: {
  units: readonly RedUnit[];
  period: string;
  dueOn: string;
  draft: Draft;
}) {
  const t = useTranslations("notices.red");
  const common = useTranslations("common.action");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const router = useRouter();
  const [batch] = useState(newId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        units.flatMap(({ targets }) => targets.flatMap(({ target, notice }) => (notice ? [] : [target.id]))),
      ),
  );
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const notices = units.filter(({ targets }) => targets.some(({ target }) => chosen.has(target.id))).length;
  return (
    <Card>
      <ActionForm
        action={draft}
        read={(form) => ({ batch, period, dueOn: textOf(form, "dueOn"), targetIds: [...chosen] })}
        done={({ ids }) => {
          router.push("/notices");
          return t("drafted", { count: ids.length });
        }}
        submitLabel={t("submit", { count: notices })}
        cancel={<LinkButton href="/notices">{common("cancel")}</LinkButton>}
      >
        {(errorAt) => (
          <>
            {units.map(({ unit, targets }) => (
              <FieldGroup key={unit.id} legend={unit.name}>
                <ul className="divide-y rounded-md border">
                  {targets.map(({ target, notice }) => (
                    <li key={target.id} className="px-3 py-1.5">
                      <span className="flex flex-wrap items-center gap-x-2">
                        <Checkbox
                          label={`${target.number}. ${target.indicator}`}
                          checked={chosen.has(target.id)}
                          onChange={(event) => toggle(target.id, event.target.checked)}
                        />
                        {notice && <Badge tone="info">{t("chased", { number: notice.number })}</Badge>}
                      </span>
                      <p className="ps-6 text-sm text-muted">
                        {target.standing.override?.reason ??
                          standingReasonText(target.standing, target.definition, speaker, locale)}
                      </p>
                    </li>
                  ))}
                </ul>
              </FieldGroup>
            ))}
            {errorAt("targetIds") && (
              <p role="alert" className="text-sm font-medium text-red">
                {errorAt("targetIds")}
              </p>
            )}
            <Field
              label={t("dueOn")}
              hint={t("dueOnHint")}
              error={errorAt("dueOn")}
              required
              className="max-w-xs"
            >
              {(control) => <Input type="date" name="dueOn" defaultValue={dueOn} {...control} />}
            </Field>
          </>
        )}
      </ActionForm>
    </Card>
  );
}
