import { describe, expect, it } from "vitest";
import { nameIndex } from "@/lib/domain/cell-text";
import { guessMapping, headingRow, mappingOf } from "@/lib/domain/import-columns";
import { readImportRow } from "@/lib/domain/import-row";
import { type ImportGround, type KnownTarget } from "@/lib/domain/import-target";
import { planImport } from "@/lib/domain/ledger-import";
import { JOBS } from "@/tests/support/jobs";

const HEADING = [
  "序号",
  "报告原文",
  "类别",
  "指标",
  "口径",
  "要求",
  "目标值",
  "单位",
  "分管领导",
  "牵头单位",
];
const MORE = ["配合单位", "完成时限", "备注"];
const MAPPING = guessMapping([...HEADING, ...MORE]);
const NAMES: ImportGround["names"] = {
  units: nameIndex([
    { id: "rs", names: ["人力资源和社会保障局", "人社局"] },
    { id: "jy", names: ["教育局"] },
  ]),
  posts: nameIndex([{ id: "vice", names: ["副区长（民生）"] }]),
  categories: new Map([["社会民生", "livelihood"]]),
  measures: new Map([
    ["累计量", "cumulative"],
    ["定性", "qualitative"],
  ]),
  comparators: new Map([["不低于", "at_least"]]),
};
const KNOWN: KnownTarget = {
  id: "jobs",
  number: 3,
  version: 4,
  assignmentVersion: 2,
  year: 2026,
  quote: "新增就业3.2万人以上。",
  content: {
    indicator: "新增就业",
    category: "livelihood",
    ...JOBS,
  },
  weight: "1",
  livelihood: false,
  note: null,
  schedule: null,
  settled: [],
  assignment: {
    leadUnitId: "rs",
    supportUnitIds: [],
    leaderPostId: null,
    contact: null,
    dueOn: "2026-12-31",
  },
  reported: true,
  approved: true,
  bound: true,
};
const GROUND: ImportGround = {
  year: 2026,
  names: NAMES,
  known: [KNOWN],
  withdrawn: new Set([7]),
  propose: () => ({ measure: "closing", direction: "up", category: "governance" }),
};
const EXPORTED = [
  "3",
  "新增就业3.2万人以上。",
  "社会民生",
  "新增就业",
  "累计量",
  "不低于",
  "3.2",
  "万人",
  "",
  "人社局",
];
const cells = (values: Readonly<Record<string, string>>, base: readonly string[] = []) =>
  [...HEADING, ...MORE].map((name, at) => values[name] ?? base[at] ?? "");
const plan = (...rows: readonly (readonly string[])[]) => [...planImport(rows, 4, MAPPING, GROUND)];
const problemsOf = (values: Readonly<Record<string, string>>, base?: readonly string[]) =>
  plan(cells(values, base))[0]?.problems;

describe("the columns of a ledger that is imported", () => {
  it("are found by docs/rules.md's names and those of mailed spreadsheets, below the title", () => {
    const rows = [
      ["某区2026年目标台账"],
      ["填表单位：督查室"],
      ["项目序号", "目标 任务", "牵头部门", "完成时间"],
      ["1"],
    ];
    expect(headingRow(rows)).toBe(2);
    expect(guessMapping(rows[2]!)).toEqual({ number: 0, indicator: 1, leadUnit: 2, dueOn: 3 });
    expect(headingRow([["1", "新增就业", "人社局"]])).toBeNull();
  });

  it("are chosen once each, with one for the indicator", () => {
    expect(mappingOf(["number", null, "indicator"])).toEqual({
      ok: true,
      mapping: { number: 0, indicator: 2 },
    });
    expect(mappingOf(["indicator", "note", "note"])).toMatchObject({ field: "columns.2" });
    expect(mappingOf(["number"])).toMatchObject({ field: "columns", problem: "import_indicator_unmapped" });
  });
});

