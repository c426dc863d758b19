import { type Statement } from "@/lib/extraction/types";

/** A statement as one row of jsonl; `start` and `end` are UTF-16 offsets in the decoded file. */
export function rowOf(statement: Statement): Record<string, string | number | null> {
  const { kind, indicator, metric, comparator, low, high, unit, horizon } = statement;
  const { section, quote, start, end, confidence, rules } = statement;
  return {
    kind,
    indicator,
    metric,
    comparator,
    low,
    high,
    unit,
    horizon,
    section,
    quote,
    start,
    end,
    confidence,
    rule: rules.join("+"),
  };
}
