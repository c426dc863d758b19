import { useLocale, useTranslations } from "next-intl";
import { type Standing } from "@/lib/domain/standing";
import { type Speaker } from "@/lib/format/speaker";
import { attainmentText, lightWord, standingReasonText } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type ReviewItem } from "@/lib/server/queries/review";
import { Light } from "../lights/light";
import { PlausibilityHints } from "../progress/plausibility-hints";
import { useFigureText } from "../progress/use-figure-text";
import { Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";

/** The reported figure beside everything it is held against, and the light that it would give. */
export function FigureCheck({ item }: { item: ReviewItem }) {
  const t = useTranslations("review");
  const domain = useTranslations("domain");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const say = useFigureText();
  const { report, target, wouldStand, approvedBefore } = item;
  const { definition, standing } = target;
  const light = (shown: Standing) => (
    <Light light={shown.computedLight} word={lightWord(shown, speaker, "computedLight")} />
  );
  return (
    <Section title={t("figures")}>
      <StatList>
        <Stat
          label={t("this")}
          value={say.figure(definition, report)}
          // Rates are compared, not divided (rule 2).
          note={`${wouldStand.gapPoints === null ? domain("term.completionRate") : t("gap")} ${attainmentText(wouldStand, speaker)}`}
        />
        <Stat label={t("lastApproved")} value={say.figure(definition, approvedBefore)} />
        <Stat label={t("expected")} value={say.expected(definition, standing.scheduleExpected)} />
        <Stat label={t("target")} value={valueText(definition) ?? domain(`measure.${definition.measure}`)} />
      </StatList>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex items-center gap-2">
          <span className="text-sm text-muted">{t("wouldStand")}</span>
          {light(wouldStand)}
        </span>
        <span className="flex items-center gap-2">
          <span className="text-sm text-muted">{t("now")}</span>
          {light(standing)}
        </span>
      </p>
      <p className="mt-1 text-sm">{standingReasonText(wouldStand, definition, speaker, locale)}</p>
      <PlausibilityHints definition={definition} hints={item.hints} />
    </Section>
  );
}
