import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffPiece, wordDiff } from "@/lib/format/word-diff";

const shown = (pieces: readonly DiffPiece[]) =>
  pieces.map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind]).join("");
const side = (pieces: readonly DiffPiece[], other: DiffPiece["kind"]) =>
  pieces
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join("");

describe("what changed between two versions of a text", () => {
  it.each([
    ["已完成2.8万人。", "已完成3.1万人。", "已完成[-2.8][+3.1]万人。"],
    ["举办招聘会", "举办专场招聘会", "举办[+专场]招聘会"],
    ["", "新写的", "[+新写的]"],
    ["删去的", "", "[-删去的]"],
    ["没有变", "没有变", "没有变"],
    ["商业综合体配建车位", "滨江立体车库泊位", "[-商业综合体配建车][+滨江立体车库泊]位"],
    ["甲乙丙丁", "甲戊己丁", "甲[-乙丙][+戊己]丁"],
  ])("%s → %s", (before, after, marked) => expect(shown(wordDiff(before, after))).toBe(marked));

  it("loses and invents nothing, whatever the texts", () => {
    const text = fc.string({
      unit: fc.constantFrom("就", "业", "3.2", " ", "\n", "a", "𠮷", "，"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        expect(side(pieces, "removed")).toBe(after);
        expect(side(pieces, "added")).toBe(before);
      }),
    );
  });

  it("of two very long different texts says replaced, without comparing each word with each", () => {
    // A table of all pairs would have 40,000,000,000 cells and outlast the test's time.
    expect(wordDiff("甲".repeat(200_000), "乙".repeat(200_000)).map(({ kind }) => kind)).toEqual([
      "removed",
      "added",
    ]);
  });
});
