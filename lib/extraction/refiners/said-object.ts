import { by, type Draft, type Refiner } from "../draft";
import { trimTrailing } from "../lexicon/scene";
import { slice } from "../parsers/wording";

/** 安排债券2万亿元，比上年增加5000亿元: by how much the thing before grows. */
export const isIncrease = ({ verb, noun, mention }: Draft, text: string): boolean =>
  noun === "" &&
  (verb === "增加" || verb === "减少") &&
  /^[^，]{0,2}[比较]/.test(slice(text, mention.before));

const STOPS = new Set([..."，；：。、"]);

/** 发行专项债券，用于农村建设，今年先发行2亿元: a bare verb whose object was said further back. */
export const saidObject: Refiner = {
  name: "said-object",
  refine: (drafts, { text }) =>
    drafts.map((draft) => {
      if (draft.noun !== "" || draft.verb === "" || isIncrease(draft, text)) return draft;
      const noun = objectOf(draft, slice(text, draft.mention.said));
      return noun === "" ? draft : by("said-object", draft, { noun }, "said_object");
    }),
};

function objectOf({ verb }: Draft, said: string): string {
  const at = said.lastIndexOf(verb);
  if (at < 0) return "";
  let end = at + verb.length;
  while (end < said.length && !STOPS.has(said[end] ?? "")) end++;
  const object = trimTrailing(said.slice(at + verb.length, end));
  return [...object].some((ch) => ch >= "0" && ch <= "9") ? "" : object;
}
