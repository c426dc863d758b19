import { type SetupGap } from "@/lib/domain/target-setup";
import { type Light } from "@/lib/domain/vocabulary";
import { type Locale } from "@/lib/format/locale";
import { type Speaker } from "@/lib/format/speaker";
import {
  actualText,
  attainmentText,
  expectedText,
  lightWord,
  standingReasonText,
} from "@/lib/format/standing-text";
import { missingPartsText } from "@/lib/format/parts-text";
import { valueText } from "@/lib/format/value-text";
import { type LeadProposer } from "@/lib/server/queries/lead-table";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { targetHref } from "./target-href";

/** A unit that the table of lead departments proposes, with the word of the indicator that it rests on. */
export interface ProposedLead {
  readonly unitId: string;
  readonly name: string;
  readonly shortName: string;
  readonly keyword: string;
}

/** The proposal for a target that nobody leads; null where the table names no unit. */
export function proposedLead(
  { assignment, indicator }: Pick<TargetFigures, "assignment" | "indicator">,
  propose: LeadProposer,
): ProposedLead | null {
  const lead = assignment === null ? propose(indicator) : null;
  if (!lead?.unit) return null;
  const { id, name, shortName } = lead.unit;
  return { unitId: id, name, shortName, keyword: lead.keyword };
}

/** A row of the ledger as its table shows it: formatted once, on the server; the browser only selects. */
export interface LedgerRow {
  readonly id: string;
  readonly href: string;
  readonly number: number;
  readonly partNumber: number;
  readonly indicator: string;
  readonly target: string;
  readonly unit: string;
  readonly category: string;
  readonly livelihood: boolean;
  readonly leader: string | null;
  readonly leadUnit: string | null;
  readonly supportUnits: string;
  /** Who probably leads it, where nobody was put in charge yet and the ledger may be changed. */
  readonly proposedLead: ProposedLead | null;
  readonly due: string;
  readonly expected: string;
  readonly actual: string;
  readonly attainment: string;
  readonly light: Light;
  readonly lightWord: string;
  readonly reason: string;
  readonly gaps: readonly SetupGap[];
  /** What the dialog begins with. */
  readonly assignment: {
    readonly leadUnitId: string;
    readonly supportUnitIds: readonly string[];
    readonly leaderPostId: string | null;
    readonly contact: string | null;
    readonly dueOn: string;
  } | null;
  readonly assignmentVersion: number;
  readonly year: number;
}

/** A target of the ledger with the parts that it is split into (分解). */
export interface LedgerItem extends LedgerRow {
  readonly parts: readonly LedgerPart[];
}

/** A part's row; `href` is null where its own page is out of the reader's sight. */
export type LedgerPart = Omit<LedgerRow, "href"> & { readonly href: string | null };

/** The row of one target; `propose` where the reader may assign it. */
export function ledgerRow(
  target: TargetFigures,
  speaker: Speaker,
  locale: Locale,
  propose?: LeadProposer,
): LedgerRow {
  const { assignment, definition, standing } = target;
  const reason =
    standingReasonText(standing, definition, speaker, locale) +
    (missingPartsText(target.parts, definition, speaker) ?? "");
  // The unit has a column of its own, so that figures stand bare below each other.
  const bare = { ...definition, unit: null };
  return {
    id: target.id,
    href: targetHref(target),
    number: target.number,
    partNumber: target.partNumber,
    indicator: target.indicator,
    target: valueText(bare) ?? speaker(`domain.measure.${definition.measure}`),
    unit: definition.unit ?? "",
    category: speaker(`domain.category.${target.category}`),
    livelihood: target.livelihood,
    leader: assignment?.leaderPost?.title ?? null,
    leadUnit: assignment?.leadUnit.shortName ?? null,
    supportUnits: assignment?.supportUnits.map(({ shortName }) => shortName).join(speaker("audit.and")) ?? "",
    proposedLead: propose ? proposedLead(target, propose) : null,
    due: assignment?.dueOn ?? "",
    expected: expectedText(standing.scheduleExpected, bare, speaker),
    actual: actualText(standing, bare, speaker),
    attainment: attainmentText(standing, speaker),
    light: standing.light,
    lightWord: lightWord(standing, speaker),
    reason: standing.override
      ? speaker("targets.light.overrideReason", { reason: standing.override.reason, computed: reason })
      : reason,
    gaps: target.gaps,
    assignment: assignment && {
      leadUnitId: assignment.leadUnit.id,
      supportUnitIds: assignment.supportUnits.map(({ id }) => id),
      leaderPostId: assignment.leaderPost?.id ?? null,
      contact: assignment.contact,
      dueOn: assignment.dueOn,
    },
    assignmentVersion: assignment?.version ?? 0,
    year: target.year,
  };
}
