import { describe, expect, it } from "vitest";
import {
  adjustedFields,
  decideAdjustmentRefusal,
  decideConfirmation,
  decideProposal,
  decideTakingBack,
  type ProposedAdjustment,
} from "@/lib/domain/adjustment";
import { scheduleOfYear } from "@/lib/domain/schedule";
import { type TargetContent } from "@/lib/domain/target";
import { definition } from "./target-samples";

const target: TargetContent = { ...definition(), indicator: "新增就业", category: "livelihood" };
const lower: TargetContent = { ...target, low: "3", high: "3" };
const grounds = { reason: " 上级调整任务 ", document: "云政办〔2022〕11号" };
const proposal: ProposedAdjustment = { state: "proposed", proposerIds: ["cheng"], from: target, to: lower };

describe("proposing an adjustment (目标调整: with the reason and the document that allowed it)", () => {
  it("says what it rests on", () => {
    expect(decideProposal(target, lower, grounds)).toEqual({
      ok: true,
      next: { reason: "上级调整任务", document: "云政办〔2022〕11号" },
    });
  });

  it.each([
    ["without a reason", decideProposal(target, lower, { ...grounds, reason: " " }), "reason_missing"],
    ["without a document", decideProposal(target, lower, { ...grounds, document: "" }), "document_missing"],
    ["that changes nothing", decideProposal(target, { ...target, stages: [] }, grounds), "nothing_changed"],
    ["that leaves it incomplete", decideProposal(target, { ...target, unit: null }, grounds), "incomplete"],
  ])("is refused %s", (_what, decision, problem) => {
    expect(decision).toMatchObject({ ok: false, problem });
  });
});

describe("deciding on an adjustment takes a second person", () => {
  it("confirmed, the new promise holds on top of the deadline and stages of now", () => {
    const moved = { ...target, duePeriod: "2022-10" };
    expect(decideConfirmation(proposal, moved, ["shao"])).toEqual({
      ok: true,
      next: { content: { ...lower, duePeriod: "2022-10" } },
    });
  });

  it("sets deadline, stages and schedule as well, and is outdated once one of them was set otherwise", () => {
    const planned = { ...target, dueOn: "2022-12-31", schedule: null };
    const own = scheduleOfYear(2022, ["0.1", "0.2"]);
    const sooner = { ...planned, dueOn: "2022-10-31", duePeriod: "2022-10", schedule: own };
    expect(decideProposal(planned, sooner, grounds)).toMatchObject({ ok: true });
    const carried = { ...proposal, from: planned, to: sooner };
    expect(adjustedFields(carried).map(({ field }) => field)).toEqual(["dueOn", "schedule"]);
    expect(decideConfirmation(carried, planned, ["shao"])).toEqual({ ok: true, next: { content: sooner } });
    const since = { ...planned, dueOn: "2022-11-30", duePeriod: "2022-11" };
    expect(decideConfirmation(carried, since, ["shao"])).toMatchObject({ ok: false, problem: "outdated" });
  });

  it.each([
    ["by who proposed it", proposal, target, ["cheng"], "own_proposal"],
    ["in the place of who proposed it", proposal, target, ["shao", "cheng"], "own_proposal"],
    [
      "by whom it was proposed for",
      { ...proposal, proposerIds: ["deputy", "cheng"] },
      target,
      ["cheng"],
      "own_proposal",
    ],
    ["twice", { ...proposal, state: "confirmed" as const }, target, ["shao"], "decided_already"],
    ["when the target was changed after it", proposal, { ...target, unit: "人" }, ["shao"], "outdated"],
  ])("is not confirmed %s", (_what, proposed, inForce, actors, problem) => {
    expect(decideConfirmation(proposed, inForce, actors)).toEqual({ ok: false, problem });
  });

  it("refused with a reason, by somebody else", () => {
    expect(decideAdjustmentRefusal(proposal, ["shao"], " 依据不足 ")).toEqual({
      ok: true,
      next: { refusal: "依据不足" },
    });
    expect(decideAdjustmentRefusal(proposal, ["shao"], " ")).toMatchObject({ problem: "reason_missing" });
    expect(decideAdjustmentRefusal(proposal, ["cheng"], "依据不足")).toMatchObject({
      problem: "own_proposal",
    });
  });

  it("taken back only by who proposed it, and only while it waits", () => {
    expect(decideTakingBack(proposal, ["cheng"])).toEqual({ ok: true, next: {} });
    expect(decideTakingBack(proposal, ["shao"])).toMatchObject({ problem: "not_proposer" });
    expect(decideTakingBack({ ...proposal, state: "refused" }, ["cheng"])).toMatchObject({
      problem: "decided_already",
    });
  });
});
