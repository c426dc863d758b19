import { describe, expect, it } from "vitest";
import { leadFinder, unitOfKind } from "@/lib/domain/lead-department";

const unit = (name: string, shortName = name) => ({ id: name, name, shortName });

/** A county whose departments carry their full names, and the bodies that only sound like one. */
const COUNTY = [
  "青原县人民政府办公室",
  "青原县发展和改革局",
  "青原县科技和经济信息化局",
  "青原县人力资源和社会保障局",
  "青原县医疗保障局",
  "青原县商务和投资促进局",
  "青原县城市管理局",
  "青原县市场监督管理局",
  "青原县住房和城乡建设局",
  "青原县交通运输局",
  "青原县教育体育局",
  "青原县文化和旅游局",
  "青原县卫生健康委员会",
  "青原县水务局",
  "青原县农业农村局",
  "市公安局青原分局",
  "市自然资源和规划局青原分局",
  "青原县消防救援大队",
  "青原县税务局",
  "青原县司法局",
  "中央商务区管委会",
  "城关镇",
].map((name) => unit(name));

describe("the unit of a kind, by its name", () => {
  it.each([
    ["发改", "青原县发展和改革局"],
    ["经信", "青原县科技和经济信息化局"],
    ["科技", "青原县科技和经济信息化局"],
    ["人社", "青原县人力资源和社会保障局"],
    ["人社局", "青原县人力资源和社会保障局"],
    ["医保", "青原县医疗保障局"],
    ["商务", "青原县商务和投资促进局"],
    ["投资促进", "青原县商务和投资促进局"],
    ["城管", "青原县城市管理局"],
    ["市场监管", "青原县市场监督管理局"],
    ["住建", "青原县住房和城乡建设局"],
    ["交通", "青原县交通运输局"],
    ["教育", "青原县教育体育局"],
    ["体育", "青原县教育体育局"],
    ["文旅", "青原县文化和旅游局"],
    ["卫健", "青原县卫生健康委员会"],
    ["水利", "青原县水务局"],
    ["农业农村", "青原县农业农村局"],
    ["公安", "市公安局青原分局"],
    ["自然资源", "市自然资源和规划局青原分局"],
    ["消防", "青原县消防救援大队"],
    ["税务", "青原县税务局"],
    ["民政", null],
    ["气象", null],
    ["", null],
  ])("%s", (kind, name) => {
    expect(unitOfKind(kind, COUNTY)?.name ?? null).toBe(name);
  });

  it.each([
    ["人社", ["人社局", "教育局"], "人社局"],
    ["发改", ["区发改委", "发展改革研究中心"], "区发改委"],
    ["发改", ["上海市沿浦新区发展改革委"], "上海市沿浦新区发展改革委"],
    ["经信", ["科经局", "商务局"], "科经局"],
    ["经信", ["区经济和信息化委员会"], "区经济和信息化委员会"],
    ["商务", ["中央商务区管委会"], null],
    ["商务", ["西城商务区管理委员会"], null],
    ["民政", ["区人民政府办公室"], null],
  ])("%s among %j", (kind, names, expected) => {
    const found = unitOfKind(
      kind,
      names.map((name) => unit(name)),
    );
    expect(found?.name ?? null).toBe(expected);
  });

  it("reads the short name too", () => {
    expect(unitOfKind("人社", [unit("第七处", "处"), unit("就业和保障局", "人社局")])?.name).toBe(
      "就业和保障局",
    );
  });

  it("a name that begins with the kind goes before one that holds it; of equals none is proposed", () => {
    expect(unitOfKind("教育", [unit("爱国教育办公室"), unit("教育局")])?.name).toBe("教育局");
    expect(unitOfKind("教育", [unit("甲区教育局"), unit("乙区教育局")])).toBeNull();
  });
});

describe("who leads an indicator", () => {
  const table = [
    { kind: "财政", keywords: ["预算收入"], unitId: null },
    { kind: "人社", keywords: ["失业", "就业"], unitId: null },
    { kind: "残联", keywords: ["残疾人", "就业"], unitId: "城关镇" },
  ];

  it("the first row with a keyword of it, with the word that it rests on", () => {
    expect(leadFinder(table, COUNTY)("残疾人就业")).toMatchObject({
      kind: "人社",
      keyword: "就业",
      unit: { name: "青原县人力资源和社会保障局" },
    });
    expect(leadFinder(table.toReversed(), COUNTY)("残疾人就业")).toMatchObject({
      kind: "残联",
      keyword: "残疾人",
      unit: { name: "城关镇" },
    });
  });

  it("a chosen unit that can get no duty any more counts as not chosen", () => {
    const chosen = [{ kind: "人社", keywords: ["就业"], unitId: "dissolved" }];
    expect(leadFinder(chosen, COUNTY)("新增就业")?.unit?.name).toBe("青原县人力资源和社会保障局");
  });

  it("names the kind where the district has no such unit, and nobody where no word is known", () => {
    expect(leadFinder(table, COUNTY)("一般公共预算收入")).toEqual({
      kind: "财政",
      keyword: "预算收入",
      unit: null,
    });
    expect(leadFinder(table, COUNTY)("信访积案")).toBeNull();
  });
});
