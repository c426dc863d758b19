import { changeWordAtEnd } from "../lexicon/change";
import { comparatorBefore } from "../lexicon/comparators";
import { distributes } from "../lexicon/distributors";
import { trimScene, trimTrailing } from "../lexicon/scene";
import { matcherOf, wordsOf } from "../lexicon/matcher";
import { leadingLevel } from "../lexicon/levels";
import { isGeneric } from "../lexicon/measures";
import { isBenefit, leadingVerb, trailingVerb } from "../lexicon/verbs";
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

/** Verbs that begin something new even behind a mere pause. */
const OPENING = matcherOf(
  wordsOf(`
    新增 新建 新改建 举办 开展 完成 实现 建成 引进 培育 打造 实施 新开 新设 组织 安排 培训 发放 出台 净增
  `),
);

/** 实施引优工程、新增贸易主体500家; 坚决把文件压减5%: where the words that belong to the number begin. */
function startOfLastAct(text: string, start: number, end: number): number {
  const words = text.slice(start, end);
  const given = words.lastIndexOf("把");
  const from = given > 0 && !"关握手".includes(words[given + 1] ?? "关") ? given + 1 : 0;
  for (let at = words.lastIndexOf("、"); at > from; at = words.lastIndexOf("、", at - 1)) {
    if (OPENING.startingAt(words, at + 1) === 0) continue;
    const item = trimScene(words.slice(words.lastIndexOf("、", at - 1) + 1, at).slice(-LONGEST_ITEM)).text;
    if (leadingVerb(item) !== item && !isQuoted(words.slice(0, at))) return start + at + 1;
  }
  return start + Math.max(from, endOfMeans(words));
}

const MEANS = ["利用", "依托", "借助", "运用", "聚焦", "围绕", "瞄准", "针对"];

/** 利用闲置场地新建球场10个, 聚焦短板新建球场10个: where the act begins behind what it is done with or for; 0 where there is no such act. */
function endOfMeans(words: string): number {
  const { text, from } = trimScene(words);
  if (!MEANS.some((word) => text.startsWith(word))) return 0;
  const reach = Math.min(text.length, LONGEST_ITEM);
  for (let at = 3; at < reach; at++) {
    if (OPENING.startingAt(text, at) > 0 && !isQuoted(text.slice(0, at))) return from + at;
  }
  return 0;
}

const LONGEST_ITEM = 30;

/** Whether a quotation is still open at the end of the words. */
const isQuoted = (words: string): boolean => words.lastIndexOf("“") > words.lastIndexOf("”");

/** 完成营造林, 累计减税: a light verb stays where the name would be an act or two characters alone. */
function leadingAct(led: string, verb: string, noun: string): string {
  if (led.endsWith("累计") && verb.length + noun.length <= 2) return "累计";
  return led.endsWith("完成") && isAct(verb, noun) ? "完成" : "";
}

const isAct = (verb: string, noun: string): boolean =>
  verb === "" && noun.length > 1 && (trailingVerb(noun) !== "" || noun.endsWith("造林"));

/** Name of what is counted when it stands before the number: 打通X路等断头路 → 打通, 断头路. */
export function nameBefore(mention: Mention, text: string, until = mention.before.end): Naming {
  const from = startOfLastAct(text, mention.before.start, until);
  const written = text.slice(from, until);
  const comparator = comparatorBefore(written);
  const words = withoutBase(comparator ? written.slice(0, -comparator.length) : written);
  const trimmed = trimScene(words);
  const bare = unquoted(trimmed.text);
  const verb = leadingVerb(bare);
  const rest = bare.slice(verb.length);
  const examples = distributes(written) ? 0 : endOfExamples(rest);
  const named = examples === 0 ? rest : examples < rest.length ? rest.slice(examples) : rest.slice(0, -1);
  const noun = withReach(
    lastOfLevel(
      withoutRelative(trimTrailing(trimTrailing(withoutOf(named)).replace(CONDITION, "").replace(ROUND, ""))),
    ),
    slice(text, mention.after),
  );
  const actor = verb === "" && isGeneric(noun) ? actorOf(rest.slice(0, examples)) : verb;
  const led = words.slice(0, trimmed.from);
  const act = leadingAct(led, actor, noun);
  const based = withBaseAhead(actor + noun);
  const ahead = based !== actor + noun;
  return {
    verb: ahead ? "" : act + actor,
    noun: ahead ? based : noun,
    start: from + trimmed.from,
    end: mention.quantity.end,
  };
}

const LONGEST_PLAIN = 14;

/** 覆盖部门、各区和企业的专业培训: a long relative clause is no part of the name. */
function withoutRelative(noun: string): string {
  const at = noun.lastIndexOf("的");
  return noun.length > LONGEST_PLAIN && noun.includes("、") && at > 0 && noun.length - at > 3
    ? noun.slice(at + 1)
    : noun;
}

