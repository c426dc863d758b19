"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime, formatPeriod } from "@/lib/format/dates";
import { type refuseCorrectionInput, type unlockCorrectionInput } from "@/lib/schemas/progress";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type CorrectionItem } from "@/lib/server/queries/corrections";
import { ActionConfirm } from "../forms/action-form";
import { useFigureText } from "../progress/use-figure-text";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

/** What units ask to have unlocked for a correction; nothing where nobody asks. */
export function CorrectionRequests({
  requests,
  decide,
}: {
  requests: readonly CorrectionItem[];
  /** Null where nothing is decided, as on an earlier day (历史时点). */
  decide: {
    readonly unlock: Run<typeof unlockCorrectionInput>;
    readonly refuse: Run<typeof refuseCorrectionInput>;
  } | null;
}) {
  const t = useTranslations("review.corrections");
  const locale = useLocale();
  const say = useFigureText();
  if (requests.length === 0) return null;
  return (
    <Section id="corrections" flush title={t("title")} description={t("hint")} className="mb-5">
      <ul className="divide-y">
        {requests.map(
          ({ id, version, reason, requestedAt, requesterName, own, target, unit, period, report }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0 grow basis-72">
                <p>
                  <TextLink href={`/targets/${target.id}`}>{target.indicator}</TextLink>
                  <Badge className="ms-2">{unit}</Badge>
                  <Badge tone="accent" className="ms-1.5">
                    {formatPeriod(period, locale)}
                  </Badge>
                </p>
                <p className="text-sm">{t("reason", { reason })}</p>
                <p className="text-sm text-muted">
                  {t("approved", { figure: say.figure(target.definition, report) })} ·{" "}
                  {t("asked", { name: requesterName, at: formatDateTime(requestedAt, locale) })}
                </p>
              </div>
              {own && <p className="text-sm text-muted">{t("own")}</p>}
              {!own && decide && (
                <span className="flex flex-wrap gap-2 print:hidden">
                  <ActionConfirm
                    trigger={
                      <Button
                        size="sm"
                        variant="primary"
                        aria-label={t("unlockOf", { indicator: target.indicator })}
                      >
                        {t("unlock")}
                      </Button>
                    }
                    title={t("unlockTitle", {
                      indicator: target.indicator,
                      period: formatPeriod(period, locale),
                    })}
                    confirmLabel={t("unlock")}
                    action={decide.unlock}
                    input={() => ({ id, version, newId: newId() })}
                    done={() => t("unlocked")}
                  >
                    {t("unlockText")}
                  </ActionConfirm>
                  <ActionConfirm
                    trigger={
                      <Button size="sm" aria-label={t("refuseOf", { indicator: target.indicator })}>
                        {t("refuse")}
                      </Button>
                    }
                    title={t("refuseTitle", { indicator: target.indicator })}
                    confirmLabel={t("refuse")}
                    reason={{ label: t("refuseReason") }}
                    action={decide.refuse}
                    input={(given) => ({ id, version, reason: given })}
                    done={() => t("refused")}
                  />
                </span>
              )}
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
