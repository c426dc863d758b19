import { describe, expect, it } from "vitest";
import { type Actor } from "@/lib/domain/access";
import { decideRefusal, decideRequest, decideUnlocking } from "@/lib/domain/correction";
import {
  decideApprove,
  decideHandOver,
  decideReturn,
  decideReturnToReporter,
  decideSave,
  decideSubmit,
  type ProgressContent,
  type ProgressFacts,
  progressGaps,
  type ProgressGap,
  type ProgressProblem,
} from "@/lib/domain/progress";
import { type PeriodState } from "@/lib/domain/reporting-period";
import { type Measure, PROGRESS_STATES, type ProgressState } from "@/lib/domain/vocabulary";

const AUTHOR = "author";
const HEAD = "head";
const SUPERVISOR = "supervisor";
const self = (id: string): Actor => ({ id, onBehalfOfId: null });
const inPlaceOf = (principal: string, id: string): Actor => ({ id, onBehalfOfId: principal });
const complete: ProgressContent = {
  value: "2.4",
  notPublished: false,
  stage: null,
  judgement: null,
  progress: "已举办招聘会",
};

function facts(state: ProgressState, revision = 1): ProgressFacts {
  const submitterId = state === "submitted" || state === "approved" ? HEAD : null;
  const contributors = submitterId ? [AUTHOR, submitterId] : [AUTHOR];
  return { state, revision, authorId: AUTHOR, submitterId, handedOverAt: null, contributors };
}

const others = (...states: ProgressState[]) => PROGRESS_STATES.filter((state) => !states.includes(state));

