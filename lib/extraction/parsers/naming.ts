import { changeWordAtEnd } from "../lexicon/change";
import { comparatorBefore } from "../lexicon/comparators";
import { distributes } from "../lexicon/distributors";
import { trimScene, trimTrailing } from "../lexicon/scene";
import { wordsOf } from "../lexicon/matcher";
import { isGeneric } from "../lexicon/measures";
import { isBenefit, leadingVerb, trailingVerb } from "../lexicon/verbs";
import { isDigit } from "../text/characters";
import { type Mention } from "../mentions";
import { type Naming, slice } from "./wording";

/** Words that hold 等 without closing a list of examples. */
const WORDS_WITH_DENG = wordsOf(
  "高等 中等 初等 平等 同等 均等 优等 特等 相等 对等 一等 二等 三等 等级 等次 等待 等效",
);

/** Position right behind the last 等 that closes a list of examples; 0 where there is none. */
function endOfExamples(words: string): number {
  for (let i = words.length - 1; i > 0; i--) {
    if (words[i] !== "等") continue;
    if (!WORDS_WITH_DENG.some((word) => words.slice(i - 1, i + 2).includes(word))) return i + 1;
  }
  return 0;
}

/** Name of what is counted when it stands before the number: 打通X路等断头路 → 打通, 断头路. */
export function nameBefore(mention: Mention, text: string, until = mention.before.end): Naming {
  const written = text.slice(mention.before.start, until);
  const comparator = comparatorBefore(written);
  const words = withoutBase(comparator ? written.slice(0, -comparator.length) : written);
  const trimmed = trimScene(words);
  const bare = unquoted(trimmed.text);
  const verb = leadingVerb(bare);
  const rest = bare.slice(verb.length);
  const examples = distributes(written) ? 0 : endOfExamples(rest);
  const named = examples === 0 ? rest : examples < rest.length ? rest.slice(examples) : rest.slice(0, -1);
  const noun = trimTrailing(withoutOf(named));
  return {
    verb: verb === "" && isGeneric(noun) ? actorOf(rest.slice(0, examples)) : verb,
    noun,
    start: mention.before.start + trimmed.from,
    end: mention.quantity.end,
  };
}

/** 产业园引进健康谷等项目: who does what, up to the examples. */
function actorOf(words: string): string {
  let end = words.length;
  while (end > 0 && trailingVerb(words.slice(0, end)) === "") end--;
  return words.slice(0, end);
}

const COMPARED = /[比较](上年|去年|上一年|上年度|同期|年初)/;

/** 补助由18元提高到32元, 赤字比上年增加: the words before what the number is compared with. */
function withoutBase(words: string): string {
  const compared = words.search(COMPARED);
  if (compared >= 0) return words.slice(0, compared) + changeWordAtEnd(words);
  for (let i = words.length - 2; i > 0; i--) {
    if ((words[i] === "由" || words[i] === "从") && isDigit(words[i + 1])) return words.slice(0, i);
  }
  return words;
}

/** A word that stands in quotation marks as a whole, without them. */
const unquoted = (words: string): string =>
  words.startsWith("“") && words.indexOf("”") === words.length - 1 ? words.slice(1, -1) : words;

/** Name of what is counted when it stands behind the number: 打造6条“街巷” → 打造, “街巷”. */
export function nameAround(mention: Mention, text: string): Naming {
  const before = trimScene(slice(text, mention.before));
  const after = withoutOf(slice(text, mention.after));
  const end = mention.after.end;
  const start = before.text === "" ? mention.before.end : mention.before.start + before.from;
  const trailing = trailingVerb(before.text);
  if (trailing === "") {
    const verb = leadingVerb(before.text);
    const rest = before.text.slice(verb.length);
    const listed = rest.includes("、") || endOfExamples(rest) === rest.length;
    return { verb, noun: (listed ? "" : rest) + after, start, end };
  }
  const actor = before.text.slice(0, -trailing.length);
  if (!actor.startsWith("每") && !isBenefit(trailing))
    return { verb: trailing, noun: after, start: start + actor.length, end };
  return { verb: trimTrailing(actor) + trailing, noun: after, start, end };
}

const withoutOf = (words: string): string => (words.startsWith("的") ? words.slice(1) : words);
