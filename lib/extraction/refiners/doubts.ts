import { type Draft, indicatorOf, type Refiner } from "../draft";
import { matcherOf, wordsOf } from "../lexicon/matcher";
import { type Doubt } from "../types";

const LONGEST_PLAIN_NAME = 24;
const SHORTEST_PLAIN_NAME = 3;

/** Verbs of what goes on or is merely named: 推进7个社区建设, 依托50家龙头企业. */
const CONTINUING = matcherOf(
  wordsOf("推进 谋划 依托 落实 抓好 抓细 聚焦 围绕 深化 促进 推动 做好 支持 完善 强化 以 在 对"),
);
const RATES = matcherOf(wordsOf("率 比重 占比 比例 强度 覆盖面 水平 程度 份额"));

interface DoubtRule {
  readonly reason: Doubt;
  readonly applies: (draft: Draft, previous: Draft | undefined, words: string) => boolean;
}

const DOUBT_RULES: readonly DoubtRule[] = [
  {
    reason: "continued",
    applies: ({ rules }, _, words) =>
      rules.includes("count-before-noun") && CONTINUING.startingAt(words, 0) > 0,
  },
  {
    reason: "no_verb",
    applies: ({ rules, verb }) => rules[0] === "count-before-noun" && verb === "",
  },
  {
    reason: "size_of_previous",
    applies: ({ metric, verb, mention, rules }, previous) =>
      metric === "level" &&
      verb === "" &&
      rules.length === 1 &&
      mention.quantity.kind === "size" &&
      (mention.theme !== null || previous?.mention.segment === mention.segment),
  },
  {
    reason: "no_unit",
    applies: ({ mention }) =>
      mention.quantity.kind === "plain" && mention.quantity.comparator !== "qualitative",
  },
  {
    reason: "no_rate_by_name",
    applies: ({ metric, noun }) => metric === "ratio" && RATES.endingAt(noun, noun.length) === 0,
  },
  { reason: "long_name", applies: (draft) => indicatorOf(draft).length > LONGEST_PLAIN_NAME },
  {
    reason: "short_name",
    applies: (draft) => indicatorOf(draft).length < SHORTEST_PLAIN_NAME,
  },
];

/** What a reader would look at twice, although no rule had to infer it. */
export const doubts: Refiner = {
  name: "doubts",
  refine: (drafts, { text }) =>
    drafts.map((draft, i) => {
      const words = text.slice(draft.mention.before.start, draft.mention.before.end);
      const found = DOUBT_RULES.filter(({ applies }) => applies(draft, drafts[i - 1], words)).map(
        ({ reason }) => reason,
      );
      return found.length === 0 ? draft : { ...draft, doubts: [...draft.doubts, ...found] };
    }),
};
