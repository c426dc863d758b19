import { type Sieve } from "../draft";
import { trimScene } from "../lexicon/scene";
import { slice } from "./wording";

/** 24个项目投资100亿元, 10万元以上的村: a number that only says what another one is about. */
export const asideSieve: Sieve = { name: "aside", reject: (mention) => mention.aside };

const OWN_PARTS = [
  "方面",
  "板块",
  "章节",
  "部分",
  "环节",
  "维度",
  "工作",
  "任务",
  "要求",
  "原则",
  "问题",
  "字",
  "关系",
];
const ABOUT_PEOPLE = ["人民", "儿女", "父老", "群众", "百姓", "中国人"];

/** 做好九个方面, 3项重点工作: the number counts the report's own points, or names everybody (1000万人民). */
export const rhetoricSieve: Sieve = {
  name: "rhetoric",
  reject: (mention, { text }) => {
    const after = slice(text, mention.after);
    const { kind } = mention.quantity;
    if (
      kind === "count" &&
      OWN_PARTS.some((part) => after.startsWith(part) || after.startsWith(`重点${part}`))
    )
      return "counts the report's own points";
    if (kind === "plain" && ABOUT_PEOPLE.some((people) => after.slice(0, 5).includes(people)))
      return "names everybody";
    return kind === "count" && after.includes("是") && after.includes("的")
      ? "describes, promises nothing"
      : null;
  },
};

const FRAMES = ["围绕", "聚焦", "瞄准", "针对", "面向", "对标", "对照", "根据", "按照", "按", "面对"];

/** 围绕4条廊道, 聚焦6个重点方向: what the work turns on, not what it reaches. */
export const frameSieve: Sieve = {
  name: "frame",
  reject: (mention, { text }) => {
    const before = slice(text, mention.before);
    const framed = mention.tie !== "adjacent" && FRAMES.some((word) => before.startsWith(word));
    return framed && slice(text, mention.after) !== "" ? "names what the work turns on" : null;
  },
};

const AWARDS = ["荣誉", "称号", "表彰", "奖项", "金奖"];

/** 荣获省级以上荣誉95项: an award is no outcome of the government's own. */
export const awardSieve: Sieve = {
  name: "award",
  reject: (mention, { text }) => {
    const named = slice(text, mention.before) + slice(text, mention.after);
    return AWARDS.some((word) => named.includes(word)) ? "an award" : null;
  },
};

/** 10万元等优惠政策: an example. */
export const exampleSieve: Sieve = {
  name: "example",
  reject: (mention, { text }) =>
    slice(text, mention.after).startsWith("等") ? "an example of something else" : null,
};

const STATES_TIME = ["达", "达到", "在", "至", "到", "超过", "突破", "不低于", "不少于", "不超过", "为"];
const TIME_NOUNS = ["天数", "寿命", "时限", "时长", "时间", "年限"];

/** 15分钟, 3天: a duration that is not stated as an indicator's value. */
export const durationSieve: Sieve = {
  name: "duration",
  reject: (mention, { text }) => {
    if (mention.quantity.kind !== "time") return null;
    const before = slice(text, mention.before);
    const stated =
      TIME_NOUNS.some((noun) => before.includes(noun)) ||
      (STATES_TIME.some((word) => before.endsWith(word)) && trimScene(before).text.length > 1);
    return stated ? null : "a duration or an age, not an indicator's value";
  },
};
