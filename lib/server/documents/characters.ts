/** Characters as reports use them: what counts as Chinese text, what can't be carried, what only looks right. */

/** Han characters and the punctuation and full-width forms among them, which no blank separates. */
export const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** Tab to carriage return are layout; the rest of C0 has no place in a text. */
export const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** Removes the control characters that a database, a spreadsheet or a page could not carry. */
export const withoutControls = (text: string): string => text.replace(CONTROL_CHARACTERS, "");

const RADICALS = /[\u2e80-\u2ef3\u2f00-\u2fd5]/g;

/**
 * Radical and ideograph in turn, where NFKC has none or one in its traditional form; after Unicode's
 * EquivalentUnifiedIdeograph.txt, those that are words by themselves.
 */
const IDEOGRAPH_OF_RADICAL = new Map(
  (
    "⺠民⻅见⻉贝⻋车⻓长⻔门⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻘青⻙韦⻝食⻣骨⻤鬼⻄西⻆角⺟母" +
    "⼾户⿈黄⾭青⺩王⺶羊⻗雨⺬示⺮竹⺧牛⻁虎⻑長⺁厂⺒巳⺝月⺜日⺼肉⺽臼⻏邑"
  )
    .match(/../g)
    ?.map((pair) => [pair[0], pair[1]] as const),
);

/**
 * Replaces radicals by the ideographs they look like. Fonts draw 人 and the radical ⼈ (U+2F08) with one glyph,
 * and PDF writers pick either when they say which character a glyph is; the same goes for —— and ⸺.
 */
export const withIdeographs = (text: string): string =>
  text
    .replace(RADICALS, (radical) => IDEOGRAPH_OF_RADICAL.get(radical) ?? radical.normalize("NFKC"))
    .replaceAll("⸺", "——");

/** White space is one blank; a line break between two Han characters is none (CSS Text 3, 4.1.3). */
export const collapse = (raw: string): string =>
  raw
    .replace(/[ \t\r\n\f\u00a0]+/g, (run, at: number) => {
      const isWrap =
        run.includes("\n") && HAN.test(raw[at - 1] ?? "") && HAN.test(raw[at + run.length] ?? "");
      return isWrap ? "" : " ";
    })
    .trim();

/** What stands between two pieces of one sentence: Latin words need a blank, Han characters must not get one. */
export const separator = (before: string, after: string): "" | " " => {
  const last = before.at(-1) ?? "";
  const first = after[0] ?? "";
  return HAN.test(last) || HAN.test(first) || last === "-" || /\s/.test(last + first) ? "" : " ";
};
