import { by, type Draft, type Refiner } from "../draft";
import { isMoneyMeasure } from "../lexicon/measures";
import { matcherOf, wordsOf } from "../lexicon/matcher";
import { trimScene, trimTrailing } from "../lexicon/scene";
import { leadingVerb } from "../lexicon/verbs";
import { quantityAt } from "../numerals/quantities";
import { slice } from "../parsers/wording";
import { isDigit } from "../text/characters";
import { topicOf } from "./topic";

const CLAUSE_ENDS = new Set([..."，；。：！？、\n"]);
const LONGEST_PURPOSE = 40;
/** Verbs that only say that the money is spent on it. */
const SPENT_ON = matcherOf(
  wordsOf("用于 实施 完成了 完成 开展 进行 重点用于 主要用于 专项用于 对 建设 办好 办成 改善"),
);
const CARRIED_OUT = ["进行了", "进行", "予以", "给予"];

/** 投资300万元，实施饮水安全工程; 投资5亿元打造创新中心: what is done with the money names it. */
export const purpose: Refiner = {
  name: "purpose",
  refine: (drafts, { text }) =>
    drafts.map((draft, i) => {
      const previous = drafts[i - 1];
      if (!isSpending(draft) || previous?.mention.segment === draft.mention.segment) return draft;
      const behind = slice(text, draft.mention.after);
      if (behind.length > 3 && isDoing(behind)) return spentOn(draft, nameOf(behind));
      const { theme } = draft.mention;
      if (!isMoneyMeasure(draft.noun)) return draft;
      return theme && topicOf(slice(text, theme)).subject && !endsSentence(text, theme.start)
        ? draft
        : spentOn(draft, nameOf(nextClause(text, draft.mention.after.end)));
    }),
};

/** A clause that opens the sentence as its heading says nothing about the money. */
const endsSentence = (text: string, start: number): boolean => text[start - 1] === "：";

const isSpending = ({ owner, verb, noun, mention }: Draft): boolean =>
  owner === "" &&
  mention.quantity.kind === "money" &&
  verb.length + noun.length <= 7 &&
  (isMoneyMeasure(noun) || noun.endsWith("投资") || (noun.endsWith("资金") && noun.length <= 4)) &&
  !noun.endsWith("收入") &&
  !noun.endsWith("税收");

const spentOn = (draft: Draft, owner: string): Draft =>
  owner.length < 2 ? draft : by("purpose", draft, { owner }, "named_before");

/** The clause behind a comma at `at`, when it says what is done; empty otherwise. */
function nextClause(text: string, at: number): string {
  if (text[at] !== "，") return "";
  let end = at + 1;
  while (end < text.length && (text[end] === "、" || !CLAUSE_ENDS.has(text[end] ?? "\n"))) end++;
  const words = text.slice(at + 1, end);
  return isDoing(words) ? words : "";
}

const TOGETHER = "共同";

function withoutTogether(words: string): string {
  const { text } = trimScene(words);
  return text.startsWith(TOGETHER) ? text.slice(TOGETHER.length) : text;
}

function isDoing(words: string): boolean {
  const does = withoutTogether(words);
  return leadingVerb(does) !== "" || SPENT_ON.startingAt(words, 0) > 0 || SPENT_ON.startingAt(does, 0) > 0;
}

/** 对100公里公路进行了改造 → 公路改造; 建设通信基站16个 → 通信基站. */
function nameOf(words: string): string {
  const trimmed = withoutTogether(words);
  let at = SPENT_ON.startingAt(trimmed, 0);
  const counted = isDigit(trimmed[at]) ? quantityAt(trimmed, at) : null;
  if (counted) at = counted.end;
  let end = at;
  while (end < trimmed.length && !isDigit(trimmed[end]) && end - at < LONGEST_PURPOSE) end++;
  const name = CARRIED_OUT.reduce((left, word) => left.replace(word, ""), trimmed.slice(at, end));
  return trimTrailing(name).replace("的", "");
}
