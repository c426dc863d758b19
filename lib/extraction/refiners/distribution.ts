import { by, type Draft, type Refiner } from "../draft";
import { namesChange } from "../lexicon/change";
import { distributes } from "../lexicon/distributors";
import { trimScene } from "../lexicon/scene";
import { slice } from "../parsers/wording";

/** Measures whose things stand before them: 养老、医疗参保率, 第一、第二产业增加值. */
const MEASURES = [
  "产业增加值",
  "增加值",
  "产业规模",
  "产业产值",
  "总产值",
  "产值",
  "营业收入",
  "可支配收入",
  "收入",
  "吞吐量",
  "参保率",
  "覆盖率",
  "普及率",
  "就业率",
  "失业率",
  "投资",
  "产量",
  "规模",
  "总量",
  "面积",
  "占比",
  "比重",
  "浓度",
  "排放量",
  "贷款余额",
  "存款余额",
  "余额",
  "人数",
  "人次",
];
const measureOf = (noun: string): string =>
  MEASURES.find((measure) => noun.endsWith(measure) && noun !== measure) ?? "";

const itemsOf = (noun: string, separators: RegExp): readonly string[] =>
  noun.split(separators).filter((item) => item !== "");

/** The things that share a predicate: 城乡居民收入 (of two), 工业投资、技改投资, 养老和医疗参保率. */
function headsOf(noun: string, count: number): readonly string[] {
  if (count === 2 && noun.includes("城乡居民") && !noun.includes("、"))
    return ["城镇居民", "农村居民"].map((people) => noun.replace("城乡居民", people));
  const listed = itemsOf(noun, /、/);
  const items = listed.length === count && count > 1 ? listed : itemsOf(noun, /、|以及|和|及|与/);
  const last = items.at(-1) ?? "";
  const examples = last.lastIndexOf("等");
  const shared = examples > 0 ? last.slice(examples + 1) : measureOf(last);
  const own = examples > 0 ? last.slice(0, examples) : last.slice(0, last.length - shared.length);
  return [
    ...items.slice(0, -1).map((item) => (examples > 0 || measureOf(item) === "" ? item + shared : item)),
    own + shared,
  ];
}

/** 分别, 均 and 各: several things share one predicate, or several numbers one list of things. */
export const distribution: Refiner = {
  name: "distribution",
  refine: (drafts, { text }) => {
    const done: Draft[] = [];
    for (let i = 0; i < drafts.length;) {
      const first = drafts[i];
      if (!first) break;
      if (!distributes(slice(text, first.mention.before))) {
        done.push(first);
        i++;
        continue;
      }
      let size = 1;
      while (
        drafts[i + size]?.mention.tie === "item" &&
        drafts[i + size]?.noun === "" &&
        drafts[i + size]?.verb === ""
      )
        size++;
      done.push(...distribute(drafts.slice(i, i + size), done, text));
      i += size;
    }
    return done;
  },
};

function distribute(group: readonly Draft[], before: readonly Draft[], text: string): readonly Draft[] {
  const first = group[0];
  if (!first) return [];
  const last = group.at(-1) ?? first;
  const comparator = group.every((draft, i) => i === group.length - 1 || draft.comparator === "point")
    ? last.comparator
    : null;
  const shared = (draft: Draft, change: Partial<Draft>): Draft => {
    const sign = (first.low ?? 0) < 0 ? -1 : 1;
    const low = sign < 0 && draft.low !== null ? -Math.abs(draft.low) : draft.low;
    return by("distribution", draft, {
      ...change,
      metric: first.metric,
      comparator: comparator ?? draft.comparator,
      low,
      high: draft.low === draft.high ? low : draft.high,
      start: first.start,
    });
  };
  if (first.noun === "") {
    const themes = first.mention.theme
      ? headsOf(trimScene(slice(text, first.mention.theme)).text, group.length)
      : [];
    if (themes.length === group.length)
      return group.map((draft, i) =>
        shared(draft, { noun: themes[i] ?? "", start: first.mention.theme?.start ?? draft.start }),
      );
    const earlier = before.slice(-group.length);
    if (earlier.length < group.length || first.mention.theme) return group;
    return group.map((draft, i) =>
      shared(draft, { noun: earlier[i]?.noun ?? "", start: earlier[i]?.start ?? draft.start }),
    );
  }
  const heads = headsOf(first.noun, group.length);
  if (group.length === 1 && heads.length === 1 && first.noun.includes("省市"))
    return ["省级", "市级"].map((level) => shared(first, { noun: first.noun.replace("省市", level) }));
  if (group.length === 1) return heads.length > 1 ? heads.map((noun) => shared(first, { noun })) : group;
  if (heads.length !== group.length)
    return group.map((draft) =>
      by(
        "distribution",
        shared(draft, { noun: first.noun }),
        {},
        "the numbers don't match the list they are distributed over",
      ),
    );
  return group.map((draft, i) => {
    const named = shared(draft, { verb: first.verb, noun: heads[i] ?? first.noun });
    return namesChange(slice(text, first.mention.before)) && named.noun.endsWith("率")
      ? { ...named, metric: "ratio" }
      : named;
  });
}
