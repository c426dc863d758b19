import "server-only";
import { decimal } from "@/lib/domain/decimal-text";
import { categoryNamed, type ProposedTraits } from "@/lib/domain/target";
import { memberOf, COMPARATORS, METRICS } from "@/lib/domain/vocabulary";
import { proposeTarget } from "@/lib/extraction/propose";

/** What the lexicon proposes for the target of a statement; always shown as a proposal. */
export interface TargetProposal extends ProposedTraits {
  /** Kind of the lead department (发改, 财政 …), null where no keyword names one. */
  readonly leadHint: string | null;
}

interface StatementColumns {
  readonly indicator: string;
  readonly metric: string;
  readonly comparator: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string | null;
  readonly section: string;
}

export function targetProposal(row: StatementColumns): TargetProposal {
  const number = (text: string | null) => (text === null ? null : decimal(text).toNumber());
  const { measure, direction, category, leadHint } = proposeTarget({
    indicator: row.indicator,
    section: row.section,
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
    low: number(row.low),
    high: number(row.high),
    unit: row.unit,
  });
  return { measure, direction, category: categoryNamed(category) ?? "governance", leadHint };
}
