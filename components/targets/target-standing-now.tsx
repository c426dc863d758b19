import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type Light as LightKey } from "@/lib/domain/vocabulary";
import { formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import {
  actualText,
  attainmentText,
  expectedText,
  lightWord,
  measureText,
  standingReasonText,
} from "@/lib/format/standing-text";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { NO_FIGURE } from "@/lib/format/numbers";
import { missingPartsText } from "@/lib/format/parts-text";
import { valueText } from "@/lib/format/value-text";
import { Light } from "../lights/light";
import { Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";

/** Where the target stands: light, figures, the reason in words; a light set by hand beside the computed one. */
export function TargetStandingNow({ page, tool }: { page: TargetPage; tool: ReactNode }) {
  const t = useTranslations("targets.standing");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { standing, definition, inForce } = page.target;
  const missing = missingPartsText(page.target.parts, definition, speaker);
  const adjusted = valueText(definition) !== valueText(inForce);
  return (
    <Section title={t("title", { period: formatPeriod(page.period, locale) })} actions={tool}>
      {standing.override && (
        <Judged light={standing.light} word={lightWord(standing, speaker)}>
          {t("override", { reason: standing.override.reason })}
        </Judged>
      )}
      <Judged light={standing.computedLight} word={lightWord(standing, speaker, "computedLight")}>
        {standing.override && <span className="text-muted">{t("computed")}</span>}
        {standingReasonText(standing, definition, speaker, locale)}
      </Judged>
      {adjusted && (
        <p className="mb-3 text-sm text-muted">
          {t("beforeAdjustment", { target: valueText(definition) ?? NO_FIGURE })}
        </p>
      )}
      <StatList className="grid-cols-1 sm:grid-cols-3">
        <Stat label={t("actual")} value={actualText(standing, definition, speaker)} />
        <Stat label={t("expected")} value={expectedText(standing.scheduleExpected, definition, speaker)} />
        <Stat label={t("attainment")} value={attainmentText(standing, speaker)} />
      </StatList>
      {missing && <p className="mt-2 text-sm">{missing}</p>}
      {standing.actual === null && standing.lastKnown && (
        <p className="mt-2 text-sm text-muted">
          {t("lastKnown", {
            period: formatPeriod(standing.lastKnown.period, locale),
            value: measureText(standing.lastKnown.value, definition, speaker),
          })}
        </p>
      )}
    </Section>
  );
}

/** A light with the words that justify it. */
function Judged({ light, word, children }: { light: LightKey; word: string; children: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-start gap-x-4 gap-y-1">
      <Light light={light} word={word} className="text-base" />
      <p className="min-w-0 grow basis-64">{children}</p>
    </div>
  );
}
