import { by, type Draft, inSequence, type Refiner } from "../draft";
import { leadingLevel } from "../lexicon/levels";

const LONGEST_ATTRIBUTE = 5;

const PLACES = new Set(["城镇", "农村", "城市", "乡村", "城区", "县城", "山区"]);

/** 普惠型, 三类: words that only sort the thing named before. */
const isSort = ({ noun }: Draft): boolean =>
  noun !== "" &&
  noun.length <= LONGEST_ATTRIBUTE &&
  ["型", "类", "级"].some((ending) => noun.endsWith(ending));

/** 新建充电桩2万个，其中农村1万个: where some of the things stand. */
const isPlace = (draft: Draft, previous: Draft): boolean =>
  PLACES.has(draft.noun) && draft.unit === previous.unit;

/** 新增托位700个，其中普惠型420个: an attribute without its noun, which the item before names. */
export const sharedNoun: Refiner = {
  name: "shared-noun",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) =>
      previous && (isSort(draft) || isPlace(draft, previous)) && leadingLevel(draft.noun) !== draft.noun
        ? by("shared-noun", draft, { verb: draft.verb || previous.verb, noun: draft.noun + previous.noun })
        : draft,
    ),
};

/** The level with which a noun begins, be it of the state or of its own kind: 国家级, 行业级. */
const levelOf = (noun: string): string => leadingLevel(noun) || (/^[^、]{2}级/.exec(noun)?.[0] ?? "");

/** 2个国家级、12个省级产业集群: a level without its noun, which the next item names. */
export const sharedNounAhead: Refiner = {
  name: "shared-noun-ahead",
  refine: (drafts) =>
    drafts.map((draft, i) => {
      const next = drafts[i + 1];
      const level = levelOf(draft.noun);
      if (level === "" || level !== draft.noun || next?.mention.tie !== "item") return draft;
      return by("shared-noun-ahead", draft, { noun: level + next.noun.slice(levelOf(next.noun).length) });
    }),
};
