import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ApprovedValue } from "@/lib/domain/standing";
import { circular, type CircularRow } from "@/lib/format/official/circular";
import { type Speaker } from "@/lib/format/speaker";
import { loadMessages } from "@/lib/format/messages";
import { definition, standing, value } from "../domain/target-samples";

const speaker = createTranslator({
  locale: "zh-CN",
  messages: await loadMessages("zh-CN"),
}) as unknown as Speaker;

const units = { rs: { id: "rs", shortName: "人社局" }, jy: { id: "jy", shortName: "教育局" } };
let running = 0;
function row(
  indicator: string,
  leadUnit: keyof typeof units,
  approved: readonly ApprovedValue[],
  change: Partial<CircularRow> = {},
  of: Partial<TargetDefinition> = {},
): CircularRow {
  running += 1;
  const goal = definition({ low: "100", unit: "人", ...of });
  return {
    id: `t${running}`,
    number: running,
    indicator,
    definition: goal,
    livelihood: false,
    assignment: { leadUnit: units[leadUnit] },
    weight: "1",
    standing: standing(goal, "2022-06", approved),
    ...change,
  };
}

const rows = [
  row("新增就业", "rs", [value("2022-06", "155.19")], { livelihood: true }),
  row("技能培训", "rs", [value("2022-06", "50")]),
  row("新建学校", "jy", [value("2022-06", "5")], { livelihood: true }),
  row("扩增学位", "jy", [], { livelihood: true }),
];
const made = circular({ government: "清河区人民政府", period: "2022-06", rows, snapshot: null }, speaker);
const text = made.body.map((block) => (block.kind === "table" ? "" : block.text));

describe("a circular (通报) written from the standing of a month", () => {
  it("is an official document whose number and date are left open", () => {
    expect(made).toMatchObject({
      mark: "清河区人民政府通报",
      number: null,
      title: "关于2022年6月政府工作报告目标任务完成情况的通报",
      signature: { office: "清河区人民政府办公室", day: null },
    });
  });

  it("says every rate with the two counts it was made from (rule 6)", () => {
    expect(text.join("\n")).toContain(
      "目标任务共4项，已完成1项，占25%。6月应报4项，达到序时进度2项，占50%。",
    );
  });

  it("names lights and what is missing by its reason, which is not a zero (rule 5)", () => {
    expect(text).toContain(
      "亮灯情况：蓝灯1项、绿灯1项、黄灯0项、红灯1项、灰灯1项。其中无当月数据的有未填报1项。",
    );
  });

  it("of a split target (分解) names the units whose parts are missing, not the one in charge of the whole (rule 6)", () => {
    const parts = {
      total: 3,
      missing: [
        { unit: units.jy, reason: "not_reported" as const },
        { unit: { shortName: "民政局" }, reason: "in_review" as const },
      ],
    };
    const split = [row("适老化改造", "rs", [], { livelihood: true, parts })];
    const { body, attachments } = circular(
      { government: null, period: "2022-06", rows: split, snapshot: null },
      speaker,
    );
    expect(body.map((block) => (block.kind === "table" ? "" : block.text))).toContain(
      "以下单位未按期报送6月进展，涉及1项目标：教育局（适老化改造分解任务）。",
    );
    expect(JSON.stringify(attachments)).toContain(
      "未填报（分解3项：1项已报，1项未填报（教育局），1项待审核（民政局））",
    );
  });

  it("names what is ahead with an uncapped rate (rule 1), what is behind with its reason, who is late", () => {
    expect(text).toContain("1.新增就业（人社局牵头）：目标100人，完成155.19人，完成率155.19%。");
    expect(text.some((line) => line.startsWith("1.新建学校（教育局牵头）："))).toBe(true);
    expect(text).toContain("以下单位未按期报送6月进展，涉及1项目标：教育局（扩增学位）。");
    expect(text.filter((line) => /^[一二三四五]、/.test(line))).toEqual([
      "一、总体情况",
      "二、进展较快的目标",
      "三、滞后的目标",
      "四、报送情况",
      "五、下一步要求",
    ]);
  });

  it("brings the tables behind its counts along", () => {
    expect(made.attachments.map(({ title }) => title)).toEqual([
      "各牵头单位目标完成情况表",
      "亮红灯、黄灯目标清单",
      "民生实事项目完成情况表",
    ]);
    const tables = made.attachments.flatMap(({ body }) =>
      body.flatMap((block) => (block.kind === "table" ? [block.rows] : [])),
    );
    expect(tables[0]).toEqual([
      ["人社局", "2", "1", "50%", "2", "2", "100%", "0", "0"],
      ["教育局", "2", "0", "0%", "2", "0", "0%", "1", "0"],
      ["合计", "4", "1", "25%", "4", "2", "50%", "1", "0"],
    ]);
    expect(tables[2]).toEqual([
      ["1", "新增就业", "目标100人，完成155.19人，完成率155.19%", "超额完成"],
      ["2", "新建学校", "目标100人，完成5人，完成率5%", "未完成"],
      ["3", "扩增学位", "目标100人，未填报", "未填报"],
    ]);
  });

  it("says of which snapshot its numbers are", () => {
    const frozen = circular(
      { government: null, period: "2022-06", rows, snapshot: { name: "6月通报", day: "2022年7月5日" } },
      speaker,
    );
    expect(frozen.body[0]).toMatchObject({ text: expect.stringContaining("“6月通报”") as string });
  });

  it("where nothing lags and nobody is late it says so and demands no catching up", () => {
    const good = circular(
      { government: null, period: "2022-06", rows: rows.slice(0, 2), snapshot: null },
      speaker,
    );
    const words = good.body.map((block) => (block.kind === "table" ? "" : block.text));
    expect(words).toContain("本月没有亮红灯、黄灯的目标。");
    expect(words).toContain("各单位均已按期报送6月进展。");
    expect(words.some((line) => line.includes("追赶措施"))).toBe(false);
  });
});
