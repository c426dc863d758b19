import { describe, expect, it } from "vitest";
import {
  decideAdd,
  decideConfirm,
  decideEdit,
  decideReject,
  decideReopen,
  decideRestore,
  mergeStatements,
  splitStatement,
  type StatementFacts,
  type StatementFields,
  statementGaps,
  type StatementGap,
} from "@/lib/domain/statement";
import { STATEMENT_STATES, type StatementState } from "@/lib/domain/vocabulary";

const TEXT = "今年，工业增加值、工业投资分别增长5%、8%，新增就业2.1万人。";

function fields(quote: string, change: Partial<StatementFields> = {}): StatementFields {
  const start = TEXT.indexOf(quote);
  return {
    kind: "target",
    indicator: "新增就业",
    metric: "level",
    comparator: "point",
    low: "2.1",
    high: "2.1",
    unit: "万人",
    start,
    end: start + quote.length,
    quote,
    ...change,
  };
}

function facts(quote: string, change: Partial<StatementFacts> = {}): StatementFacts {
  return { ...fields(quote), id: quote, state: "proposed", hasTarget: false, ...change };
}

const JOBS = "新增就业2.1万人";
const BOTH = "工业增加值、工业投资分别增长5%、8%";
const jobs = facts(JOBS);
const output = fields("工业增加值、工业投资分别增长5%", {
  indicator: "工业增加值",
  metric: "growth",
  low: "5",
  high: "5",
  unit: "%",
});
const investment = fields(BOTH, { indicator: "工业投资", metric: "growth", low: "8", high: "8", unit: "%" });

describe("what a statement needs", () => {
  it.each<[what: string, change: Partial<StatementFields>, gaps: StatementGap[]]>([
    ["nothing more", {}, []],
    ["an indicator", { indicator: " " }, ["indicator_missing"]],
    ["a quote within the text", { end: TEXT.length + 1 }, ["quote_outside_text"]],
    ["a quote that does not start before it", { start: -1 }, ["quote_outside_text"]],
    ["a quote of some length", { start: 5, end: 5, quote: "" }, ["quote_outside_text"]],
    ["whole offsets", { start: 0.5 }, ["quote_outside_text"]],
    ["exactly the text's own words", { quote: "新增就业2.2万人" }, ["quote_differs"]],
    ["a value", { low: null, high: null }, ["value_missing"]],
    ["a number as value", { low: "2.1万", high: "2.1万" }, ["value_not_a_number"]],
    ["one value where it is no range", { high: "3" }, ["single_value_differs"]],
    ["both ends of a range", { comparator: "range", high: null }, ["range_needs_both"]],
    ["two ends of a range", { comparator: "range" }, ["range_needs_both"]],
    ["a range from low to high", { comparator: "range", high: "2" }, ["range_reversed"]],
    ["a range", { comparator: "range", high: "2.5" }, []],
    ["equal values however they are written", { high: "2.10" }, []],
    ["no value where it is qualitative", { comparator: "qualitative" }, ["qualitative_has_value"]],
    [
      "nothing but words where it is qualitative",
      { comparator: "qualitative", low: null, high: null, unit: null },
      [],
    ],
  ])("%s", (_what, change, gaps) => {
    const changed = fields(JOBS, change);
    expect(statementGaps(changed, TEXT)).toEqual(gaps);
    const decisions = [
      decideAdd(changed, TEXT),
      decideEdit(jobs, changed, TEXT),
      decideConfirm({ ...jobs, ...changed }, TEXT),
    ];
    for (const decision of decisions) {
      if (gaps.length === 0) expect(decision.ok).toBe(true);
      else expect(decision).toEqual({ ok: false, problem: "invalid", gaps });
    }
  });
});

