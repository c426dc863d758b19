import "server-only";
import { decimal } from "@/lib/domain/decimal-text";
import { categoryNamed, type ProposedTraits } from "@/lib/domain/target";
import { memberOf, COMPARATORS, METRICS } from "@/lib/domain/vocabulary";
import { proposeTarget } from "@/lib/extraction/propose";

interface StatementColumns {
  readonly indicator: string;
  readonly metric: string;
  readonly comparator: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string | null;
  readonly section: string;
}

/** What the lexicon proposes for the target of a statement; always shown as a proposal. */
export function targetProposal(row: StatementColumns): ProposedTraits {
  const number = (text: string | null) => (text === null ? null : decimal(text).toNumber());
  const { measure, direction, category } = proposeTarget({
    indicator: row.indicator,
    section: row.section,
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
    low: number(row.low),
    high: number(row.high),
    unit: row.unit,
  });
  return { measure, direction, category: categoryNamed(category) ?? "governance" };
}
