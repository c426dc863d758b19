import { FALLING_WORDS, FIELD_WORDS, STAGE_VERBS, STATE_WORDS } from "./lexicon/fields";
import { leadingVerb } from "./lexicon/verbs";
import { type Category, type Direction, type Measure, type Statement, type TargetProposal } from "./types";

/** What of a statement the proposals rest on. */
export type ProposalGrounds = Pick<
  Statement,
  "indicator" | "metric" | "comparator" | "low" | "high" | "unit" | "section"
>;

interface Proposed<T> {
  readonly value: T;
  readonly rule: string;
}

const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** Proposes how a target is measured, which way is better and its field of work. */
export function proposeTarget(grounds: ProposalGrounds): TargetProposal {
  const measure = measureOf(grounds);
  const direction = directionOf(grounds);
  const category = categoryOf(grounds);
  return {
    measure: measure.value,
    direction: direction.value,
    category: category.value,
    rule: [measure.rule, direction.rule, category.rule].join("+"),
  };
}

function measureOf({ indicator, metric, comparator, low, unit }: ProposalGrounds): Proposed<Measure> {
  if (comparator === "qualitative") return { value: "qualitative", rule: "measure:no-number" };
  if (metric === "growth") return { value: "growth", rule: "measure:change" };
  if (metric === "ratio") return { value: "closing", rule: "measure:share" };
  if (low === 1 && holds(indicator, STAGE_VERBS)) return { value: "milestone", rule: "measure:one-thing" };
  // What is done to a stock adds up over the year (减少贫困人口); the stock alone is read at its end.
  const acts = leadingVerb(indicator) !== "";
  if (!acts && STATE_WORDS.some((word) => indicator.endsWith(word)))
    return { value: "closing", rule: "measure:state-noun" };
  const counted = !acts && unit !== null && ["家", "户", "人", "件", "个"].includes(unit);
  const named = holds(indicator, ["新增", "落地", "就业", "完成", "建设", "改造", "培训"]);
  if (counted && !named) return { value: "closing", rule: "measure:stock-without-verb" };
  return { value: "cumulative", rule: "measure:adds-up" };
}

function directionOf({ indicator, comparator, low, metric }: ProposalGrounds): Proposed<Direction> {
  if (metric === "growth" && low !== null && low < 0) return { value: "down", rule: "direction:fall" };
  if (comparator === "at_most") return { value: "down", rule: "direction:ceiling" };
  const acts = metric === "level" && leadingVerb(indicator) !== "";
  if (!acts && holds(indicator, FALLING_WORDS)) return { value: "down", rule: "direction:falling-noun" };
  return { value: "up", rule: "direction:default" };
}

function categoryOf({ indicator, section }: ProposalGrounds): Proposed<Category> {
  const byName = FIELD_WORDS.find(([, words]) => holds(indicator, words));
  if (byName) return { value: byName[0], rule: "category:indicator" };
  const bySection = FIELD_WORDS.find(([, words]) => holds(section, words));
  return bySection
    ? { value: bySection[0], rule: "category:section" }
    : { value: "经济发展", rule: "category:default" };
}
