import { by, type Draft, type Refiner } from "../draft";
import { namesChange } from "../lexicon/change";
import { distributes } from "../lexicon/distributors";
import { leadingLevel } from "../lexicon/levels";
import { trailingMeasure } from "../lexicon/measures";
import { trimScene } from "../lexicon/scene";
import { slice } from "../parsers/wording";

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
      const understood = said || isSilentList(group);
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
  return first.noun.split("、").length === group.length;
}

function distribute(group: readonly Draft[], before: readonly Draft[], text: string): readonly Draft[] {
  const first = group[0];
  if (!first) return [];
  const heads = first.noun === "" ? headsBefore(group, before, text) : headsOf(first.noun, group.length);
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
  const closed = group.slice(0, -1).every(({ comparator }) => comparator === "point");
  const falls = first.metric === "growth" && (first.low ?? 0) < 0;
  const signed = (value: number | null): number | null =>
    falls && value !== null ? -Math.abs(value) : value;
  return by("distribution", draft, {
    metric: first.metric,
    comparator: closed ? last.comparator : draft.comparator,
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
    ? headsOf(trimScene(slice(text, theme)).text, group.length)
    : before.slice(-group.length).map(({ noun }) => noun);
  return heads.length === group.length ? heads : [];
}

const itemsOf = (noun: string, separators: RegExp): readonly string[] =>
  noun.split(separators).filter((item) => item !== "");

/** The things that share a predicate: 城乡居民收入 (of two), 工业投资、技改投资, 养老和医疗参保率. */
function headsOf(noun: string, count: number): readonly string[] {
  const pair = pairOf(noun, count);
  if (pair) return pair;
  const listed = itemsOf(noun, /、/);
  const items = listed.length === count && count > 1 ? listed : itemsOf(noun, /、|以及|和|及|与/);
  const last = items.at(-1) ?? "";
  const examples = last.lastIndexOf("等");
  const shared = examples > 0 ? last.slice(examples + 1) : trailingMeasure(last);
  const own = examples > 0 ? last.slice(0, examples) : last.slice(0, last.length - shared.length);
  const isWhole = (item: string): boolean => examples <= 0 && trailingMeasure(item) !== "";
  return [
    ...items.slice(0, -1).map((item) => completed(item, last, isWhole(item) ? "" : shared)),
    own + shared,
  ];
}

/** 省级、市级龙头企业: a bare level takes the whole noun of the last item, any other item its measure. */
const completed = (item: string, last: string, shared: string): string =>
  leadingLevel(item) === item ? item + last.slice(leadingLevel(last).length) : item + shared;

/** Two things in one word: 城乡居民, 省市. */
function pairOf(noun: string, count: number): readonly string[] | null {
  if (count === 2 && noun.includes("城乡居民") && !noun.includes("、"))
    return ["城镇居民", "农村居民"].map((people) => noun.replace("城乡居民", people));
  if (count === 1 && noun.includes("省市") && !noun.includes("、"))
    return ["省级", "市级"].map((level) => noun.replace("省市", level));
  return null;
}
