import { type ChangeCause, type StandingChange, type StandingMoment } from "../domain/standing-change";
import { type Standing } from "../domain/standing";
import { formatPeriod } from "./dates";
import { type Locale } from "./locale";
import { type Speaker } from "./speaker";

/** Why a standing changed, each cause as a few words with what it speaks of: `更正（第1版改为第2版）`. */
export function causeTexts(
  change: StandingChange<StandingMoment>,
  speaker: Speaker,
  locale: Locale,
): readonly string[] {
  return change.causes.map((cause) =>
    speaker(`snapshots.cause.${cause}`, valuesOf(cause, change, speaker, locale)),
  );
}

function valuesOf(
  cause: ChangeCause,
  { before, after }: StandingChange<StandingMoment>,
  speaker: Speaker,
  locale: Locale,
): Readonly<Record<string, string | number>> {
  if (cause === "corrected") return { from: before?.basis?.revision ?? 0, to: after?.basis?.revision ?? 0 };
  if (cause === "new_report" && after?.basis)
    return { period: formatPeriod(after.basis.period, locale), revision: after.basis.revision };
  if (cause === "reporting" && before && after)
    return { from: reportingText(before.standing, speaker), to: reportingText(after.standing, speaker) };
  if (cause === "light_set") return { reason: after?.standing.override?.reason ?? "" };
  return {};
}

function reportingText({ reporting }: Standing, speaker: Speaker): string {
  return speaker(
    reporting === "reported" ? "domain.progressState.approved" : `domain.greyReason.${reporting}`,
  );
}
