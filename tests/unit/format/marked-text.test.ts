import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locate, marksByParagraph, piecesOf, readable } from "@/lib/format/marked-text";

const mark = (id: string, start: number, end: number) => ({ id, start, end });

describe("piecesOf", () => {
  it("cuts a paragraph at a statement's ends", () => {
    expect(piecesOf({ start: 10, end: 30 }, [mark("a", 15, 20)])).toEqual([
      { start: 10, end: 15, ids: [], page: null },
      { start: 15, end: 20, ids: ["a"], page: null },
      { start: 20, end: 30, ids: [], page: null },
    ]);
  });

  it("names every statement of an overlap, the shortest first", () => {
    const pieces = piecesOf({ start: 0, end: 20 }, [mark("long", 2, 18), mark("short", 10, 18)]);
    expect(pieces.map(({ ids }) => ids)).toEqual([[], ["long"], ["short", "long"], []]);
  });

  it("keeps of a statement that runs over the paragraph's end only what lies within", () => {
    const pieces = piecesOf({ start: 0, end: 10 }, [mark("a", 6, 15)]);
    expect(pieces.at(-1)).toEqual({ start: 6, end: 10, ids: ["a"], page: null });
    expect(piecesOf({ start: 10, end: 20 }, [mark("a", 6, 10)])).toHaveLength(1);
  });

  it("says where a page begins, also in the middle of a statement", () => {
    const pieces = piecesOf(
      { start: 0, end: 10 },
      [mark("a", 2, 8)],
      [
        { page: 1, start: 0 },
        { page: 2, start: 5 },
        { page: 3, start: 10 },
      ],
    );
    expect(pieces.map(({ start, page }) => [start, page])).toEqual([
      [0, 1],
      [2, null],
      [5, 2],
      [8, null],
    ]);
  });

  it("put together, the pieces are the paragraph, whatever overlaps", () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 12 });
    fc.assert(
      fc.property(spans, fc.nat(20), fc.integer({ min: 1, max: 40 }), (drawn, start, length) => {
        const paragraph = { start, end: start + length };
        const marks = drawn.map(([from, size], index) => mark(String(index), from, from + size));
        const pieces = piecesOf(paragraph, marks);
        expect(pieces[0]?.start).toBe(paragraph.start);
        expect(pieces.at(-1)?.end).toBe(paragraph.end);
        pieces.slice(1).forEach((piece, index) => expect(piece.start).toBe(pieces[index]?.end));
        for (const piece of pieces)
          for (const { id, start: from, end } of marks)
            expect(piece.ids.includes(id)).toBe(from <= piece.start && piece.end <= end);
      }),
    );
  });
});

describe("marksByParagraph", () => {
  it("gives each paragraph its own, and one that runs on to both", () => {
    const paragraphs = [
      { start: 0, end: 10 },
      { start: 12, end: 20 },
      { start: 22, end: 30 },
    ];
    const marks = [mark("a", 2, 4), mark("over", 8, 15), mark("c", 22, 30)];
    expect(marksByParagraph(paragraphs, marks).map((own) => own.map(({ id }) => id))).toEqual([
      ["a", "over"],
      ["over"],
      ["c"],
    ]);
  });
});

describe("locate", () => {
  it("finds words across hard wraps and gives their place in the text as it stands", () => {
    const text = "其中，新增托\n  位 700 个，改造道路三条。";
    const found = locate(text, "新增托位700个");
    expect(found && text.slice(found.start, found.end)).toBe("新增托\n  位 700 个");
  });

  it("finds nothing for nothing and for words that are not there", () => {
    expect(locate("新增托位", "  ")).toBeNull();
    expect(locate("新增托位", "养老床位")).toBeNull();
  });
});

describe("readable", () => {
  it("joins what a hard wrap took apart", () => {
    expect(readable("新增托\n\n  位700个")).toBe("新增托位700个");
  });
});