/** 物流枢纽和国家级设计中心: a level opens the last item, which is what is counted. */
function lastOfLevel(noun: string): string {
  const at = noun.lastIndexOf("和");
  const last = noun.slice(at + 1);
  const before = noun.slice(0, Math.max(at, 0));
  return noun.length > LONGEST_PLAIN && at > 0 && leadingLevel(last) !== "" && !before.includes("级")
    ? last
    : noun;
}

/** 配置除颤器达每10万人: a base of the rate that stands behind the name. */
const BASE_BEHIND = /^(.{2,24}?)(?:达到|达|为)?(每(?:百|千|万|\d{1,3}[百千万]?)(?:名|户)?[一-龥]{1,4})$/;

/** 每10万人配置除颤器: the base of a rate opens the name. */
const withBaseAhead = (words: string): string => {
  const found = BASE_BEHIND.exec(words);
  return found ? `${found[2] ?? ""}${found[1] ?? ""}` : words;
};

const REACHES = ["能力", "规模", "水平"];

/** 达到日供水2万吨的能力: what is reached stands behind the number. */
const withReach = (noun: string, behind: string): string =>
  noun + (REACHES.find((reach) => noun !== "" && behind === `的${reach}`) ?? "");

/** 产业园引进健康谷等项目: who does what, up to the examples. */
function actorOf(words: string): string {
  let end = words.length;
  while (end > 0 && trailingVerb(words.slice(0, end)) === "") end--;
  return words.slice(0, end);
}

const SHORTEST_NAME = 3;

/** 工业区新入驻甲公司、乙公司两个项目: who does what, up to the first name of a list. */
function listingVerb(first: string): string {
  const actor = actorOf(first);
  return first.length - actor.length >= SHORTEST_NAME ? actor : "";
}

const COMPARED = /[比较](上年|去年|上一年|上年度|同期|年初|\d{4}年|[一二三五十]年前|全[国省市]平均)/;
/** 由18元提高到32元, 由上年的5%提高到8%. */
const LEFT_BEHIND = /[由从](?:\d{4}年|上年|去年|目前|原来|现行)?[底末初]?的?\d/;
/** 进出口总额首次突破百亿元、达到120亿元: a round number in words says nothing more. */
const ROUND = /(首次)?(突破|超过|超|近|逾)[十百千万]{1,3}亿?元[、，]?(达到?)?$/;
/** 粮食产量在灾情影响下实现23亿斤: under what conditions. */
const CONDITION = /在[^在，]{2,8}[下中]$/;

/** 补助由18元提高到32元, 赤字比上年增加: the words before what the number is compared with. */
function withoutBase(words: string): string {
  const compared = words.search(COMPARED);
  if (compared >= 0) return words.slice(0, compared) + changeWordAtEnd(words);
  const left = words.search(LEFT_BEHIND);
  return left > 0 ? words.slice(0, left) : words;
}

/** A word that stands in quotation marks as a whole, without them. */
const unquoted = (words: string): string =>
  words.startsWith("“") && words.indexOf("”") === words.length - 1 ? words.slice(1, -1) : words;

/** Name of what is counted when it stands behind the number: 打造6条“街巷” → 打造, “街巷”. */
export function nameAround(mention: Mention, text: string): Naming {
  const from = startOfLastAct(text, mention.before.start, mention.before.end);
  const before = trimScene(text.slice(from, mention.before.end));
  const behind = withoutOf(slice(text, mention.after)).replace(/进行了?/, "");
  const after = mention.quantity.kind === "share" ? behind : withoutUse(behind);
  const end = mention.after.end;
  const start = before.text === "" ? mention.before.end : from + before.from;
  const trailing = trailingVerb(before.text);
  if (trailing === "") {
    const verb = leadingVerb(before.text);
    const rest = before.text.slice(verb.length);
    const listed = rest.includes("、") || /[和及的]近?$/.test(rest) || endOfExamples(rest) === rest.length;
    const actor = verb === "" && rest.includes("、") ? listingVerb(rest.slice(0, rest.indexOf("、"))) : "";
    return { verb: verb + actor, noun: (listed ? "" : rest) + after, start, end };
  }
  const actor = before.text.slice(0, -trailing.length);
  if (!actor.startsWith("每") && !isBenefit(trailing))
    return { verb: trailing, noun: after, start: start + actor.length, end };
  return { verb: trimTrailing(actor) + trailing, noun: after, start, end };
}

const USES = ["支持", "用于", "助力"];

/** 国债支持灾后重建: the counted thing without what it is used for. */
function withoutUse(words: string): string {
  const cuts = USES.map((word) => words.indexOf(word)).filter((at) => at > 1);
  return cuts.length === 0 ? words : words.slice(0, Math.min(...cuts));
}

const withoutOf = (words: string): string => (words.startsWith("的") ? words.slice(1) : words);
