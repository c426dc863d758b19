import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import * as vocabulary from "@/lib/domain/vocabulary";
import { defaultLocale, locales, toLocale } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";

/** Leaves of a catalogue as `[dotted key, text]`. */
function texts(node: object, prefix = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === "object" && value !== null
      ? texts(value, `${prefix}${key}.`)
      : [[prefix + key, String(value)]],
  );
}

/** Names of the arguments and tags of an ICU text; braces alternate between argument and branch. */
function parameters(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const { 0: token, groups } of text.matchAll(/\{\s*(?<argument>\w*)|\}|<(?<tag>\w+)>/g)) {
    if (token === "}") depth -= 1;
    else if (groups?.tag) names.add(`<${groups.tag}>`);
    else {
      if (depth % 2 === 0) names.add(groups?.argument ?? "");
      depth += 1;
    }
  }
  return [...names].sort();
}

const catalogues = await Promise.all(
  locales.map(async (locale) => ({ locale, entries: new Map(texts(await loadMessages(locale))) })),
);
const [reference] = catalogues;

describe("parameters of an ICU text", () => {
  it.each([
    ["共 {total} 项", ["total"]],
    ["{count, plural, one {# item of {unit}} other {items of {unit}}}", ["count", "unit"]],
    ["see <link>{title}</link>", ["<link>", "title"]],
    ["no argument", []],
  ])("%s", (text, names) => expect(parameters(text)).toEqual(names));
});

describe.each(catalogues)("catalogue $locale", ({ locale, entries }) => {
  it("holds the same keys as the default language", () => {
    expect([...entries.keys()].sort()).toEqual([...(reference?.entries.keys() ?? [])].sort());
  });

  it("takes the same parameters as the default language", () => {
    const other = [...entries].filter(
      ([key, text]) => parameters(text).join() !== parameters(reference?.entries.get(key) ?? "").join(),
    );
    expect(other).toEqual([]);
  });

  it("has no empty text", () => {
    expect([...entries].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("is valid ICU throughout", () => {
    const invalid: string[] = [];
    for (const [key, text] of entries) {
      const onError = ({ code }: { code: string }) => code === "INVALID_MESSAGE" && invalid.push(key);
      createTranslator({ locale, messages: { text }, onError })("text");
    }
    expect(invalid).toEqual([]);
  });
});

describe.each(locales)("labels of the field's closed sets in %s", (locale) => {
  it.each([
    ["role", vocabulary.ROLES],
    ["measure", vocabulary.MEASURES],
    ["comparator", vocabulary.COMPARATORS],
    ["direction", vocabulary.DIRECTIONS],
    ["metric", vocabulary.METRICS],
    ["category", vocabulary.CATEGORIES],
    ["light", vocabulary.LIGHTS],
    ["greyReason", vocabulary.GREY_REASONS],
    ["progressState", vocabulary.PROGRESS_STATES],
    ["statementState", vocabulary.STATEMENT_STATES],
    ["statementKind", vocabulary.STATEMENT_KINDS],
    ["targetState", vocabulary.TARGET_STATES],
    ["noticeState", vocabulary.NOTICE_STATES],
    ["reportKind", vocabulary.REPORT_KINDS],
    ["judgement", vocabulary.JUDGEMENTS],
  ] as const)("%s: one label for each key", async (set, keys) => {
    const { domain } = await loadMessages(locale);
    expect(Object.keys(domain[set]).sort()).toEqual([...keys].sort());
    expect(new Set(Object.values(domain[set])).size).toBe(keys.length);
  });
});

describe.each(locales)("what an import says of a word that it does not know, in %s", (locale) => {
  it.each(["category", "measure", "comparator"] as const)("%s: every word that it takes", async (set) => {
    const { domain, errors } = await loadMessages(locale);
    for (const word of Object.values(domain[set])) expect(errors[`import_${set}`]).toContain(word);
  });
});

describe("language of a visitor", () => {
  it("is Chinese unless a known language was chosen", () => {
    expect(toLocale(undefined)).toBe(defaultLocale);
    expect(toLocale("fr")).toBe("zh-CN");
    expect(toLocale("en")).toBe("en");
  });
});
