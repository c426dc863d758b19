import { matcherOf, wordsOf } from "../lexicon/matcher";
import { unitAt } from "../lexicon/units";
import { trailingVerb } from "../lexicon/verbs";
import { isDigit, isHan } from "../text/characters";
import { type Numeral } from "./arabic";
import { chineseAt } from "./chinese";

/** Units of things one can point at; what else the genre counts in words (三个高地, 两项机制) is rhetoric. */
const CONCRETE = new Set(wordsOf("所 家 条 座 处 栋 幢 台 辆 套 间 场 艘 户 名 班 支 眼 口"));
/** Units that also count the report's own points. */
const LOOSE = new Set(wordsOf("个 项 件 类 批"));
/** Verbs that make one more of something, so that even a loose unit counts things. */
const MAKING = matcherOf(wordsOf("新建 改建 扩建 续建 新增 新设 建成 引进 改造 开工 竣工 入驻 签约 创建"));

/** A policy is called by the number of its articles: 帮扶十条措施. */
const ARTICLES = ["措施", "政策", "意见", "举措", "禁令", "规定"];

const NUMERALS = new Set([..."一二两三四五六七八九十百"]);
const CLAUSE_ENDS = new Set([..."，；。：！？\n"]);
/** So far a verb, a list or the next number may be away. */
const REACH = 60;

/**
 * Reads 两 of 新建两所小学, 七 of 新建道路七条, 四 of 引进甲、乙、丙、丁四个项目 and 百 of 近百公里 at `at`;
 * null where the numeral counts nothing that is promised.
 */
export function wordedCountAt(text: string, at: number): Numeral | null {
  if (!NUMERALS.has(text[at] ?? "") || NUMERALS.has(text[at - 1] ?? "") || isDigit(text[at - 1])) return null;
  const numeral = roundHundred(text, at) ?? chineseAt(text, at);
  if (!numeral || numeral.value === 0) return null;
  const unit = unitAt(text, numeral.end);
  if (!unit) return null;
  if (text[at] === "百") return "近上超逾".includes(text[at - 1] ?? "\n") ? numeral : null;
  if (!CONCRETE.has(unit.name) && !LOOSE.has(unit.name)) return null;
  return counts(text, at, numeral, unit.name) ? numeral : null;
}

/** 近百公里, 上百家. */
const roundHundred = (text: string, at: number): Numeral | null =>
  text[at] === "百" && !NUMERALS.has(text[at + 1] ?? "") ? { value: 100, end: at + 1 } : null;

function counts(text: string, at: number, { value, end }: Numeral, unit: string): boolean {
  const before = clauseBefore(text, at);
  const behind = text[end + unit.length];
  const closes = behind === undefined || CLAUSE_ENDS.has(behind) || behind === "、";
  if (closes) return CONCRETE.has(unit) && isHan(text[at - 1]) && before.length > 3 && acts(before);
  if (value === 1 || ARTICLES.some((word) => text.slice(end, end + 6).includes(word))) return false;
  const verb = trailingVerb(before);
  if (verb !== "") return CONCRETE.has(unit) || MAKING.endingAt(before, before.length) > 0;
  const noun = text.slice(end + unit.length, end + unit.length + 2);
  return countsList(before, value, unit, noun) || precedesNumber(text, end + unit.length);
}

function clauseBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < REACH && !CLAUSE_ENDS.has(text[start - 1] ?? "\n")) start--;
  return text.slice(start, at);
}

/** Whether a verb of the genre stands in the words, at their beginning or behind who acts. */
const acts = (words: string): boolean => {
  for (let end = 2; end <= Math.min(words.length, 12); end++) {
    if (trailingVerb(words.slice(0, end)) !== "") return true;
  }
  return false;
};

/** What a list of names sums up to, as far as one can point at it. */
const LISTED = ["项目", "基地", "园区", "小区", "社区", "村", "乡镇", "站", "景区", "学校", "医院", "公园"];

/** 引进甲、乙、丙、丁四个项目: the numeral sums up the list before it. */
const countsList = (before: string, value: number, unit: string, behind: string): boolean =>
  value > 2 &&
  (CONCRETE.has(unit) || LISTED.some((word) => behind.startsWith(word))) &&
  before.split("、").length === value &&
  acts(before);

/** 三个乡镇和100个村: the next item of the list is written in digits. */
function precedesNumber(text: string, from: number): boolean {
  for (let i = from; i < from + 10; i++) {
    if (text[i] === "和" || text[i] === "、") return i > from && isDigit(text[i + 1]);
    if (!isHan(text[i])) return false;
  }
  return false;
}
