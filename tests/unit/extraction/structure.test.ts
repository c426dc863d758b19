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

  it("is not misled by a review's sub-heading that sounds like a plan", () => {
    const report =
      "2021年工作回顾\n一、突出重点项目，投资稳步增长\n新建公园3座。\n重点工作有序推进\n新建绿道5公里。\n2022年工作安排\n一、扩大有效投资\n新建学校2所。\n";
    const { statements, sections } = extract(report);
    expect(statements.map(({ kind, low }) => [kind, low])).toEqual([
      ["result", 3],
      ["result", 5],
      ["target", 2],
    ]);
    expect(sections.map(({ level }) => level)).toEqual([1, 2, 4, 1, 2]);
  });

  it("takes a chapter of last year's work for the review where only the meeting names the year", () => {
    const report =
      "政府工作报告\n（2024年1月9日在云江区第三届人民代表大会第四次会议上）\n各位代表：\n一、2023年主要工作\n新建公园3座。\n二、今年主要工作\n新建公园5座。\n";
    expect(extract(report)).toMatchObject({
      year: 2024,
      statements: [
        { kind: "result", low: 3 },
        { kind: "target", low: 5 },
      ],
    });
  });

  it("reads a review that no heading opens", () => {
    const report =
      "各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n过去一年，面对复杂严峻的外部环境和艰巨繁重的改革发展稳定任务，全区上下攻坚克难、团结奋斗，新建公园3座，改造老旧小区12个。\n今年经济社会发展的主要预期目标是：地区生产总值增长6%。\n";
    expect(extract(report).statements.map(({ kind, low }) => [kind, low])).toEqual([
      ["result", 3],
      ["result", 12],
      ["target", 6],
    ]);
  });

  it.each([
    ["1.2021年工作回顾", "2.2022年工作安排"],
    ["2021年工作总结", "2022年工作计划"],
    ["一、2021年民生实事完成情况", "二、2022年民生实事项目"],
    ["一、上半年工作情况", "二、下半年工作打算"],
    ["第一部分 去年工作回顾", "第二部分 今年主要任务"],
    ["附件\n一、过去五年的工作", "二、2022年的工作"],
  ])("takes %j for the review and %j for the plan", (past, coming) => {
    const { statements } = extract(`${past}\n新建公园3座。\n${coming}\n新建公园5座。\n`);
    expect(statements.map(({ kind, low }) => [kind, low])).toEqual([
      ["result", 3],
      ["target", 5],
    ]);
  });

  it("reads a plan that only its first sentence opens", () => {
    const report = "2021年工作回顾\n新建公园3座。\n今年，我们将重点做好以下工作：\n新建公园5座。\n";
    expect(extract(report).statements.map(({ kind, low }) => [kind, low])).toEqual([
      ["result", 3],
      ["target", 5],
    ]);
  });

  it("sets several years within a plan apart, and comes back to the year", () => {
    const report =
      "二、目标任务\n今后五年，全区经济社会发展的主要目标是：\n——综合实力更强。新建学校20所。\n——环境更美。新建公园30座。\n今年，重点做好以下工作：\n新建学校3所。\n";
    expect(extract(report).statements.map(({ horizon, low }) => [horizon, low])).toEqual([
      ["multi", 20],
      ["multi", 30],
      ["annual", 3],
    ]);
  });

  it("keeps a comparison with last year in the plan, and a look back out of it", () => {
    const { statements } = extract(
      "二、2022年工作安排\n一般公共预算支出拟安排30亿元，比去年增加2亿元。\n去年新建公园9座。\n",
    );
    expect(statements.map(({ kind, low }) => [kind, low])).toEqual([
      ["target", 30],
      ["target", 2],
      ["result", 9],
    ]);
  });

  it.each(["十件民生实事", "为民办实事项目", "2022年民心工程"])("takes %s for a livelihood list", (title) => {
    expect(extract(`二、2022年工作安排\n（五）${title}\n1.新建公园3座。\n`).sections).toMatchObject([
      { livelihood: false },
      { livelihood: true },
      { livelihood: true },
    ]);
  });

  it("recognises a livelihood list in a paragraph, and where it ends", () => {
    const report =
      "二、2022年工作安排\n全力办好十件民生实事：\n1.新建公园3座。\n2.新增托位700个。\n加强队伍建设，培训干部200人次。\n";
    const { sections, statements } = extract(report);
    const listed = sections.filter(({ livelihood }) => livelihood);
    const inList = statements.filter(({ start }) =>
      listed.some((part) => part.start <= start && start < part.end),
    );
    expect(inList.map(({ low }) => low)).toEqual([3, 700]);
    expect(statements.map(({ low }) => low)).toContain(200);
  });

  it("reads the livelihood list that is annexed behind the appeal", () => {
    const report =
      "二、2022年工作安排\n新建公园3座。\n各位代表，让我们携起手来，为建设美好云江而努力奋斗！\n附件：2022年民生实事项目\n新增托位700个。\n名词解释\n“双百”行动，每年培育企业100家。\n";
    expect(extract(report).statements.map(({ low }) => low)).toEqual([3, 700]);
  });

  it("joins a heading that is set in two lines, and keeps the paragraph below it apart", () => {
    const body = "坚持就业优先战略完善服务体系大力促进重点群体就".match(/.{23}/g) ?? [];
    const lines = Array.from({ length: 12 }, () => body[0] ?? "");
    const titles = [
      "二、今后五年经济社会发展的指导",
      "思想与奋斗目标",
      ...lines,
      "。",
      "三、2022年政府工作重点",
      ...lines,
    ];
    expect(extract(titles.join("\n")).sections.map(({ title, role }) => [title, role])).toEqual([
      ["今后五年经济社会发展的指导思想与奋斗目标", "outlook"],
      ["2022年政府工作重点", "plan"],
    ]);
  });

  it("finds the title of a plan report over several lines and the government by its congress", () => {
    const report =
      "关于云江区2021年国民经济和社会发展\n计划执行情况与2022年计划草案的报告\n（2022年1月20日在云江区第三届人民代表大会第一次会议上）\n各位代表：\n一、2021年计划执行情况\n";
    expect(extract(report)).toMatchObject({
      title: "关于云江区2021年国民经济和社会发展计划执行情况与2022年计划草案的报告",
      government: "云江区人民政府",
    });
  });

  it("says of a number outside review and promises that it was left out", () => {
    const { statements, dropped } = extract("名词解释\n“双百”行动，每年培育企业100家。\n");
    expect(statements).toEqual([]);
    expect(dropped).toMatchObject([{ quote: "100家", rule: "section" }]);
  });
});
