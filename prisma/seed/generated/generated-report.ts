import { decimal, toDecimalText } from "@/lib/domain/decimal-text";
import { chance } from "./chance";
import { streetName } from "./generated-people";

/** A promise with a value from `low` to `high` in its place, written with so many decimals. */
type Sentence = readonly [before: string, low: number, high: number, decimals: number, after: string];

const SENTENCES: readonly Sentence[] = [
  ["新增就业", 300, 3000, 0, "人以上"],
  ["新建改造雨污管网", 4, 40, 0, "公里"],
  ["规模以上工业增加值增长", 4, 9, 1, "%"],
  ["新增公共停车泊位", 80, 900, 0, "个"],
  ["改造老旧小区", 2, 20, 0, "个"],
  ["空气优良天数比率达到", 82, 94, 1, "%以上"],
  ["城乡居民收入增长", 4, 8, 1, "%以上"],
  ["新增学位", 200, 2400, 0, "个"],
  ["一般公共预算收入增长", 3, 8, 1, "%"],
  ["拆除违法建筑", 1, 6, 2, "万平方米"],
  ["生产安全事故起数下降", 3, 12, 1, "%"],
  ["高新技术企业达到", 20, 160, 0, "家"],
  ["污水集中处理率达到", 90, 98, 1, "%"],
  ["实施技术改造项目", 8, 80, 0, "项"],
  ["引进亿元以上项目", 4, 30, 0, "个"],
  ["新建口袋公园", 2, 14, 0, "个"],
  ["既有住宅加装电梯", 6, 60, 0, "台"],
  ["培训技能人才", 400, 4000, 0, "人次"],
  ["单位地区生产总值能耗下降", 2, 5, 1, "%"],
  ["养老机构护理型床位占比达到", 60, 75, 1, "%"],
  ["电信网络诈骗案件下降", 4, 16, 1, "%"],
  ["社会消费品零售总额增长", 4, 8, 1, "%"],
  ["完成招商引资到位资金", 5, 30, 1, "亿元"],
  ["信访事项按期办结率达到", 95, 99, 1, "%以上"],
];

/** Text of a work report with `targets` promises: in each street one that can only be judged, then one a sentence. */
export function generatedReport(year: number, targets: number): string {
  const each = SENTENCES.length + 1;
  const streets = Array.from({ length: Math.ceil(targets / each) }, (_, index) => streetName(index));
  const details = streets.map((name, index) => {
    const promised = SENTENCES.slice(0, targets - index * each - 1);
    const judged = `今年主要预期目标是：${name}固定资产投资增长完成市下达任务。`;
    return `${name}\n${judged}\n${promised.map((sentence) => `${name}${worded(sentence, `${year} ${name}`)}。`).join("")}`;
  });
  return [
    "政府工作报告",
    `——${year}年1月15日在区人民代表大会上`,
    "各位代表：",
    `一、${year - 1}年工作回顾`,
    "过去一年，全区经济社会平稳发展。",
    `二、${year}年主要目标和重点工作`,
    ...details,
    "",
  ].join("\n");
}

function worded([before, low, high, decimals, after]: Sentence, place: string): string {
  const value = decimal(low).plus(decimal(high - low).times(chance(`${place} ${before}`)));
  return `${before}${toDecimalText(value.toDecimalPlaces(decimals))}${after}`;
}
