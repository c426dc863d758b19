import { by, type Refiner } from "../draft";
import { trailingVerb } from "../lexicon/verbs";

/** 10万名工人和2万名技师在企业就业: where they do what all of them do. */
const LOCATED = /在[^在的、]{1,8}(?:就业|创业|就读|入学|落户|居住|就医)$/;

const WORKS = ["任务", "工作", "工程", "项目"];

/** What is done to the things of a list by its last item: 油罐防渗改造任务 → 改造. */
function predicateOf(noun: string): string {
  const located = LOCATED.exec(noun)?.[0];
  if (located !== undefined) return located;
  const work = WORKS.find((word) => noun.endsWith(word)) ?? "";
  return trailingVerb(noun.slice(0, noun.length - work.length));
}

/** 88间校园厕所、10座公厕提升改造: the predicate behind the last item holds for the one before it. */
export const sharedPredicate: Refiner = {
  name: "shared-predicate",
  refine: (drafts) =>
    drafts.map((draft, i) => {
      const next = drafts[i + 1];
      const bare =
        draft.verb === "" && draft.rules[0] === "count-before-noun" && trailingVerb(draft.noun) === "";
      if (!bare || next?.mention.tie !== "item" || next.verb !== "") return draft;
      const predicate = predicateOf(next.noun);
      if (predicate === "") return draft;
      const noun = draft.noun.length === 1 ? draft.noun + next.noun : draft.noun + predicate;
      return by("shared-predicate", draft, { noun });
    }),
};
