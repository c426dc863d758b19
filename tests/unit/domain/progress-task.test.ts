import { describe, expect, it } from "vitest";
import { byTask, progressTask } from "@/lib/domain/progress-task";

describe("what a unit still has to do about a month", () => {
  it.each([
    [null, "asked", "to_write"],
    [null, "no_task", "no_task"],
    [null, "settled", "settled"],
    [{ state: "draft", gaps: ["value"], handedOver: false }, "asked", "to_complete"],
    [{ state: "draft", gaps: [], handedOver: false }, "asked", "to_submit"],
    [{ state: "draft", gaps: [], handedOver: false }, "no_task", "to_submit"],
    [{ state: "draft", gaps: [], handedOver: true }, "asked", "with_head"],
    [{ state: "returned", gaps: [], handedOver: false }, "asked", "returned"],
    [{ state: "returned", gaps: [], handedOver: true }, "asked", "with_head"],
    [{ state: "submitted", gaps: [], handedOver: true }, "asked", "in_review"],
    [{ state: "approved", gaps: [], handedOver: true }, "asked", "done"],
  ] as const)("%j, %s: %s", (report, need, task) => expect(progressTask(report, need)).toBe(task));

  it("what was returned is asked first, what is done last, equal tasks by number", () => {
    const rows = [
      { task: "done", number: 1 },
      { task: "to_submit", number: 2 },
      { task: "to_write", number: 9 },
      { task: "to_write", number: 3 },
      { task: "returned", number: 8 },
    ] as const;
    expect([...rows].sort(byTask).map(({ number }) => number)).toEqual([8, 3, 9, 2, 1]);
  });
});