describe("a cell of a ledger that is imported", () => {
  const read = (values: Readonly<Record<string, string>>) =>
    readImportRow(cells(values), MAPPING, NAMES, 2026);

  it.each([
    ["3.2万人", { low: "3.2", high: "3.2" }, "万人", null],
    ["≥40家", { low: "40", high: "40" }, "家", "at_least"],
    ["6—6.5%", { low: "6", high: "6.5" }, "%", "range"],
    ["-2~-1%", { low: "-2", high: "-1" }, "%", "range"],
    ["45万平方米以上", { low: "45", high: "45" }, "万平方米", "at_least"],
    ["控制在", null, null, null],
  ])("reads the value %s", (typed, value, unit, comparator) => {
    expect(read({ 目标值: typed }).row).toMatchObject({ value, unit, comparator });
  });

  it("tells at its column what it can't read, and leaves the other cells alone", () => {
    const { row, problems } = read({
      序号: "一",
      类别: "其他",
      目标值: "若干",
      分管领导: "王区长",
      牵头单位: "人社局",
      配合单位: "教育局、无名局",
      完成时限: "尽快",
    });
    expect(problems).toEqual({
      number: "import_number",
      category: "import_category",
      value: "not_a_number",
      leader: "leader_post_unknown",
      supportUnits: "unit_unknown",
      dueOn: "due_not_a_day",
    });
    expect(row.leadUnitId).toBe("rs");
  });

  it.each([
    ["不低于", "at_least"],
    ["以上", "at_least"],
    ["≤", "at_most"],
    ["左右", "about"],
  ])("knows the requirement %s by the ledger's word or the report's", (typed, comparator) => {
    expect(read({ 要求: typed, 目标值: "3" })).toMatchObject({ problems: {}, row: { comparator } });
  });

  it("takes off the apostrophe that keeps a CSV's text from running, and the exported word on a light set by hand", () => {
    const { row } = read({ 指标: "'=SUM(A1)", 备注: "按季报送\n人工亮灯：数据待核（系统亮灯：红）" });
    expect(row).toMatchObject({ indicator: "=SUM(A1)", note: "按季报送" });
  });
});

describe("what an import would do", () => {
  it("is nothing where a row says what the ledger has, or says nothing", () => {
    expect(plan(cells({}, EXPORTED))).toMatchObject([{ line: 4, problems: {}, plan: { kind: "same" } }]);
    expect(plan(cells({ 指标: "新增 就业" }))).toMatchObject([
      { plan: { kind: "same", target: { id: "jobs" } } },
    ]);
    expect(plan(cells({}), [])).toEqual([]);
  });

  it("changes what says nothing about the promise", () => {
    const [row] = plan(cells({ 配合单位: "教育局", 完成时限: "11月底", 备注: "按季报送" }, EXPORTED));
    expect(row?.plan).toMatchObject({
      kind: "changed",
      next: {
        columns: ["supportUnits", "dueOn", "note"],
        note: "按季报送",
        state: { assignment: { leadUnitId: "rs", supportUnitIds: ["jy"], dueOn: "2026-11-30" } },
      },
    });
  });

  it("never changes the promise (目标调整 has its own path): it is told at the cell", () => {
    expect(problemsOf({ 目标值: "3.5" }, EXPORTED)).toEqual({ value: "import_needs_adjustment" });
    expect(problemsOf({ 口径: "定性" }, EXPORTED)).toMatchObject({ measure: "measure_needs_adjustment" });
    expect(problemsOf({ 指标: "技能培训" }, EXPORTED)).toEqual({ indicator: "import_number_taken" });
  });

  it("brings new targets with what the file says, the proposed rest, and numbers that nobody had", () => {
    const [first, second] = plan(
      cells({ 指标: "义务教育学位", 目标值: "2000个", 牵头单位: "教育局" }),
      cells({ 序号: "9", 指标: "居家养老服务" }),
    );
    expect(first?.plan).toMatchObject({
      kind: "new",
      next: {
        number: 10,
        quote: "义务教育学位2000个",
        content: { measure: "closing", category: "governance", comparator: "point", low: "2000", unit: "个" },
        state: { assignment: { leadUnitId: "jy", dueOn: "2026-12-31" } },
      },
    });
    expect(second?.plan).toMatchObject({ next: { number: 9, content: { measure: "qualitative" } } });
  });

  it.each([
    [{ 目标值: "3" }, { indicator: "required" }],
    [{ 指标: "学位", 目标值: "3" }, { unit: "required" }],
    [{ 指标: "学位", 口径: "累计量" }, { measure: "import_measure_unfit" }],
    [{ 序号: "7", 指标: "学位" }, { number: "import_number_withdrawn" }],
    [{ 指标: "学位", 配合单位: "教育局" }, { leadUnit: "lead_unit_missing" }],
  ])("tells what %o lacks", (values, problems) => {
    expect(problemsOf(values)).toMatchObject(problems);
  });

  it("knows a target that the file names twice", () => {
    const rows = plan(cells({}, EXPORTED), cells({ 指标: "新增就业" }), cells({ 序号: "9", 指标: "学位" }));
    expect(rows.map(({ problems }) => problems)).toEqual([{}, { indicator: "import_twice" }, {}]);
  });
});
