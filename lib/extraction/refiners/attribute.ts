import { by, type Draft, indicatorOf, type Refiner } from "../draft";
import {
  isAttribute,
  isMoneyMeasure,
  peopleIn,
  trailingMeasure,
  withoutAttribute,
} from "../lexicon/measures";
import { trimTrailing } from "../lexicon/scene";
import { isBenefit, trailingVerb } from "../lexicon/verbs";
import { slice } from "../parsers/wording";
import { topicOf } from "./topic";

/** 改造项目63个，建筑面积180万平方米; 粮食面积790万亩、产量300万吨: a measure of the thing named before. */
export const attribute: Refiner = {
  name: "attribute",
  refine: (drafts, { text }) => {
    const done: Draft[] = [];
    for (const draft of drafts) {
      const previous = done.at(-1);
      done.push(previous && draft.owner === "" ? ownedBy(draft, previous, text) : draft);
    }
    return done;
  },
};

function ownedBy(draft: Draft, previous: Draft, text: string): Draft {
  const adjoining = previous.mention.segment === draft.mention.segment;
  if (adjoining && isBenefit(draft.verb)) {
    const again = previous.verb === draft.verb && previous.owner !== "";
    const owner = again ? previous.owner : indicatorOf(previous);
    return by("attribute", draft, { owner, start: previous.start });
  }
  const people = adjoining && draft.mention.tie === "item" ? sharedPeople(draft, previous) : "";
  if (people !== "") return by("attribute", draft, { owner: people, start: previous.start });
  if ((draft.verb !== "" && draft.verb !== "累计") || !isAttribute(draft.noun, draft.metric)) return draft;
  if (isEarnedApart(draft, previous)) return draft;
  if (isFurtherIndicator(draft, previous) || (!adjoining && !isSameKind(draft, previous))) return draft;
  const owner = ownerBefore(draft, previous, text);
  return owner === "" ? draft : by("attribute", draft, { owner, start: previous.start });
}

/** 毕业生就业率95%、区外就业率12%: the next item of a list is about the same people. */
function sharedPeople(draft: Draft, previous: Draft): string {
  const measure = trailingMeasure(draft.noun);
  const people = peopleIn(previous.noun);
  if (people === "" || draft.verb !== "" || peopleIn(draft.noun) !== "") return "";
  const same = measure !== "" && measure === trailingMeasure(previous.noun);
  return same || draft.noun.endsWith("劳务收入") ? people : "";
}

/** 零售额增长8%，投资增长9%: in a list of growth rates each clause has an indicator of its own. */
const isFurtherIndicator = (draft: Draft, previous: Draft): boolean =>
  draft.metric === "growth" && draft.mention.tie === "clause" && previous.metric === "growth";

/** 集聚人才500人、产值10亿元: people have no output, taxes or investment of their own. */
const isEarnedApart = (draft: Draft, previous: Draft): boolean =>
  isMoneyMeasure(draft.noun) &&
  previous.mention.quantity.kind === "people" &&
  !draft.noun.endsWith("收入") &&
  !draft.noun.endsWith("资金");

/** 产值428亿元；实现税收31亿元: measures in money of one enterprise, even over a semicolon. */
const isSameKind = (draft: Draft, previous: Draft): boolean =>
  isMoneyMeasure(draft.noun) &&
  (isMoneyMeasure(previous.noun) ||
    isMoneyMeasure(previous.noun.slice(withoutAttribute(previous.noun).length)));

function ownerBefore(draft: Draft, previous: Draft, text: string): string {
  if (draft.noun.startsWith("占")) return indicatorOf(previous);
  if (isAttribute(previous.noun, previous.metric) || previous.noun === "") return previous.owner;
  const { theme } = previous.mention;
  if (theme && isMoneyMeasure(draft.noun)) {
    const topic = topicOf(slice(text, theme));
    if (topic.subject) return topic.name;
  }
  const thing = withoutAttribute(previous.noun);
  const bare = thing.slice(0, thing.length - trailingVerb(thing).length);
  return previous.owner + trimTrailing(bare || thing);
}
