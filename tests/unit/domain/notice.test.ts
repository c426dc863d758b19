import { describe, expect, it } from "vitest";
import {
  decideClose,
  decideIssue,
  decideReceive,
  decideReply,
  decideReturnReply,
  decideVerify,
  isOverdue,
  nextNoticeNumber,
  type NoticeContent,
  noticeGaps,
  type NoticeGap,
  noticeNumber,
} from "@/lib/domain/notice";
import { NOTICE_STATES, type NoticeState } from "@/lib/domain/vocabulary";

const content: NoticeContent = {
  number: "云政督〔2022〕7号",
  unitId: "unit",
  targetIds: ["target"],
  dueOn: "2022-09-30",
  body: "请加快进度。",
};

describe("the life of a supervision notice", () => {
  const steps: readonly [
    step: string,
    from: NoticeState,
    to: NoticeState,
    run: (state: NoticeState) => unknown,
  ][] = [
    ["issue", "draft", "issued", (state) => decideIssue(state, content, content.dueOn)],
    ["receive", "issued", "received", decideReceive],
    ["reply", "received", "replied", (state) => decideReply(state, "已整改")],
    ["verify", "replied", "verified", (state) => decideVerify(state, "现场核查属实")],
    ["close", "verified", "closed", (state) => decideClose(state, "同意销号")],
  ];

  it.each(steps)("%s: from %s to %s, and from no other state", (_step, from, to, run) => {
    for (const state of NOTICE_STATES) {
      if (state === from) expect(run(state)).toMatchObject({ ok: true, next: { state: to } });
      else expect(run(state)).toEqual({ ok: false, problem: "wrong_state" });
    }
  });

  it("a reply that does not do goes back, before it was verified and after", () => {
    for (const state of NOTICE_STATES)
      expect(decideReturnReply(state, "缺少佐证").ok).toBe(state === "replied" || state === "verified");
  });

  it.each<[change: Partial<NoticeContent>, gap: NoticeGap]>([
    [{ number: " " }, "number"],
    [{ unitId: null }, "unit"],
    [{ targetIds: [] }, "targets"],
    [{ dueOn: "" }, "due_on"],
    [{ dueOn: "2022-08-31" }, "due_past"],
    [{ body: "\n" }, "body"],
  ])("is not issued with %j", (change, gap) => {
    expect(decideIssue("draft", { ...content, ...change }, "2022-09-01")).toEqual({
      ok: false,
      problem: "incomplete",
      gaps: [gap],
    });
  });

  it("says everything that is missing at once", () => {
    expect(
      noticeGaps({ number: "", unitId: null, targetIds: [], dueOn: "", body: "" }, "2022-09-01"),
    ).toHaveLength(5);
  });

  it("replies, returns and closings say something", () => {
    expect(decideReply("received", " ")).toEqual({ ok: false, problem: "text_missing" });
    expect(decideReturnReply("replied", "")).toEqual({ ok: false, problem: "text_missing" });
    expect(decideVerify("replied", "")).toEqual({ ok: false, problem: "text_missing" });
    expect(decideClose("verified", "")).toEqual({ ok: false, problem: "text_missing" });
    expect(decideReply("received", " 已整改 ")).toMatchObject({ next: { text: "已整改" } });
  });
});

describe("an overdue notice", () => {
  it.each(NOTICE_STATES.map((state) => [state, state === "issued" || state === "received"] as const))(
    "%s past its day: %s",
    (state, overdue) => {
      expect(isOverdue({ state, dueOn: "2022-09-30" }, new Date("2022-09-30T16:00:00Z"))).toBe(overdue);
    },
  );

  it("is in time until the end of its day in Shanghai", () => {
    expect(isOverdue({ state: "issued", dueOn: "2022-09-30" }, new Date("2022-09-30T15:59:59.999Z"))).toBe(
      false,
    );
  });
});

it("the number follows the form of official documents", () => {
  expect(noticeNumber("云政督", 2022, 7)).toBe("云政督〔2022〕7号");
});

describe("the number proposed for the next notice", () => {
  it.each([
    ["goes on in the series", ["云政督〔2026〕3号"], 2026, "云政督〔2026〕4号"],
    [
      "counts as numbers, not as text",
      ["云政督〔2026〕10号", "云政督〔2026〕9号"],
      2026,
      "云政督〔2026〕11号",
    ],
    ["begins again with the year", ["云政督〔2026〕12号"], 2027, "云政督〔2027〕1号"],
    ["follows the latest series", ["云政督〔2026〕8号", "云督办〔2026〕2号"], 2026, "云督办〔2026〕3号"],
    [
      "counts nothing that is written otherwise",
      ["云政督〔2026〕3号", "口头督办"],
      2026,
      "云政督〔2026〕4号",
    ],
    ["begins a series where there is none", [], 2026, "政督〔2026〕1号"],
  ])("%s", (_case, numbers, year, next) => {
    expect(nextNoticeNumber(numbers, year)).toBe(next);
  });
});
