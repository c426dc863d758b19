import { by, type Refiner } from "../draft";
import { matcherOf, wordsOf } from "../lexicon/matcher";
import { isAttribute, isGeneric } from "../lexicon/measures";
import { trimScene } from "../lexicon/scene";
import { slice } from "../parsers/wording";

/** What calls a piece of work a campaign and says nothing about it. */
const CAMPAIGN_VERBS = matcherOf(wordsOf("打赢 打好 深化 实施 开展 完善 健全 优化 抓好 组织"));
const CAMPAIGN_NOUNS = matcherOf(wordsOf("攻坚战 攻坚行动 专项行动 行动 工程 工作 任务 攻坚 计划"));

const withoutCampaign = (words: string): string =>
  words.slice(
    CAMPAIGN_VERBS.startingAt(words, 0),
    words.length - CAMPAIGN_NOUNS.endingAt(words, words.length),
  );

/** 推进住宅加装电梯，完工153台: the clause before says what the number is about. */
export const theme: Refiner = {
  name: "theme",
  refine: (drafts, { text }) =>
    drafts.map((draft) => {
      const { theme: clause } = draft.mention;
      if (!clause || (draft.noun !== "" && !isAttribute(draft.noun) && !isGeneric(draft.noun))) return draft;
      const words = trimScene(slice(text, clause));
      const topic = withoutCampaign(words.text);
      if (topic === "") return draft;
      return by(
        "theme",
        draft,
        { verb: topic + draft.verb, start: clause.start + words.from },
        "named_before",
      );
    }),
};
