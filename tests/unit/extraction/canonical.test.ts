import { describe, expect, it } from "vitest";
import { canonicalise, sourceSpan } from "@/lib/extraction/text/canonical";

const paragraphsOf = (source: string): readonly string[] =>
  canonicalise(source)
    .text.split("\n")
    .filter((paragraph) => paragraph !== "");

/** Lines of one printed width, as a typesetter breaks them. */
const PRINTED = [
  "坚持就业优先战略，完善就业服务体系，大力促进高校毕",
  "业生等重点群体就业，新增城镇就业11.",
  "87万人。深入实施职业技能提升行动，培训产业工人和技",
  "术人员，健全劳动关系协商协调机制，依法保障劳动者的",
  "合法权益，营造尊重劳动、尊重创造的社会氛围，让每一",
  "位劳动者都有出彩机会。完善多层次社会保障体系，稳步",
  "提高基本养老保险和基本医疗保险参保率，推进社会救助",
  "扩围增效，发展普惠型养老服务，增加养老床位的供给数",
  "量。",
];

describe("canonical text", () => {
  it("joins the lines that a typesetter broke, in words and in numbers", () => {
    const [paragraph] = paragraphsOf(PRINTED.join("\n\n"));
    expect(paragraph).toContain("高校毕业生");
    expect(paragraph).toContain("新增城镇就业11.87万人。");
  });

  it("leaves the lines of a text apart whose lines are paragraphs", () => {
    expect(paragraphsOf("2022年工作安排\n新建公园3座\n新建绿道5公里")).toEqual([
      "2022年工作安排",
      "新建公园3座",
      "新建绿道5公里",
    ]);
  });

  it("keeps a numbered heading apart from the line before it", () => {
    const lines = [...PRINTED.slice(0, 7), "（二）持续增进民生福祉", ...PRINTED.slice(3, 8)];
    expect(paragraphsOf(lines.join("\n"))).toContain("（二）持续增进民生福祉");
  });

  it("drops page numbers and running heads in mid-sentence and says why", () => {
    const lines = [
      ...PRINTED.slice(0, 4),
      "云江年鉴",
      "— 12 —",
      ...PRINTED.slice(4, 6),
      "云江年鉴",
      ...PRINTED.slice(6),
      "云江年鉴",
    ];
    const canonical = canonicalise(lines.join("\n"));
    expect(canonical.text).toContain("保障劳动者的合法权益");
    expect(canonical.furniture.map(({ reason }) => reason).sort()).toEqual([
      "page number",
      "running head",
      "running head",
      "running head",
    ]);
  });

  it("takes the second print of a document for furniture", () => {
    const paragraph =
      "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，统筹发展和安全，着力扩大内需、优化结构、提振信心、防范风险，新增就业3.2万人，不断增进民生福祉。";
    const canonical = canonicalise(`${paragraph}\n附：\n${paragraph}\n`);
    expect(canonical.text.split("新增就业")).toHaveLength(2);
    expect(canonical.furniture).toMatchObject([{ reason: "second print of the same paragraph" }]);
  });

  it("recognises a second print with other line breaks, and a sentence said twice as two", () => {
    const sentences = [
      "坚持稳中求进工作总基调，统筹发展和安全，着力扩大内需、优化结构、提振信心。",
      "新增就业3.2万人，新建公园3座，改造老旧小区12个，打通断头路5条。",
      "完善多层次社会保障体系，推进社会救助扩围增效，增加养老床位的供给数量。",
    ];
    const wrapped = sentences.join("").match(/.{1,22}/gs) ?? [];
    const twice = [sentences.join(""), "附：全文", ...wrapped].join("\n");
    expect(canonicalise(twice).text.split("新增就业")).toHaveLength(2);
    expect(
      canonicalise([sentences[1], "重点任务", sentences[1]].join("\n")).text.split("新增就业"),
    ).toHaveLength(3);
  });

  it("keeps the report whose beginning a website repeats above it", () => {
    const opening = [
      "（2022年1月20日在云江区第三届人民代表大会第一次会议上）",
      "各位代表：现在，我代表区人民政府向大会报告工作，请予审议，并请列席人员提出意见。",
      "2021年工作回顾",
    ];
    const source = [`内容摘要：${opening.join("")}......`, ...opening, "新建公园3座。"];
    expect(paragraphsOf(source.join("\n")).slice(1)).toEqual([...opening, "新建公园3座。"]);
  });

  it("joins what a link or a lowered number broke off, but no list of items", () => {
    const source = [
      "推进污染防治。细颗粒物（PM",
      "2.5",
      "）浓度下降3%。",
      "一是教育。新建学校3所",
      "二是卫生。新建医院2所",
    ];
    expect(paragraphsOf(source.join("\n"))).toEqual([
      "推进污染防治。细颗粒物（PM2.5）浓度下降3%。",
      "一是教育。新建学校3所",
      "二是卫生。新建医院2所",
    ]);
  });

  it("drops the boxes of a website by label and value, not a sentence that begins like one", () => {
    const source = [
      "索引号：11330102/2022-01",
      "【打印】",
      "点击率：120次",
      "首页>政务公开",
      "分享发展成果，新建公园3座。",
    ];
    const canonical = canonicalise(source.join("\n"));
    expect(canonical.text).toBe("分享发展成果，新建公园3座。\n");
    expect(new Set(canonical.furniture.map(({ reason }) => reason))).toEqual(new Set(["web furniture"]));
  });

  it.each([
    [
      "bracketed footnote marks",
      "“双百”行动[1]、“三名”工程〔12〕、首店【3】，增长7%[注4]",
      "“双百”行动、“三名”工程、首店，增长7%",
    ],
    ["raised and circled marks behind a word", "“双百”行动¹²和首店②，新建3座", "“双百”行动和首店，新建3座"],
    ["a raised number that belongs to a unit", "新增绿地300m²", "新增绿地300m²"],
    ["circled numbers of a list", "实事：①新增托位700个；②新建公园3座", "实事：①新增托位700个；②新建公园3座"],
    ["the year of a document's number", "（国发〔2022〕5号）", "（国发〔2022〕5号）"],
    ["entities by name and number", "&ldquo;双百&#8221;行动&nbsp;&#x0031;项", "“双百”行动1项"],
    ["tags", '<p class="a">新建<b>公园</b>3座</p><br/>新建绿道', "新建公园3座新建绿道"],
    ["a sign that is no tag", "占比<5%", "占比<5%"],
    ["code points", "\\u65b0建公园3座", "新建公园3座"],
    ["what became of non-breaking spaces", "县长??张三????", "县长张三"],
    ["a question", "靠什么?靠实干", "靠什么？靠实干"],
    ["thousands and times", "培训1,300人,每天8:30开始", "培训1,300人，每天8:30开始"],
    ["soft hyphens and zero-width spaces", "新\u00ad增\u200b就\u2060业", "新增就业"],
  ])("reads %s", (_, source, text) => {
    expect(paragraphsOf(source).join("")).toBe(text);
  });

  it("reads full-width forms, literal escapes, footnote marks and Kangxi radicals as what they stand for", () => {
    expect(paragraphsOf("增长７．５％\\r\\n增长8_M_M_\n“双百”行动^[12]，⼈口3万⼈")).toEqual([
      "增长7.5%",
      "增长8%",
      "“双百”行动，人口3万人",
    ]);
  });

  it("maps every character back to the source", () => {
    const source = "  新增 就业\n\n３.２ 万人，增长 6_M_M_。";
    const canonical = canonicalise(source);
    const at = canonical.text.indexOf("6%");
    const { start, end } = sourceSpan(canonical, at, at + 2);
    expect(source.slice(start, end)).toBe("6_M_M_");
    for (let i = 1; i < canonical.text.length; i++) {
      expect(Number(canonical.starts[i])).toBeGreaterThanOrEqual(Number(canonical.starts[i - 1]));
    }
  });
});
