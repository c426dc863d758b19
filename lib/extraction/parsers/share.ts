import { type Parser } from "../draft";
import { nameAround, nameBefore } from "./naming";
import { namesChange } from "../lexicon/change";
import { leadingVerb } from "../lexicon/verbs";
import { draftOf, slice } from "./wording";

/** 完成全年计划的141%: how much of the plan is done. */
const PLANNED = /(完成[^，、]{0,4}(?:计划|目标|任务))的$/;

/** 所有县城和90%以上的乡镇: the list goes on behind the number. */
const isOpenList = (words: string): boolean => ["和", "及", "、"].some((joint) => words.endsWith(joint));

/** 学校100%提供课后服务: what is done by or for all of them stands behind the share. */
const isActed = (behind: string): boolean =>
  behind.length > 3 &&
  !behind.startsWith("并") &&
  !behind.includes("的") &&
  (behind.startsWith("提供") || leadingVerb(behind) !== "");

/** 参保率稳定在98%以上: a share or rate that is reached. */
export const share: Parser = {
  name: "share",
  parse: (mention, { text }) => {
    const { kind } = mention.quantity;
    if (kind !== "share" && kind !== "points") return null;
    const metric = namesChange(slice(text, mention.before)) ? "growth" : "ratio";
    const planned = PLANNED.exec(slice(text, mention.before))?.[1];
    const named = planned
      ? { ...nameBefore(mention, text), verb: "", noun: planned }
      : nameBefore(mention, text);
    const behind = slice(text, mention.after);
    const nounFollows =
      metric === "ratio" &&
      behind !== "" &&
      (named.noun === "" || isOpenList(slice(text, mention.before))) &&
      (behind.startsWith("的") || mention.quantity.end > mention.quantity.unitEnd);
    if (nounFollows) return draftOf("share", mention, text, metric, nameAround(mention, text));
    const done = metric === "ratio" && named.noun !== "" && isActed(behind) ? behind : "";
    const end = done === "" ? named.end : mention.after.end;
    return draftOf("share", mention, text, metric, { ...named, noun: named.noun + done, end });
  },
};
