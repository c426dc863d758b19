import { describe, expect, it } from "vitest";
import { byTask, progressTask } from "@/lib/domain/progress-task";

describe("what a unit still has to do about a month", () => {
  it.each([
    [null, true, "to_write"],
    [null, false, "no_task"],
    [{ state: "draft", gaps: ["value"], handedOver: false }, true, "to_complete"],
    [{ state: "draft", gaps: [], handedOver: false }, true, "to_submit"],
    [{ state: "draft", gaps: [], handedOver: false }, false, "to_submit"],
    [{ state: "draft", gaps: [], handedOver: true }, true, "with_head"],
    [{ state: "returned", gaps: [], handedOver: false }, true, "returned"],
    [{ state: "returned", gaps: [], handedOver: true }, true, "with_head"],
    [{ state: "submitted", gaps: [], handedOver: true }, true, "in_review"],
    [{ state: "approved", gaps: [], handedOver: true }, true, "done"],
  ] as const)("%j, task %s: %s", (report, hasTask, task) => expect(progressTask(report, hasTask)).toBe(task));

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
