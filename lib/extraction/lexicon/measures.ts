import { wordsOf } from "./matcher";
/** Measures that stand behind the thing they measure: 养老、医疗参保率, 第一、第二产业增加值. Longer ones first. */
const MEASURES = wordsOf(`
  产业增加值 可支配收入 营业收入 产业规模 产业产值 贷款余额 存款余额 增加值 总产值 吞吐量 参保率 覆盖率 普及率
  就业率 失业率 达标率 合格率 优良率 处理率 转化率 排放量 产值 收入 投资 产量 规模 总量 面积 占比 比重 比例
  浓度 余额 人数 人次 标准
`);

/** The measure with which a noun ends, when something stands before it; empty where there is none. */
export const trailingMeasure = (noun: string): string =>
  MEASURES.find((measure) => noun.endsWith(measure) && noun !== measure) ?? "";

/** Measures that say nothing without the thing named before them: 改造项目63个，建筑面积180万平方米. */
const ATTRIBUTES = new Set(
  wordsOf(`
  总投资 计划总投资 年度计划投资 当年计划投资 年度投资 当年投资 计划投资 拟定总投资 总投资额 投资额 投资 协议资金
  到位资金 合同金额 签约金额 总金额 建筑面积 总建筑面积 面积 总面积 占地面积 总里程 里程 总长 全长 总长度 总产值
  产值 营业收入 产量 总产量 单产 覆盖率 完成率 普及率 达标率 合格率 优良率 人数 规模 总规模 产业规模 销售额
  交易额 成交额 增加 减少 下降 提高
`),
);

/** Whether a noun needs the thing named before it: 建筑面积, 占固定资产投资比重. */
export const isAttribute = (noun: string): boolean => ATTRIBUTES.has(noun) || noun.startsWith("占");

/** Nouns that name nothing by themselves: 推进小区更新，实施项目22个. */
const GENERIC = new Set(["项目", "工程", "任务", "设施", "场所", "点位"]);

export const isGeneric = (noun: string): boolean => GENERIC.has(noun);

/** A noun without the attribute at its end: 粮食面积 → 粮食. */
export function withoutAttribute(noun: string): string {
  for (let length = Math.min(6, noun.length - 1); length > 1; length--) {
    if (ATTRIBUTES.has(noun.slice(-length))) return noun.slice(0, -length);
  }
  return noun;
}
