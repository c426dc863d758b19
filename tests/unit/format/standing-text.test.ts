import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type Standing, standingOf } from "@/lib/domain/standing";
import { STANDING_REASONS } from "@/lib/domain/verdict";
import { type Locale, locales } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord, standingReasonText } from "@/lib/format/standing-text";
import { JOBS } from "@/tests/support/jobs";

const GROWTH: TargetDefinition = {
  ...JOBS,
  measure: "growth",
  metric: "growth",
  low: "6",
  high: "6.5",
  comparator: "range",
  unit: "%",
};

async function speakerOf(locale: Locale) {
  const t = createTranslator({ locale, messages: await loadMessages(locale) });
  return t as unknown as Speaker;
}

function september(definition: TargetDefinition, value: string | null): Standing {
  const approved = value === null ? [] : [{ kind: "value", period: "2026-09", value } as const];
  return standingOf({ definition, schedule: null, approved, period: "2026-09", due: true });
}

const speaker = await speakerOf("zh-CN");

describe("the reason of a light says the numbers, the rule and the date", () => {
  it.each<[string, TargetDefinition, string | null, string]>([
    [
      "behind schedule",
      JOBS,
      "1.9",
      "截至2026年9月完成 1.9万人，序时应达 2.4万人，落后 15.63 个百分点；落后 10 个百分点起亮黄灯，超过 30 个百分点亮红灯。",
    ],
    [
      "behind the way from a baseline",
      { ...JOBS, measure: "closing", baseline: "1.2" },
      "1.9",
      "截至2026年9月完成 1.9万人，序时应达 2.7万人，落后 40 个百分点；落后 10 个百分点起亮黄灯，超过 30 个百分点亮红灯。百分点按从基数 1.2万人 到目标值 3.2万人 的路程计。",
    ],
    [
      "reached early",
      JOBS,
      "3.3",
      "2026年9月已达到目标值 3.2万人，早于完成时限2026年12月；截至2026年9月完成 3.3万人。",
    ],
    [
      "a rate short of its target",
      GROWTH,
      "5.2",
      "2026年9月为 5.2%，未达到目标值 6%，差 0.8 个百分点；相差超过 1 个百分点亮红灯。",
    ],
    ["not reported", JOBS, null, "2026年9月的填报截止日已过，尚未报送。"],
  ])("%s", (_, definition, value, text) => {
    expect(standingReasonText(september(definition, value), definition, speaker, "zh-CN")).toBe(text);
  });

  it.each(locales)("every reason has its sentence in %s", async (locale) => {
    const { domain } = await loadMessages(locale);
    expect(Object.keys(domain.standingReason).sort()).toEqual([...STANDING_REASONS].sort());
  });
});

describe("a light in a word (rule 4)", () => {
  it.each<[string, Standing, string]>([
    ["a total reached before its day", september(JOBS, "3.2"), "提前完成"],
    ["a rate above its target is not early but over", september(GROWTH, "7"), "超额完成"],
    ["a rate that meets its target", september(GROWTH, "6.2"), "正常"],
    ["nothing reported", september(JOBS, null), "未填报"],
    ["far behind", september(JOBS, "0.3"), "严重滞后"],
  ])("%s", (_, standing, word) => {
    expect(lightWord(standing, speaker)).toBe(word);
  });

  it("one set by hand is called by its own word, and the computed one beside it by its reason (rule 7)", () => {
    const standing = {
      ...september(JOBS, null),
      light: "blue",
      override: { light: "blue", reason: "x" },
    } as const;
    expect(lightWord(standing, speaker)).toBe("提前/超额");
    expect(lightWord(standing, speaker, "computedLight")).toBe("未填报");
  });
});

describe("what is reached, in a cell", () => {
  it("an amount has a rate, not capped; a growth rate has its gap in points, never a rate (rules 1 and 2)", () => {
    expect(attainmentText(september(JOBS, "4.96608"), speaker)).toBe("155.19%");
    expect(attainmentText(september(GROWTH, "5.2"), speaker)).toBe("−0.8百分点");
    expect(attainmentText(september(GROWTH, "6.3"), speaker)).toBe("+0.3百分点");
  });

  it("what is missing is named and is no zero (rule 5)", () => {
    expect(actualText(september(JOBS, null), JOBS, speaker)).toBe("未填报");
    expect(attainmentText(september(JOBS, null), speaker)).toBe("—");
    expect(actualText(september(JOBS, "0"), JOBS, speaker)).toBe("0万人");
  });

  it("a milestone counts its stages", () => {
    const stages = [
      { name: "design", period: "2026-03" },
      { name: "ground", period: "2026-12" },
    ];
    const bridge: TargetDefinition = {
      ...JOBS,
      measure: "milestone",
      low: null,
      high: null,
      unit: null,
      stages,
    };
    expect(actualText(september(bridge, "1"), bridge, speaker)).toBe("1个节点");
  });
});
