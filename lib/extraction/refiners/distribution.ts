import { by, type Draft, type Refiner } from "../draft";
import { distributes } from "../lexicon/distributors";
import { trimScene } from "../lexicon/scene";
import { slice } from "../parsers/wording";

/** The things that share a predicate: 城乡居民收入 (of two), 工业投资、技改投资, 养老和医疗参保率. */
function headsOf(noun: string, count: number): readonly string[] {
  const items = noun.split(/、|以及|和|及|与/).filter((item) => item !== "");
  if (items.length === 1 && count === 2 && noun.includes("城乡居民"))
    return ["城镇居民", "农村居民"].map((people) => noun.replace("城乡居民", people));
  const last = items.at(-1) ?? "";
  const tail = last.lastIndexOf("等");
  if (tail <= 0) return items;
  const shared = last.slice(tail + 1);
  return [...items.slice(0, -1).map((item) => item + shared), last.slice(0, tail) + shared];
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
  return group.map((draft, i) => shared(draft, { verb: first.verb, noun: heads[i] ?? first.noun }));
}
