import { describe, expect, it } from "vitest";
import {
  certainTargets,
  countByFilter,
  filterStatements,
  isChangeable,
  nearest,
} from "@/components/statements/statement-filter";
import { type StatementView } from "@/lib/server/queries/statements";

const statement = (id: string, given: Partial<StatementView> = {}): StatementView => ({
  id,
  version: 1,
  kind: "target",
  state: "proposed",
  indicator: "新增就业",
  metric: "level",
  comparator: "point",
  low: "2",
  high: "2",
  unit: "万人",
  horizon: "annual",
  section: "民生",
  livelihood: false,
  start: 0,
  end: 1,
  confidence: "high",
  rules: [],
  reasons: [],
  origin: "extracted",
  rejectReason: null,
  decidedBy: null,
  decidedAt: null,
  target: null,
  proposal: { measure: "cumulative", direction: "up", category: "livelihood" },
  lead: null,
  ...given,
});

const ALL = [
  statement("open"),
  statement("doubtful", { confidence: "medium", indicator: "停车泊位" }),
  statement("confirmed", { state: "confirmed", target: { id: "t", number: 7 } }),
  statement("rejected", { state: "rejected", kind: "result" }),
  statement("result", { kind: "result" }),
  statement("accepted", { kind: "result", state: "confirmed" }),
];
const ids = (statements: readonly StatementView[]) => statements.map(({ id }) => id);

describe("the views of the list", () => {
  it("open holds targets that wait, results hold stated results, rejected holds both kinds", () => {
    expect(ids(filterStatements(ALL, "open", ""))).toEqual(["open", "doubtful"]);
    expect(ids(filterStatements(ALL, "confirmed", ""))).toEqual(["confirmed"]);
    expect(ids(filterStatements(ALL, "rejected", ""))).toEqual(["rejected"]);
    expect(ids(filterStatements(ALL, "results", ""))).toEqual(["result", "accepted"]);
    expect(countByFilter(ALL)).toEqual({ open: 2, confirmed: 1, rejected: 1, results: 2, all: 6 });
  });

  it("a search wants all of its words, in any of indicator, section, value and number", () => {
    expect(ids(filterStatements(ALL, "all", "停车 民生"))).toEqual(["doubtful"]);
    expect(ids(filterStatements(ALL, "all", "#7"))).toEqual(["confirmed"]);
    expect(filterStatements(ALL, "open", "养老")).toEqual([]);
  });
});

describe("confirming in one stroke", () => {
  it("takes targets that wait and about which nothing is in doubt", () => {
    expect(ids(certainTargets(ALL))).toEqual(["open"]);
  });
});

describe("what may still be changed", () => {
  it("is all but what carries a target or was rejected", () => {
    expect(ids(ALL.filter(isChangeable))).toEqual(["open", "doubtful", "result", "accepted"]);
  });
});

describe("moving on", () => {
  it("goes to the next in reading order, to the last one before at the end, and nowhere when nothing is left", () => {
    const open = filterStatements(ALL, "open", "");
    expect(nearest(ALL, open, null)).toBe("open");
    expect(nearest(ALL, open, "open")).toBe("doubtful");
    expect(nearest(ALL, open, "result")).toBe("doubtful");
    expect(nearest(ALL, [], "open")).toBeNull();
  });
});