describe("saving a report", () => {
  it("begins a draft as its first revision", () => {
    expect(decideSave(null, "open", self(AUTHOR), false)).toEqual({
      ok: true,
      next: { state: "draft", revision: 1, authorId: AUTHOR, contributors: [AUTHOR] },
    });
  });

  it("whoever saved last is the author", () => {
    expect(decideSave(facts("draft"), "open", self(HEAD), true)).toMatchObject({ next: { authorId: HEAD } });
  });

  it("a returned report stays returned until it is submitted again", () => {
    expect(decideSave(facts("returned"), "open", self(AUTHOR), false)).toMatchObject({
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
    expect(decideSave(before, period, self(AUTHOR), false)).toEqual({ ok: false, problem });
    if (before)
      expect(decideSubmit(before, period, "cumulative", complete, self(HEAD))).toEqual({
        ok: false,
        problem,
      });
  });

  it("a closed period takes a correction", () => {
    expect(decideSave(facts("draft", 2), "closed", self(AUTHOR), false)).toMatchObject({
      ok: true,
      next: { revision: 2 },
    });
    expect(decideSubmit(facts("draft", 2), "closed", "cumulative", complete, self(HEAD)).ok).toBe(true);
  });
});

describe("submitting a report", () => {
  it.each(["draft", "returned"] as const)("a %s one goes to the supervisor", (state) => {
    expect(decideSubmit(facts(state), "open", "cumulative", complete, self(HEAD))).toEqual({
      ok: true,
      next: { state: "submitted", submitterId: HEAD, contributors: [AUTHOR, HEAD] },
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
    const decision = decideSubmit(facts("draft"), "open", measure, content, self(HEAD));
    if (gaps.length === 0) expect(decision.ok).toBe(true);
    else expect(decision).toEqual({ ok: false, problem: "incomplete", gaps });
  });
});

describe("reviewing a report", () => {
  it("the supervisor approves what was submitted", () => {
    expect(decideApprove(facts("submitted"), self(SUPERVISOR))).toEqual({
      ok: true,
      next: { state: "approved", reviewerId: SUPERVISOR },
    });
  });

  it.each([AUTHOR, HEAD])("nobody approves the own report: not its %s", (actor) => {
    expect(decideApprove(facts("submitted"), self(actor))).toEqual({ ok: false, problem: "own_report" });
  });

  it.each(others("submitted"))("a report that is %s can be neither approved nor returned", (state) => {
    expect(decideApprove(facts(state), self(SUPERVISOR))).toEqual({ ok: false, problem: "not_submitted" });
    expect(decideReturn(facts(state), "数据不实", self(SUPERVISOR))).toEqual({
      ok: false,
      problem: "not_submitted",
    });
  });

  it("a return always has a reason", () => {
    expect(decideReturn(facts("submitted"), "  ", self(SUPERVISOR))).toEqual({
      ok: false,
      problem: "reason_missing",
    });
    expect(decideReturn(facts("submitted"), " 请补充佐证 ", self(SUPERVISOR))).toEqual({
      ok: true,
      next: {
        state: "returned",
        reviewerId: SUPERVISOR,
        returnedBy: "supervisor",
        returnReason: "请补充佐证",
        handedOverAt: null,
      },
    });
  });
});

describe("three steps: reporter, unit head, supervisor", () => {
  const handed = { ...facts("draft"), handedOverAt: new Date("2026-10-20T01:00:00Z") };

  it("the reporter hands a complete report over, once", () => {
    expect(decideHandOver(facts("draft"), "open", "cumulative", complete, self(AUTHOR))).toEqual({
      ok: true,
      next: { handedOverById: AUTHOR, contributors: [AUTHOR] },
    });
    expect(decideHandOver(handed, "open", "cumulative", complete, self(AUTHOR))).toEqual({
      ok: false,
      problem: "handed_over_already",
    });
    const lacking = { ...complete, value: null };
    expect(decideHandOver(facts("draft"), "open", "cumulative", lacking, self(AUTHOR))).toMatchObject({
      problem: "incomplete",
      gaps: ["value"],
    });
  });

  it("what was handed over is the unit head's to change, no longer the reporter's", () => {
    expect(decideSave(handed, "open", self(AUTHOR), false)).toEqual({ ok: false, problem: "with_head" });
    expect(decideSave(handed, "open", self(HEAD), true).ok).toBe(true);
  });

  it("the unit head sends it back with a reason, and only what was handed over", () => {
    expect(decideReturnToReporter(handed, " 缺佐证 ", self(HEAD))).toEqual({
      ok: true,
      next: { state: "returned", returnedBy: "unit_head", returnReason: "缺佐证", handedOverAt: null },
    });
    expect(decideReturnToReporter(handed, " ", self(HEAD))).toMatchObject({ problem: "reason_missing" });
    for (const other of [facts("draft"), { ...facts("submitted"), handedOverAt: handed.handedOverAt }])
      expect(decideReturnToReporter(other, "缺佐证", self(HEAD))).toMatchObject({
        problem: "not_handed_over",
      });
  });

  it("a unit head may still write and submit alone", () => {
    const own = { ...facts("draft"), authorId: HEAD, contributors: [HEAD] };
    expect(decideSubmit(own, "open", "cumulative", complete, self(HEAD)).ok).toBe(true);
  });
});

describe("nobody checks the own report, whatever roles one has", () => {
  it("not who wrote an earlier wording of it, when somebody else saved last", () => {
    const rewritten = { ...facts("submitted"), authorId: HEAD, contributors: ["zhao", HEAD] };
    expect(decideApprove(rewritten, self("zhao"))).toEqual({ ok: false, problem: "own_report" });
  });

  it("a deputy neither submits nor sends back what came from the own hand", () => {
    const handed = { ...facts("draft"), handedOverAt: new Date("2026-10-20T01:00:00Z") };
    const deputy = inPlaceOf(HEAD, AUTHOR);
    expect(decideSubmit(handed, "open", "cumulative", complete, deputy)).toMatchObject({
      problem: "own_report",
    });
    expect(decideReturnToReporter(handed, "缺佐证", deputy)).toMatchObject({ problem: "own_report" });
    const colleague = inPlaceOf(HEAD, "zhao");
    expect(decideSubmit(handed, "open", "cumulative", complete, colleague)).toMatchObject({
      ok: true,
      next: { submitterId: "zhao", contributors: [AUTHOR, "zhao", HEAD] },
    });
  });

  it("a deputy approves neither the own report nor the principal's, and the principal not what was submitted in the own place", () => {
    expect(decideApprove(facts("submitted"), inPlaceOf(SUPERVISOR, AUTHOR)).ok).toBe(false);
    expect(decideApprove(facts("submitted"), inPlaceOf(HEAD, "zhao")).ok).toBe(false);
    const submittedFor = { ...facts("submitted"), submitterId: "zhao", contributors: [AUTHOR, "zhao", HEAD] };
    expect(decideApprove(submittedFor, self(HEAD)).ok).toBe(false);
    expect(decideApprove(facts("submitted"), inPlaceOf(SUPERVISOR, "zhao")).ok).toBe(true);
  });
});

describe("correcting an approved report", () => {
  const request = { state: "requested", requestedById: AUTHOR } as const;

  it("is asked for with a reason, once, of the approved revision only", () => {
    expect(decideRequest({ state: "approved", requested: false }, " 口径调整 ")).toEqual({
      ok: true,
      next: { reason: "口径调整" },
    });
    expect(decideRequest({ state: "approved", requested: false }, " ")).toMatchObject({
      problem: "reason_missing",
    });
    expect(decideRequest({ state: "approved", requested: true }, "口径调整")).toMatchObject({
      problem: "requested_already",
    });
    for (const state of others("approved"))
      expect(decideRequest({ state, requested: false }, "口径调整")).toMatchObject({
        problem: "not_approved",
      });
  });

  it("the supervisor unlocks it: a new revision, never an overwrite", () => {
    expect(decideUnlocking(request, { state: "approved", revision: 2 }, [SUPERVISOR])).toEqual({
      ok: true,
      next: { revision: 3 },
    });
    expect(decideUnlocking(request, { state: "approved", revision: 2 }, ["zhao", AUTHOR])).toMatchObject({
      problem: "own_request",
    });
    expect(
      decideUnlocking({ ...request, state: "refused" }, { state: "approved", revision: 2 }, []),
    ).toMatchObject({
      problem: "decided_already",
    });
  });

  it("or refuses with a reason", () => {
    expect(decideRefusal(request, "数据无误")).toEqual({ ok: true, next: { refusal: "数据无误" } });
    expect(decideRefusal(request, "")).toMatchObject({ problem: "reason_missing" });
    expect(decideRefusal({ state: "unlocked" }, "数据无误")).toMatchObject({ problem: "decided_already" });
  });
});
