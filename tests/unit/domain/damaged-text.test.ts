import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damagedTexts } from "@/lib/domain/damaged-text";

describe("what can't be kept as text is found where it stands", () => {
  it.each([
    ["half a surrogate pair", { note: "\ud800" }, ["note"]],
    ["a NUL", { rows: [{ note: "好" }, { note: "a\0b" }] }, ["rows.1.note"]],
    ["alone", "\udc00x", [""]],
    ["emojis, Han characters beyond the first plane, line breaks", { note: "😀𠮷\n\t第一行" }, []],
    ["what is no text", { at: new Date(0), size: 3, none: null, list: [undefined] }, []],
  ])("%s", (_, sent, where) => expect(damagedTexts(sent)).toEqual(where));

  it("whatever is well formed is kept", () => {
    const text = fc.string({ unit: "grapheme" }).filter((one) => !one.includes("\0"));
    fc.assert(fc.property(fc.array(fc.record({ text })), (sent) => damagedTexts(sent).length === 0));
  });

  it("however deep it is", () => {
    let sent: unknown = "\0";
    for (let depth = 0; depth < 20_000; depth += 1) sent = [sent];
    expect(damagedTexts(sent)).toHaveLength(1);
  });
});
