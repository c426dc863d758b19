import { by, type Draft, indicatorOf, type Refiner } from "../draft";
import { namesChange } from "../lexicon/change";
import { distributes } from "../lexicon/distributors";
import { leadingLevel } from "../lexicon/levels";
import { trailingMeasure } from "../lexicon/measures";
import { trimScene } from "../lexicon/scene";
import { topicOf } from "./topic";
import { slice } from "../parsers/wording";
import { type Metric } from "../types";

/** 分别, 均 and 各: several things share one predicate, or several numbers one list of things. */
export const distribution: Refiner = {
  name: "distribution",
  refine: (drafts, { text }) => {
    const done: Draft[] = [];
    for (let i = 0; i < drafts.length;) {
      const group = groupFrom(drafts, i);
      const first = group[0];
      if (!first) break;
      const said = distributes(slice(text, first.mention.before));
      const understood = said || isSilentList(group) || isSharedRate(group);
      done.push(...(understood ? distribute(group, done, text) : [first]));
      i += understood ? group.length : 1;
    }
    return done;
  },
};

/** A draft with the nameless numbers that follow it in its list. */
function groupFrom(drafts: readonly Draft[], from: number): readonly Draft[] {
  let to = from + 1;
  while (drafts[to]?.mention.tie === "item" && drafts[to]?.noun === "" && drafts[to]?.verb === "") to++;
  return drafts.slice(from, to);
}

/** 新增省级、市级龙头企业2家、20家: as many numbers of one unit as things. */
function isSilentList(group: readonly Draft[]): boolean {
  const first = group[0];
  if (!first || group.length < 2 || group.some((draft) => draft.unit !== first.unit)) return false;
  return itemsOf(first.noun, /、/).length === group.length;
}

/** 工业投资、技改投资增长20%: each thing of the list is a rate or a measure by itself. */
function isSharedRate(group: readonly Draft[]): boolean {
  const first = group[0];
  if (!first || group.length > 1 || first.metric === "level" || first.verb !== "") return false;
  const items = itemsOf(first.noun, JOINTS);
  const last = items.at(-1) ?? "";
  if (
    items.length < 2 ||
    items.slice(0, -1).every((item) => SHORT_LEVELS.has(item)) ||
    first.noun.startsWith("占") ||
    (first.noun.includes("占") && /比[重例]$/.test(first.noun))
  )
    return false;
  if (SHARED_MEASURES.some((measure) => last.endsWith(measure)) && !last.endsWith("增长率"))
    return first.noun.includes("、");
  return items.every((item) => trailingMeasure(item) !== "" || isWholeMeasure(item));
}

/** What joins the things of a list; 普及, 参与, 和谐 are words. */
const JOINTS = /、|以及|和(?![谐美平])|(?<![普涉危])及(?!时)|(?<!参)与/;
/** Measures of which each thing has its own, so that a list of things shares one number and not one sum. */
const SHARED_MEASURES = ["率", "增速", "增幅", "涨幅"];
const isWholeMeasure = (item: string): boolean => item.endsWith("率") || item.endsWith("进出口");

function distribute(group: readonly Draft[], before: readonly Draft[], text: string): readonly Draft[] {
  const first = group[0];
  if (!first) return [];
  const named = first.noun === "" ? null : predicateWithin(first.noun, first.metric);
  const heads =
    first.noun === ""
      ? headsBefore(group, before, text)
      : named
        ? named
        : sharingPrefix(headsOf(first.noun, group.length));
  if (heads.length === 0) return group;
  if (group.length === 1)
    return heads.map((noun) => (heads.length > 1 ? sharing(group, first, { noun }) : first));
  if (heads.length !== group.length) {
    return group.map((draft) => ({
      ...sharing(group, draft, { noun: first.noun }),
      doubts: [...draft.doubts, "list_mismatch"],
    }));
  }
  const nominal = namesChange(slice(text, first.mention.before));
  return group.map((draft, i) => {
    const noun = heads[i] ?? "";
    const rate = nominal && noun.endsWith("率");
    return sharing(group, draft, { verb: first.verb, noun, ...(rate ? { metric: "ratio" } : {}) });
  });
}

/** A member of the group with what the group shares: predicate, sign, closing comparator, quote. */
function sharing(group: readonly Draft[], draft: Draft, change: Partial<Draft>): Draft {
  const first = group[0] ?? draft;
  const last = group.at(-1) ?? draft;
  const rest = group.slice(1);
  const opened =
    rest.length > 0 &&
    first.comparator !== "point" &&
    first.mention.quantity.comparator === "point" &&
    rest.every(({ comparator }) => comparator === "point");
  const closed = group.slice(0, -1).every(({ comparator }) => comparator === "point");
  const falls = first.metric === "growth" && (first.low ?? 0) < 0;
  const signed = (value: number | null): number | null =>
    falls && value !== null ? -Math.abs(value) : value;
  return by("distribution", draft, {
    metric: first.metric,
    comparator: opened ? first.comparator : closed ? last.comparator : draft.comparator,
    low: signed(draft.low),
    high: signed(draft.high),
    start: first.start,
    ...change,
  });
}

