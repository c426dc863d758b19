import { describe, expect, it } from "vitest";
import { extract } from "@/lib/extraction/extract";

const plan = (text: string) => extract(`2022年工作安排\n${text}`);

describe("a statement", () => {
  it("quotes the report from its name to its value, white space and all", () => {
    const text = "2022年工作安排\n力争 新增 就业 ３.２ 万人 以上。\n";
    const [statement] = extract(text).statements;
    expect(statement).toMatchObject({ quote: "新增 就业 ３.２ 万人 以上", quoteText: "新增就业3.2万人以上" });
    expect(text.slice(statement?.start, statement?.end)).toBe(statement?.quote);
    expect(text.slice(statement?.sentenceStart, statement?.sentenceEnd)).toBe(
      "力争 新增 就业 ３.２ 万人 以上。",
    );
  });

  it("carries the rules that made it, in the order in which they worked", () => {
    const { statements } = plan("改造卫生服务中心2家、卫生服务站5家。");
    expect(statements.map(({ rules }) => rules)).toEqual([
      ["count-after-noun"],
      ["count-after-noun", "shared-verb"],
    ]);
  });

  it("is certain when nothing about it is inferred, and says otherwise what is unsure", () => {
    const { statements } = plan("收储经营性用地39亩，出让120亩。");
    expect(statements.map(({ confidence, reasons }) => [confidence, reasons])).toEqual([
      ["high", []],
      ["medium", ["shared_object"]],
    ]);
  });

  it("speaks of several years where its sentence does", () => {
    const { statements } = plan(
      "力争“十四五”末建成千亿级产业集群5个。到2025年，城镇化率达到70%。新增就业3万人。",
    );
    expect(statements.map(({ horizon }) => horizon)).toEqual(["multi", "multi", "annual"]);
  });

  it("is a result in the plan part where the sentence looks back", () => {
    const { statements } = plan("2021年全面完成旧改项目10个。常住人口已达120万人。");
    expect(statements.map(({ kind }) => kind)).toEqual(["result", "result"]);
  });
});

describe("what is dropped", () => {
  it.each([
    ["“24小时图书馆”", "name"],
    ["聚焦6个重点方向", "frame"],
    ["15分钟办事圈", "duration"],
    ["10万元等优惠政策", "example"],
    ["24个重点项目投资超100亿元", "aside"],
    ["抓好8个方面工作", "rhetoric"],
  ])("%s is listed with the rule %s and a reason", (text, rule) => {
    const { dropped } = plan(`${text}。`);
    expect(dropped).toContainEqual(expect.objectContaining({ rule, reason: expect.stringMatching(/\S/) }));
  });
});
