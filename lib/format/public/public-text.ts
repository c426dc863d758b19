import { fulfilmentOf } from "../../domain/fulfilment";
import { type TargetDefinition } from "../../domain/goal";
import { comparePeriods, type Period } from "../../domain/period";
import { type Standing } from "../../domain/standing";
import { type Light } from "../../domain/vocabulary";
import { formatMonth } from "../dates";
import { type Locale } from "../locale";
import { type Speaker } from "../speaker";
import { attainmentText, lightWord, measureText } from "../standing-text";
import { valueText } from "../value-text";

/** A livelihood project as citizens read of it: nothing else of the ledger reaches the public page. */
export interface PublicProject {
  readonly name: string;
  /** The sentence of the report. */
  readonly promise: string;
  /** The target was adjusted during the year (目标调整). */
  readonly adjusted: boolean;
  readonly definition: TargetDefinition;
  readonly standing: Standing;
  /** The progress in words for the public, with the month that they speak of; null where none were written. */
  readonly wording: { readonly period: Period; readonly text: string } | null;
  /** Not switched on: stands in the supervisor's preview only. */
  readonly hidden: boolean;
}

/** What the page says of a project, ready to be set. */
export interface PublicText {
  readonly light: Light;
  readonly lightWord: string;
  readonly goal: string | null;
  readonly actual: string | null;
  readonly attainment: string | null;
  /** 0 to 100 for drawing; null where there is no completion rate, which is not 0. */
  readonly percent: number | null;
  readonly fulfilment: string | null;
  readonly progress: string | null;
  /** The month that the words speak of, where it is not the page's. */
  readonly progressOf: string | null;
}

/**
 * A project's standing in words for citizens. How far a report is on its way through the offices (未填报, 待审核) is
 * nobody's business outside: such a month has no data yet.
 */
export function publicText(
  { definition, standing, wording }: PublicProject,
  period: Period,
  speaker: Speaker,
  locale: Locale,
): PublicText {
  const noData = speaker(
    standing.reporting === "not_published" ? "domain.greyReason.not_published" : "disclosures.page.noData",
  );
  const { completionRate } = standing;
  const attainment = attainmentText(standing, speaker);
  const final = standing.met === true || comparePeriods(period, definition.duePeriod) >= 0;
  const fulfilment = final ? fulfilmentOf(definition, standing) : null;
  return {
    light: standing.light,
    lightWord: standing.light === "grey" ? noData : lightWord(standing, speaker),
    goal:
      definition.measure === "milestone"
        ? measureText(String(definition.stages.length), definition, speaker)
        : valueText(definition),
    actual: standing.judgement
      ? speaker(`domain.judgement.${standing.judgement}`)
      : standing.actual === null
        ? null
        : measureText(standing.actual, definition, speaker),
    attainment: completionRate === null && standing.gapPoints === null ? null : attainment,
    percent: completionRate === null ? null : Math.min(100, Math.max(0, Number(completionRate) * 100)),
    fulfilment: fulfilment && speaker(`domain.fulfilment.${fulfilment}`),
    progress: wording?.text ?? null,
    progressOf: wording && wording.period !== period ? formatMonth(wording.period, locale) : null,
  };
}
