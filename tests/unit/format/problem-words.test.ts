import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { z } from "zod";
import { problemWords } from "@/lib/format/problem-words";
import english from "@/lib/format/messages/en/errors.json";
import chinese from "@/lib/format/messages/zh-CN/errors.json";
import { type Locale } from "@/lib/format/locale";
import { parseInput } from "@/lib/server/http/define-action";

const words = (locale: Locale, messages: object, problem: string) =>
  problemWords(createTranslator({ locale, messages }) as never, problem);

it.each([
  ["too_long:500", "内容过长，最多 500 个字符。", "The text is too long: at most 500 characters."],
  ["too_long:4000", "内容过长，最多 4000 个字符。", "The text is too long: at most 4000 characters."],
])("what is too long is told its limit: %s", (problem, inChinese, inEnglish) => {
  expect(words("zh-CN", chinese, problem)).toBe(inChinese);
  expect(words("en", english, problem)).toBe(inEnglish);
});

it("a form's schema says the limit that was overstepped", () => {
  const schema = z.object({ note: z.string().max(500, "too_long") });
  expect(() => parseInput(schema, { note: "字".repeat(501) })).toThrow(
    expect.objectContaining({ details: { problem: "check_fields", fields: { note: "too_long:500" } } }),
  );
});

it("a text that can't be kept is told at its field, before anything is made of it", () => {
  const schema = z.object({ note: z.string() });
  expect(() => parseInput(schema, { note: "\ud800" })).toThrow(
    expect.objectContaining({ details: { problem: "check_fields", fields: { note: "text_damaged" } } }),
  );
});
