import { describe, expect, test } from "vitest";
import { tableLines } from "@/lib/server/documents/table-lines";

const said = (...rows: string[]) => tableLines(rows.map((row) => row.split("|"))).flat();
/** The lines below the header. */
const body = (...rows: string[]) => said(...rows).slice(1);

describe("a row under a header", () => {
  test.each([
    [
      "序号|项目名称|建设内容|责任单位",
      "1|住房改善|加装电梯80台|区住建局",
      "1.住房改善。加装电梯80台。责任单位：区住建局。",
    ],
    [
      "序号|项目|目标|牵头单位|完成时限",
      "2|新增学位|不少于1500个|区教育局|12月底",
      "2.新增学位不少于1500个。牵头单位：区教育局。完成时限：12月底。",
    ],
    ["指标|单位|2026年目标", "城镇新增就业|万人|3.2", "城镇新增就业3.2万人。"],
    ["指标名称|计量单位|2026年预期目标", "地区生产总值增长|%|5.5—6", "地区生产总值增长5.5—6%。"],
    ["指标|2026年目标增长（%）", "社会消费品零售总额|5.5左右", "社会消费品零售总额增长5.5%左右。"],
    [
      "指标|单位|2025年完成|2026年目标",
      "粮食总产量|万吨|2.8|3",
      "粮食总产量。2025年完成：粮食总产量2.8万吨。2026年目标：粮食总产量3万吨。",
    ],
    [
      "项目名称|总投资（万元）|建设地点",
      "云江三桥|50000|临江片区",
      "云江三桥。总投资50000万元。建设地点：临江片区。",
    ],
    ["项目|内容|单位", "适老改造|改造600户|区民政局", "适老改造。改造600户。单位：区民政局。"],
    ["序号|项目|目标", "一|绿化|2026年造林30亩", "（一）绿化。2026年造林30亩。"],
    ["序号|项目|内容", "3|2026年绿化|造林30亩。", "3、2026年绿化。造林30亩。"],
    ["序号|项目|目标|备注", "4|绿化|30亩|—", "4.绿化30亩。"],
  ])("%s: %s", (header, row, expected) => expect(body(header, row)).toEqual([expected]));

  test("takes the name that is merged over it", () => {
    expect(body("项目|类别|数量", "新增学位|小学|500个", "|中学|300个")).toEqual([
      "新增学位500个。类别：小学。",
      "新增学位300个。类别：中学。",
    ]);
  });
});

describe("the header", () => {
  test("is a lead-in in brackets, once, and of two rows one", () => {
    expect(said("序号|项目|目标", "1|学位|50个", "序号|项目|目标", "2|床位|60张")).toEqual([
      "（序号、项目、目标）：",
      "1.学位50个。",
      "2.床位60张。",
    ]);
    expect(said("项目名称|年度任务|", "|目标|责任单位", "学位|50个|区教育局")).toEqual([
      "（项目名称、年度任务目标、年度任务责任单位）：",
      "学位50个。年度任务责任单位：区教育局。",
    ]);
  });
});

describe("a row without a header over it", () => {
  test("has its value behind its noun and its number before it", () => {
    expect(said("1|新增学位|1500个|区教育局", "2|加装电梯|80台|区住建局")).toEqual([
      "1.新增学位1500个，区教育局。",
      "2.加装电梯80台，区住建局。",
    ]);
    expect(said("临江街道|12|30", "老城街道|9|41")).toEqual(["临江街道，12，30。", "老城街道，9，41。"]);
  });

  test("of one cell stays as it is, an empty one is none", () => {
    expect(said("一、教育||", "||", "甲|乙|")).toEqual(["一、教育", "甲，乙。"]);
  });
});