describe("deciding about a statement", () => {
  const inState = (state: StatementState) => facts(JOBS, { state });
  const steps: readonly [
    step: string,
    from: StatementState[],
    run: (of: StatementFacts) => { ok: boolean },
  ][] = [
    ["confirm", ["proposed"], (of) => decideConfirm(of, TEXT)],
    [
      "edit",
      ["proposed", "confirmed"],
      (of) => decideEdit(of, fields(JOBS, { indicator: "城镇新增就业" }), TEXT),
    ],
    ["reject", ["proposed", "confirmed"], (of) => decideReject(of, "非本区目标")],
    ["restore", ["rejected"], (of) => decideRestore(of)],
    ["reopen", ["confirmed"], (of) => decideReopen(of, false)],
  ];

  it.each(steps)("%s is possible from %j only", (_step, from, run) => {
    for (const state of STATEMENT_STATES)
      expect([state, run(inState(state)).ok]).toEqual([state, from.includes(state)]);
  });

  it("a confirmation taken back withdraws its target, unless somebody has worked on that", () => {
    const carrying = facts(JOBS, { state: "confirmed", hasTarget: true });
    const accepted = facts(JOBS, { state: "confirmed", hasTarget: false });
    expect(decideReopen(carrying, false)).toMatchObject({ ok: true, next: { withdrawsTarget: true } });
    expect(decideReopen(carrying, true)).toEqual({ ok: false, problem: "target_in_use" });
    expect(decideReopen(accepted, false)).toMatchObject({ ok: true, next: { withdrawsTarget: false } });
    // A target in use that was withdrawn on its own.
    expect(decideReopen(accepted, true)).toEqual({ ok: false, problem: "target_in_use" });
  });

  it("a statement that carries a target changes no more", () => {
    const carrying = facts(JOBS, { state: "confirmed", hasTarget: true });
    const refused = { ok: false, problem: "has_target" };
    expect(decideEdit(carrying, carrying, TEXT)).toEqual(refused);
    expect(decideReject(carrying, "误识别")).toEqual(refused);
    expect(splitStatement(carrying, [jobs, jobs], TEXT)).toEqual(refused);
    expect(mergeStatements([jobs, carrying], jobs, TEXT)).toEqual(refused);
  });

  it("a rejection always has a reason", () => {
    expect(decideReject(jobs, " ")).toEqual({ ok: false, problem: "reason_missing" });
    expect(decideReject(jobs, " 非本区目标 ")).toMatchObject({
      next: { state: "rejected", rejectReason: "非本区目标" },
    });
  });

  it("what a person adds waits for confirmation like everything else", () => {
    expect(decideAdd(fields(JOBS), TEXT)).toMatchObject({
      ok: true,
      next: { state: "proposed", quote: JOBS },
    });
  });
});

describe("splitting a statement", () => {
  const original = facts(BOTH, { low: "5", high: "5", unit: "%", metric: "growth" });

  it("replaces it by its parts", () => {
    expect(splitStatement(original, [output, investment], TEXT)).toEqual({
      ok: true,
      next: {
        replaced: original.id,
        parts: [
          { ...output, state: "proposed" },
          { ...investment, state: "proposed" },
        ],
      },
    });
  });

  it("needs two valid parts within the original's quote", () => {
    expect(splitStatement(original, [output], TEXT)).toEqual({ ok: false, problem: "too_few" });
    expect(splitStatement(original, [output, fields(JOBS)], TEXT)).toEqual({
      ok: false,
      problem: "outside_original",
    });
    expect(splitStatement(original, [output, { ...investment, indicator: "" }], TEXT)).toEqual({
      ok: false,
      problem: "invalid",
      gaps: ["indicator_missing"],
    });
  });

  it("is not for what was rejected or replaced", () => {
    for (const state of ["rejected", "replaced"] as const) {
      expect(splitStatement({ ...original, state }, [output, investment], TEXT)).toEqual({
        ok: false,
        problem: "wrong_state",
      });
    }
  });
});

describe("merging statements", () => {
  const first: StatementFacts = { ...output, id: "first", state: "proposed", hasTarget: false };
  const second: StatementFacts = { ...investment, id: "second", state: "confirmed", hasTarget: false };

  it("replaces them by one that covers them all", () => {
    expect(mergeStatements([first, second], investment, TEXT)).toEqual({
      ok: true,
      next: { replaced: ["first", "second"], merged: { ...investment, state: "proposed" } },
    });
  });

  it("needs two different ones of one kind, and a quote over all of them", () => {
    expect(mergeStatements([first, first], investment, TEXT)).toEqual({ ok: false, problem: "too_few" });
    expect(mergeStatements([], investment, TEXT)).toEqual({ ok: false, problem: "too_few" });
    expect(mergeStatements([first, { ...second, kind: "result" }], investment, TEXT)).toEqual({
      ok: false,
      problem: "different_kinds",
    });
    expect(mergeStatements([first, jobs], investment, TEXT)).toEqual({
      ok: false,
      problem: "outside_original",
    });
    expect(mergeStatements([first, second], { ...investment, low: null }, TEXT)).toMatchObject({
      problem: "invalid",
    });
  });
});
