import { by, type Draft, type Refiner } from "../draft";
import { isAttribute, isBareAct, isGeneric, trailingMeasure } from "../lexicon/measures";
import { isSelfContained } from "../lexicon/verbs";
import { slice } from "../parsers/wording";
import { topicOf } from "./topic";

/** 完成项目清零，完成安置800套: what is done with another thing is no theme. */
const isDone = (words: string): boolean => words.includes("完成") || words.includes("实现");

/** Whether the words before the number leave open what is counted. */
function isOpen(draft: Draft, text: string): boolean {
  const { verb, noun, metric } = draft;
  if (noun === "") return !isSelfContained(verb) && !isDone(slice(text, draft.mention.theme ?? draft));
  if (isBareAct(noun)) return true;
  if (isAttribute(noun, metric)) return true;
  return isGeneric(noun) && !slice(text, draft.mention.before).includes("等");
}

/** 金融业蓬勃发展，实现一般公共预算收入8亿元: a measure that a light verb carries is the subject's own. */
const isCarried = (draft: Draft, text: string): boolean =>
  draft.verb === "" &&
  trailingMeasure(draft.noun) !== "" &&
  /^[^，]{0,4}(实现|完成)/.test(slice(text, draft.mention.before));

/** 推进住宅加装电梯，完工153台: the clause before says what the number is about. */
export const theme: Refiner = {
  name: "theme",
  refine: (drafts, { text }) =>
    drafts.map((draft) => {
      const { theme: clause } = draft.mention;
      if (!clause || draft.owner !== "") return draft;
      const topic = topicOf(slice(text, clause));
      const open = isOpen(draft, text) || (topic.earns && isCarried(draft, text));
      if (topic.name === "" || !open) return draft;
      return by("theme", draft, { owner: topic.name, start: clause.start + topic.from }, "named_before");
    }),
};
