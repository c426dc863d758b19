import { describe, expect, it } from "vitest";
import { extract } from "@/lib/extraction/extract";

const rolesOf = (text: string): readonly string[] =>
  extract(text).sections.map(({ title, role }) => `${title}: ${role}`);

describe("structure of a report", () => {
  it("tells review, outlook, plan and notes apart by their headings", () => {
    const report = ["一、2021年工作回顾", "二、今后五年的奋斗目标", "三、2022年重点任务", "名词解释"].join(
      "\n",
    );
    expect(rolesOf(report)).toEqual([
      "2021年工作回顾: review",
      "今后五年的奋斗目标: outlook",
      "2022年重点任务: plan",
      "名词解释: glossary",
    ]);
  });

  it("takes a heading of an earlier year for the review", () => {
    expect(rolesOf("一、2023年主要工作\n二、2024年主要目标和重点工作\n")).toEqual([
      "2023年主要工作: review",
      "2024年主要目标和重点工作: plan",
    ]);
  });

  it("lets sub-headings keep the role of their part", () => {
    expect(
      rolesOf("一、2021年工作回顾\n（一）坚持强保障惠民生\n1.教育优质均衡发展。新建学校3所。\n"),
    ).toEqual(["2021年工作回顾: review", "坚持强保障惠民生: review", "教育优质均衡发展: review"]);
  });

  it("finds the promises by the sentence that opens them where no heading does", () => {
    const { statements } = extract(
      "过去一年，全县经济稳中有进。\n今年经济社会发展的预期目标是：地区生产总值增长6%。\n",
    );
    expect(statements).toMatchObject([{ kind: "target", indicator: "地区生产总值" }]);
  });

  it("closes the report with its appeal: what follows is web furniture", () => {
    const report =
      "2022年工作安排\n新建公园3座。\n各位代表，让我们紧密团结、努力奋斗，谱写新篇章！\n2023年工作要点\n新建公园9座。\n";
    expect(extract(report).statements).toMatchObject([{ low: 3 }]);
  });

  it("names the section of a statement and recognises the livelihood list", () => {
    const { sections, statements } = extract("三、2022年民生实事安排\n新增托位700个。\n");
    expect(sections).toMatchObject([{ livelihood: true }]);
    expect(statements).toMatchObject([{ section: "2022年民生实事安排" }]);
  });

  it("reads title, government and the year that is planned for", () => {
    const report =
      "政府工作报告\n（2022年1月20日在云江区第三届人民代表大会第一次会议上）\n云江区人民政府区长\n一、2021年工作回顾\n二、2022年工作安排\n";
    expect(extract(report)).toMatchObject({
      title: "政府工作报告",
      government: "云江区人民政府",
      year: 2022,
    });
  });

  it("says of a number outside review and promises that it was left out", () => {
    const { statements, dropped } = extract("名词解释\n“双百”行动，每年培育企业100家。\n");
    expect(statements).toEqual([]);
    expect(dropped).toMatchObject([{ quote: "100家", rule: "section" }]);
  });
});
