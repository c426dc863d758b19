import { describe, expect, it } from "vitest";
import {
  decideApprove,
  decideCorrection,
  decideReturn,
  decideSave,
  decideSubmit,
  type PeriodState,
  type ProgressContent,
  type ProgressFacts,
  progressGaps,
  type ProgressGap,
  type ProgressProblem,
} from "@/lib/domain/progress";
import { type Measure, PROGRESS_STATES, type ProgressState } from "@/lib/domain/vocabulary";

const AUTHOR = "author";
const HEAD = "head";
const SUPERVISOR = "supervisor";
const complete: ProgressContent = {
  value: "2.4",
  notPublished: false,
  stage: null,
  judgement: null,
  progress: "已举办招聘会",
};

function facts(state: ProgressState, revision = 1): ProgressFacts {
  const submitterId = state === "submitted" || state === "approved" ? HEAD : null;
  return { state, revision, authorId: AUTHOR, submitterId };
}

const others = (...states: ProgressState[]) => PROGRESS_STATES.filter((state) => !states.includes(state));

describe("saving a report", () => {
  it("begins a draft as its first revision", () => {
    expect(decideSave(null, "open", AUTHOR)).toEqual({
      ok: true,
      next: { state: "draft", revision: 1, authorId: AUTHOR },
    });
  });

  it("whoever saved last is the author", () => {
    expect(decideSave(facts("draft"), "open", HEAD)).toMatchObject({ next: { authorId: HEAD } });
  });

  it("a returned report stays returned until it is submitted again", () => {
    expect(decideSave(facts("returned"), "open", AUTHOR)).toMatchObject({
      next: { state: "returned", revision: 1 },
    });
  });

  it.each<[what: string, before: ProgressFacts | null, period: PeriodState, problem: ProgressProblem]>([
    ["an approved report is locked", facts("approved"), "open", "locked"],
    ["a submitted one is under review", facts("submitted"), "open", "under_review"],
    ["nobody reports the future", null, "future", "period_not_open"],
    ["a closed period takes no new report", null, "closed", "period_closed"],
    ["… nor changes of a first revision", facts("draft"), "closed", "period_closed"],
  ])("%s", (_what, before, period, problem) => {
    expect(decideSave(before, period, AUTHOR)).toEqual({ ok: false, problem });
    if (before)
      expect(decideSubmit(before, period, "cumulative", complete, HEAD)).toEqual({ ok: false, problem });
  });

  it("a closed period takes a correction", () => {
    expect(decideSave(facts("draft", 2), "closed", AUTHOR)).toMatchObject({
      ok: true,
      next: { revision: 2 },
    });
    expect(decideSubmit(facts("draft", 2), "closed", "cumulative", complete, HEAD).ok).toBe(true);
  });
});

describe("submitting a report", () => {
  it.each(["draft", "returned"] as const)("a %s one goes to the supervisor", (state) => {
    expect(decideSubmit(facts(state), "open", "cumulative", complete, HEAD)).toEqual({
      ok: true,
      next: { state: "submitted", submitterId: HEAD },
    });
  });

  it.each<[measure: Measure, change: Partial<ProgressContent>, gaps: ProgressGap[]]>([
    ["cumulative", {}, []],
    ["cumulative", { value: null }, ["value"]],
    ["cumulative", { value: "0" }, []],
    ["growth", { value: null, notPublished: true }, []],
    ["closing", { progress: " \n" }, ["progress"]],
    ["milestone", {}, ["stage"]],
    ["milestone", { stage: 0 }, []],
    ["milestone", { notPublished: true }, ["stage"]],
    ["qualitative", {}, ["judgement"]],
    ["qualitative", { judgement: "on_track" }, []],
    ["qualitative", { progress: "" }, ["judgement", "progress"]],
  ])("a %s report with %j lacks %j", (measure, change, gaps) => {
    const content = { ...complete, ...change };
    expect(progressGaps(measure, content)).toEqual(gaps);
    const decision = decideSubmit(facts("draft"), "open", measure, content, HEAD);
    if (gaps.length === 0) expect(decision.ok).toBe(true);
    else expect(decision).toEqual({ ok: false, problem: "incomplete", gaps });
  });
});

describe("reviewing a report", () => {
  it("the supervisor approves what was submitted", () => {
    expect(decideApprove(facts("submitted"), SUPERVISOR)).toEqual({
      ok: true,
      next: { state: "approved", reviewerId: SUPERVISOR },
    });
  });

  it.each([AUTHOR, HEAD])("nobody approves the own report: not its %s", (actor) => {
    expect(decideApprove(facts("submitted"), actor)).toEqual({ ok: false, problem: "own_report" });
  });

  it.each(others("submitted"))("a report that is %s can be neither approved nor returned", (state) => {
    expect(decideApprove(facts(state), SUPERVISOR)).toEqual({ ok: false, problem: "not_submitted" });
    expect(decideReturn(facts(state), "数据不实", SUPERVISOR)).toEqual({
      ok: false,
      problem: "not_submitted",
    });
  });

  it("a return always has a reason", () => {
    expect(decideReturn(facts("submitted"), "  ", SUPERVISOR)).toEqual({
      ok: false,
      problem: "reason_missing",
    });
    expect(decideReturn(facts("submitted"), " 请补充佐证 ", SUPERVISOR)).toEqual({
      ok: true,
      next: { state: "returned", reviewerId: SUPERVISOR, returnReason: "请补充佐证" },
    });
  });
});

describe("correcting an approved report", () => {
  it("is a new revision with a reason", () => {
    expect(decideCorrection(facts("approved", 2), "统计口径调整", AUTHOR)).toEqual({
      ok: true,
      next: { state: "draft", revision: 3, authorId: AUTHOR, correctionReason: "统计口径调整" },
    });
  });

  it("never goes without a reason", () => {
    expect(decideCorrection(facts("approved"), "", AUTHOR)).toEqual({ ok: false, problem: "reason_missing" });
  });

  it.each(others("approved"))("does not begin while the latest revision is %s", (state) => {
    expect(decideCorrection(facts(state), "统计口径调整", AUTHOR)).toEqual({
      ok: false,
      problem: "not_approved",
    });
  });
});
