import { describe, expect, it } from "vitest";
import { changedMeanwhile, ontoVersion } from "@/components/forms/meanwhile";

const opened = { version: 3, note: "", weight: "1" };
const now = { version: 4, note: "由住建局提供", weight: "1" };

describe("a form whose record somebody else changed meanwhile", () => {
  it("says what the record holds now, only where that is news", () => {
    expect(changedMeanwhile(opened, now, "note")).toBe("由住建局提供");
    expect(changedMeanwhile(opened, now, "weight")).toBeUndefined();
  });

  it("says too that a field was emptied", () => {
    expect(changedMeanwhile(now, { ...now, note: "" }, "note")).toBe("");
  });

  it("keeps everything that was typed and takes over nothing but the version", () => {
    const typed = { ...opened, note: "由人社局提供", weight: "2" };
    expect(ontoVersion(typed, now)).toEqual({ version: 4, note: "由人社局提供", weight: "2" });
  });
});
