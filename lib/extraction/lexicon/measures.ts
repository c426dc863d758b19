import { type Metric } from "../types";
import { matcherOf, wordsOf } from "./matcher";
import { trailingVerb } from "./verbs";
/** Measures that stand behind the thing they measure: 养老、医疗参保率, 第一、第二产业增加值. Longer ones first. */
const MEASURES = wordsOf(`
  产业增加值 可支配收入 营业收入 产业规模 产业产值 贷款余额 存款余额 增加值 总产值 吞吐量 参保率 覆盖率 普及率
  就业率 失业率 达标率 合格率 优良率 处理率 转化率 排放量 产值 收入 税收 起数 投资 产量 规模 总量 面积 占比 比重 比例
  浓度 余额 人数 人次 标准 零售额 销售额 交易额 成交额 出口额 进口额 销售量 保有量
`);

/** The measure with which a noun ends, when something stands before it; empty where there is none. */
export const trailingMeasure = (noun: string): string =>
  MEASURES.find((measure) => noun.endsWith(measure) && noun !== measure) ?? "";

/** Measures in money that say nothing without what they belong to. */
const MONEY = wordsOf(`
  投资 投资额 资金 金额 产值 营业收入 营收 销售额 销售收入 交易额 成交额 税收 利税 利润 增加值 工业增加值 收入
  综合收入
`);
const AMOUNTS = wordsOf(`
  面积 里程 长 全长 长度 产量 总产 单产 覆盖率 完成率 普及率 达标率 合格率 优良率 人数 人次 户数 总量 总数 总额 数量
  规模 产能 保障面 覆盖面 群众 增加 减少 下降 提高
  在库 在册 在营
`);
/** What sorts such a measure without naming anything: 总, 年度计划, 到位. */
const SORTS = matcherOf(
  wordsOf(`
    总 年度 年内 当年 全年 首期 计划 拟定 累计 新增 协议 到位 合同 签约 建筑 占地 产业 补偿 补助 救助 劳务 已 完成
    安排 落实 筹措 实际 保障 受益 水质 综合 服务 投资 资金
  `),
);
const MEASURED = new Set([...MONEY, ...AMOUNTS]);
const IN_MONEY = new Set(MONEY);

/** A measure without the words that only sort it: 年度计划投资 → 投资. */
function bareMeasure(noun: string): string {
  let at = 0;
  while (!MEASURED.has(noun.slice(at))) {
    const cut = SORTS.startingAt(noun, at);
    if (cut === 0) break;
    at += cut;
  }
  return noun.slice(at);
}

/** Whether a noun needs the thing named before it: 建筑面积, 占固定资产投资比重, 完成全年计划 (as ratios). */
export const isAttribute = (noun: string, metric: Metric): boolean =>
  MEASURED.has(bareMeasure(noun)) ||
  (metric === "ratio" && (noun.startsWith("占") || noun.startsWith("完成")));

/** Whether a noun is a verb with words that only sort it: 首期安排. */
export function isBareAct(noun: string): boolean {
  const at = SORTS.startingAt(noun, 0);
  return at > 0 && at < noun.length && trailingVerb(noun.slice(at)).length === noun.length - at;
}

/** Whether a noun is a measure in money that says nothing by itself: 总投资, 税收. */
export const isMoneyMeasure = (noun: string): boolean => IN_MONEY.has(bareMeasure(noun));

/** Nouns that name nothing by themselves: 推进小区更新，实施项目22个. */
const GENERIC = new Set(["项目", "工程", "任务", "设施", "场所", "点位"]);

export const isGeneric = (noun: string): boolean => GENERIC.has(noun);

/** A noun without the attribute at its end: 粮食面积 → 粮食. */
export function withoutAttribute(noun: string): string {
  for (let length = Math.min(6, noun.length - 1); length > 1; length--) {
    if (MEASURED.has(bareMeasure(noun.slice(-length)))) return noun.slice(0, -length);
  }
  return noun;
}

const PEOPLE = wordsOf(
  "毕业生 农牧民 农民工 农民 居民 村民 渔民 职工 群众 学生 儿童 老年人 妇女 残疾人 退役军人",
);

/** The people with whom a noun begins (应届毕业生就业率 → 应届毕业生); empty where it names none. */
export function peopleIn(noun: string): string {
  const ends = PEOPLE.map((word) => [noun.indexOf(word), word.length] as const).filter(([at]) => at >= 0);
  const first = ends.sort((a, b) => a[0] - b[0])[0];
  return first ? noun.slice(0, first[0] + first[1]) : "";
}
