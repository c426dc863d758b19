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
const NAMELESS_CROWDS: ReadonlySet<string> = new Set(["plain", "people"]);
const ABOUT_PEOPLE = ["大国", "人民", "儿女", "父老", "群众", "百姓", "中国人"];
/** 困难群众 are counted. */
const SORTED_PEOPLE = ["困难", "受灾", "搬迁", "留守"];

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
    if (kind === "count" && /^民族(?![乡镇村学医])/.test(after)) return "names everybody";
    const some = SORTED_PEOPLE.some((sort) => after.startsWith(sort));
    if (
      !some &&
      NAMELESS_CROWDS.has(kind) &&
      ABOUT_PEOPLE.some((people) => after.slice(0, 6).includes(people))
    )
      return "names everybody";
    if (after.endsWith("之一")) return "one of several";
    const rest = clauseBehind(text, mention.quantity.end);
    return kind === "count" && rest.includes("是") && rest.includes("的")
      ? "describes, promises nothing"
      : null;
  },
};

const CLAUSE_ENDS = new Set([..."，；。：！？\n"]);
const LONGEST_CLAUSE = 80;

function clauseBehind(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < LONGEST_CLAUSE && !CLAUSE_ENDS.has(text[end] ?? "\n")) end++;
  return text.slice(at, end);
}

const STANDINGS = ["居", "列", "排名", "位次", "排位"];
const PLACES = ["第", "前", "首位", "榜首", "末"];
const MOVES = ["提升", "上升", "前移", "跃升", "提高", "前进", "下降", "末", "后"];

/** 5项指标居全市第一, 上升5位, 连续2次获奖: a standing among others, not a reach of one's own. */
export const rankingSieve: Sieve = {
  name: "ranking",
  reject: (mention, { text }) => {
    const { kind, unit } = mention.quantity;
    const before = slice(text, mention.before);
    if (unit === "位" && MOVES.some((word) => before.endsWith(word))) return "a place among others";
    if (kind === "count" && before.endsWith("连续")) return "so many times in a row";
    if (kind !== "count") return null;
    const after = slice(text, mention.after);
    const at = Math.max(...STANDINGS.map((word) => after.indexOf(word)));
    return at >= 0 && PLACES.some((place) => after.indexOf(place, at) > 0) ? "a place among others" : null;
  },
};

const MEASURES_TAKEN = ["政策", "措施", "意见", "举措"];
const CARRIED_OUT = ["落实", "落细", "贯彻", "执行", "用好", "用足", "抓好"];

/** 落实落细惠企20条: the articles of a policy that stands. */
export const policySieve: Sieve = {
  name: "policy",
  reject: (mention, { text }) => {
    if (mention.quantity.unit !== "条") return null;
    const before = slice(text, mention.before);
    const carried = CARRIED_OUT.some((word) => before.includes(word));
    const after = slice(text, mention.after);
    return carried && (after === "" || MEASURES_TAKEN.some((word) => after.slice(0, 4).includes(word)))
      ? "the articles of a policy that stands"
      : null;
  },
};

const NORMS = ["预算", "平均", "全国", "全省", "全市", "目标"];

/** 比上年预算低0.4个百分点: how far a target is from a norm, stated beside it. */
export const comparisonSieve: Sieve = {
  name: "comparison",
  reject: (mention, { text }) => {
    if (mention.quantity.kind !== "points") return null;
    const before = slice(text, mention.before);
    const compared = before.startsWith("比") || before.startsWith("较");
    const apart = before.endsWith("高") || before.endsWith("低");
    return compared && apart && NORMS.some((norm) => before.includes(norm))
      ? "how far it is from a norm"
      : null;
  },
};

const DEMANDS = ["要", "必须"];

/** 毕业生达12万人，要抓好就业: what is to be done stands behind; the number says why. */
export const circumstanceSieve: Sieve = {
  name: "circumstance",
  reject: (mention, { text, sentence }) => {
    const { kind, end } = mention.quantity;
    if (kind !== "people" && kind !== "count" && kind !== "plain") return null;
    const before = slice(text, mention.before);
    const named = trimScene(before).text;
    if (!before.includes("毕业生") && !named.endsWith("人口")) return null;
    const rest = text.slice(end, sentence.end);
    return DEMANDS.some((demand) => rest.includes(`，${demand}`)) ? "says why something is to be done" : null;
  },
};

const FRAMES = ["围绕", "聚焦", "瞄准", "针对", "面向", "对标", "对照", "根据", "按照", "按", "面对"];

/** 围绕4条廊道, 聚焦6个重点方向: what the work turns on, not what it reaches. */
export const frameSieve: Sieve = {
  name: "frame",
  reject: (mention, { text }) => {
    const before = slice(text, mention.before);
    if (before.startsWith("从") && clauseBehind(text, mention.quantity.end).endsWith("看"))
      return "names what the work turns on";
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