/** Things named by the clause before (游客人数、收入再创新高，分别增长…) or by the group before it. */
function headsBefore(group: readonly Draft[], before: readonly Draft[], text: string): readonly string[] {
  const theme = group[0]?.mention.theme;
  const heads = theme
    ? headsOf(topicOf(slice(text, theme)).name, group.length)
    : before.slice(-group.length).map(indicatorOf);
  return heads.length === group.length ? heads : [];
}

/** Splits a list; what stands in quotation marks is one word. */
function itemsOf(noun: string, separators: RegExp): readonly string[] {
  const items: string[] = [];
  for (const piece of noun.split(separators)) {
    const open = items.at(-1);
    if (open !== undefined && open.lastIndexOf("“") > open.lastIndexOf("”"))
      items[items.length - 1] = `${open}、${piece}`;
    else items.push(piece);
  }
  return items.filter((item) => item !== "");
}

/** The things that share a predicate: 城乡居民收入 (of two), 工业投资、技改投资, 养老和医疗参保率. */
function headsOf(noun: string, count: number): readonly string[] {
  const pair = pairOf(noun, count);
  if (pair) return pair;
  const listed = itemsOf(noun, /、/);
  const items = listed.length === count && count > 1 ? listed : itemsOf(noun, JOINTS);
  const last = items.at(-1) ?? "";
  const examples = last.lastIndexOf("等");
  const shared = examples > 0 ? last.slice(examples + 1) : trailingMeasure(last);
  const own = examples > 0 ? last.slice(0, examples) : last.slice(0, last.length - shared.length);
  const ordinal = NUMERAL.test(items[0] ?? "") && items[0]?.startsWith("第") ? "第" : "";
  const isWhole = (item: string): boolean => examples <= 0 && trailingMeasure(item) !== "";
  return [
    ...items
      .slice(0, -1)
      .map(
        (item, i) =>
          (i > 0 && !item.startsWith(ordinal) ? ordinal : "") +
          completed(item, last, isWhole(item) ? "" : shared),
      ),
    (own.startsWith(ordinal) ? "" : ordinal) + own + shared,
  ];
}

/** 甲、乙、丙分别实现税收2亿元…, 甲区、乙区分别不少于城区面积的7%: the predicate behind 分别 is shared. */
function predicateWithin(noun: string, metric: Metric): readonly string[] | null {
  const at = noun.indexOf("分别");
  if (at <= 0) return null;
  const predicate = trimScene(noun.slice(at + 2)).text;
  const items = itemsOf(noun.slice(0, at), JOINTS);
  if (predicate.length < 2) return null;
  return items.map((item) => item + (metric === "ratio" ? "占" : "") + predicate);
}

/** 单位产值能耗、水耗; 企业亩均税收、亩均增加值: a short item shares what stands before the first. */
function sharingPrefix(items: readonly string[]): readonly string[] {
  const first = items[0] ?? "";
  return items.map((item, i) => {
    if (i === 0) return item;
    const base = ["亩均", "人均", "户均"].find((word) => item.startsWith(word) && first.indexOf(word) > 0);
    if (base) return first.slice(0, first.indexOf(base)) + item;
    const hub = items.length === 2 && !HUB.test(item) ? (HUB.exec(first)?.[0] ?? "") : "";
    if (hub !== "" && trailingMeasure(item) !== "") return hub + item;
    const accident = first.indexOf("事故");
    if (accident > 0 && item === "死亡人数") return first.slice(0, accident + 2) + item;
    const sameKind = item.length <= 3 && item.at(-1) === first.at(-1) && first.startsWith("单位");
    return sameKind ? first.slice(0, -item.length) + item : item;
  });
}

/** 江湾港货物和集装箱吞吐量: a port or airport handles both. */
const HUB = /^.{0,12}?(?:机场|口岸|港区|港口?(?!口|澳|湾|元))(?=.)/;
const PLACES = new Set(["城镇", "农村", "城市", "乡村", "城区"]);
const SHORT_LEVELS = new Set([..."中省市州县区乡镇村"]);

/** 一、二、三产增加值; 一、二期工程: an ordinal takes the noun of the last. */
const NUMERAL = /^第?[一二三四五六七八九]$/;

/** 省级、市级龙头企业: a bare level takes the whole noun of the last item, any other item its measure. */
const completed = (item: string, last: string, shared: string): string =>
  PLACES.has(item) && PLACES.has(last.slice(0, 2))
    ? item + last.slice(2)
    : SHORT_LEVELS.has(item) && SHORT_LEVELS.has(last[0] ?? "")
      ? item + last.slice(1)
      : leadingLevel(item) === item
        ? item + last.slice(leadingLevel(last).length)
        : NUMERAL.test(item) && NUMERAL.test(last[0] ?? "")
          ? item + last.slice(1)
          : item + shared;

/** Two things in one word: 城乡居民, 省市. */
function pairOf(noun: string, count: number): readonly string[] | null {
  if (count === 2 && noun.includes("城乡居民") && !noun.includes("、"))
    return ["城镇居民", "农村居民"].map((people) => noun.replace("城乡居民", people));
  if (count === 1 && noun.includes("省市") && !noun.includes("、"))
    return ["省级", "市级"].map((level) => noun.replace("省市", level));
  return null;
}
