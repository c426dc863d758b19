import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it } from "vitest";
import { clearBlock, fillDown, pasteBlock, blockText } from "@/components/targets/sheet/block-changes";
import { type SheetColumn, sheetColumns, suggestions } from "@/components/targets/sheet/sheet-columns";
import {
  changeCells,
  markSending,
  nextBatch,
  receive,
  shownValue,
  type SheetState,
  turnBack,
  unsaved,
} from "@/components/targets/sheet/sheet-model";
import { placeAfter, placeAfterTab } from "@/components/targets/sheet/use-selection";
import { loadMessages } from "@/lib/format/messages";
import { type Speaker } from "@/lib/format/speaker";
import { type SheetRow } from "@/lib/server/queries/target-sheet";

const DIRECTORY = {
  units: [
    { id: "rs", name: "区人力资源和社会保障局", shortName: "人社局" },
    { id: "jy", name: "区教育局", shortName: "教育局" },
  ],
  posts: [{ id: "vice", title: "常务副区长" }],
};
const row = (number: number, columns: Partial<SheetRow> = {}): SheetRow => ({
  id: `t${number}`,
  number,
  version: 1,
  assignmentVersion: 0,
  indicator: `指标${number}`,
  target: "≥ 3.2",
  unit: "万人",
  livelihood: false,
  category: "livelihood",
  measure: "cumulative",
  baseline: "0",
  weight: "1",
  leaderPostId: null,
  leadUnitId: null,
  supportUnitIds: [],
  dueOn: null,
  fixed: { measure: false, baseline: false },
  ...columns,
});
const START: SheetState = {
  rows: [1, 2, 3].map((number) => row(number)),
  edits: new Map(),
  undo: [],
  redo: [],
};

let columns: readonly SheetColumn[];
beforeAll(async () => {
  const messages = await loadMessages("zh-CN");
  columns = sheetColumns(DIRECTORY, createTranslator({ locale: "zh-CN", messages }) as unknown as Speaker);
});
const at = (key: string) => columns.findIndex((column) => column.key === key);
const table = (state: SheetState) => ({ state, rows: state.rows, columns, year: 2026 });
const block = (top: number, bottom: number, left: string, right = left) => ({
  top,
  bottom,
  left: at(left),
  right: at(right),
});
const lead = (id: string, value: string | null) => [{ id, field: "leadUnitId" as const, value }];

describe("what is typed in the responsibility table", () => {
  it("is read by the names that people use", () => {
    const read = (key: string, text: string) => columns[at(key)]?.read(row(1), text, 2026);
    expect(read("leadUnitId", "区教育局")).toEqual({ ok: true, value: "jy" });
    expect(read("supportUnitIds", "人社局，教育局")).toEqual({ ok: true, value: ["rs", "jy"] });
    expect(read("supportUnitIds", "人社局、财政局")).toEqual({ ok: false, problem: "unit_unknown" });
    expect(read("dueOn", "6月底")).toEqual({ ok: true, value: "2026-06-30" });
    expect(read("measure", "期末量")).toEqual({ ok: true, value: "closing" });
    expect(read("weight", "")).toEqual({ ok: false, problem: "not_a_number" });
    expect(read("category", "")).toEqual({ ok: false, problem: "required" });
  });

  it("is completed from the names that begin with it first, of several the last", () => {
    const offered = (key: string, text: string) =>
      suggestions(columns[at(key)]!, text).map(({ label }) => label);
    expect(offered("leadUnitId", "教")).toEqual(["教育局"]);
    expect(offered("supportUnitIds", "人社局、区")).toEqual(["人社局", "教育局"]);
  });

  it("goes out row by row with the versions that were seen, and is settled by the answer", () => {
    const typed = changeCells(START, [...lead("t1", "rs"), { id: "t3", field: "weight", value: "2" }]);
    const batch = nextBatch(typed)!;
    expect(batch.input.rows).toEqual([
      { id: "t1", version: 1, assignmentVersion: 0, edit: { leadUnitId: "rs" } },
      { id: "t3", version: 1, assignmentVersion: 0, edit: { weight: "2" } },
    ]);
    const sending = markSending(typed, batch);
    expect(nextBatch(sending)).toBeNull();
    const stored = [row(1, { leadUnitId: "rs", assignmentVersion: 1 }), row(3, { weight: "2", version: 2 })];
    const done = receive(sending, batch, { rows: stored, refused: {}, overtaken: {} });
    expect(unsaved(done)).toEqual({ going: 0, refused: 0 });
    expect(done.rows[0]?.assignmentVersion).toBe(1);
  });

  it("keeps what was typed while the answer was on its way for the next batch", () => {
    const first = changeCells(START, lead("t1", "rs"));
    const batch = nextBatch(first)!;
    const typedOn = changeCells(markSending(first, batch), lead("t1", "jy"));
    const stored = [row(1, { leadUnitId: "rs", assignmentVersion: 1 })];
    const after = receive(typedOn, batch, { rows: stored, refused: {}, overtaken: {} });
    expect(nextBatch(after)?.input.rows[0]).toMatchObject({
      assignmentVersion: 1,
      edit: { leadUnitId: "jy" },
    });
  });

  it("stays in a refused cell with its problem, and goes out again once the row is changed", () => {
    const typed = changeCells(START, [{ id: "t1", field: "leaderPostId", value: "vice" }]);
    const batch = nextBatch(typed)!;
    const refused = { t1: { leadUnitId: "lead_unit_missing" } };
    const after = receive(markSending(typed, batch), batch, { rows: [], refused, overtaken: {} });
    expect(after.edits.get("t1")).toMatchObject({ state: "refused", problems: refused.t1 });
    expect(nextBatch(after)).toBeNull();
    expect(nextBatch(changeCells(after, lead("t1", "rs")))?.input.rows[0]?.edit).toEqual({
      leaderPostId: "vice",
      leadUnitId: "rs",
    });
  });

  it("tells who changed the row meanwhile and keeps what was typed beside what that person made of it", () => {
    const typed = changeCells(START, lead("t1", "rs"));
    const batch = nextBatch(typed)!;
    const theirs = row(1, { leadUnitId: "jy", assignmentVersion: 1 });
    const after = receive(markSending(typed, batch), batch, {
      rows: [theirs],
      refused: {},
      overtaken: { t1: "查" },
    });
    expect(after.edits.get("t1")).toMatchObject({ state: "refused", overtakenBy: "查" });
    expect(after.rows[0]).toBe(theirs);
    expect(shownValue(after, theirs, "leadUnitId")).toBe("rs");
  });

  it("drops the row of a target that is in the ledger no more", () => {
    const typed = changeCells(START, lead("t2", "rs"));
    const batch = nextBatch(typed)!;
    const after = receive(markSending(typed, batch), batch, { rows: [], refused: {}, overtaken: {} });
    expect(after.rows.map(({ id }) => id)).toEqual(["t1", "t3"]);
  });
});

describe("undo and redo", () => {
  it("are new changes of what this person did, a whole stroke at a time", () => {
    const stroke = changeCells(START, [...lead("t1", "rs"), ...lead("t2", "rs")]);
    const stored = {
      ...stroke,
      edits: new Map(),
      rows: stroke.rows.map((one) => ({ ...one, leadUnitId: "rs" })),
    };
    const undone = turnBack(stored, "undo");
    expect(undone.left).toBe(0);
    expect(nextBatch(undone.state)?.input.rows.map(({ edit }) => edit)).toEqual([
      { leadUnitId: null },
      { leadUnitId: null },
    ]);
    const redone = turnBack(undone.state, "redo").state;
    expect(shownValue(redone, redone.rows[0]!, "leadUnitId")).toBe("rs");
  });

  it("leave alone what somebody else changed since", () => {
    const stroke = changeCells(START, lead("t1", "rs"));
    const theirs = { ...stroke, edits: new Map(), rows: [row(1, { leadUnitId: "jy" })] };
    const undone = turnBack(theirs, "undo");
    expect(undone.left).toBe(1);
    expect(nextBatch(undone.state)).toBeNull();
  });
});

describe("blocks of cells", () => {
  it("are copied as text and pasted back unchanged", () => {
    const state = { ...START, rows: [row(1, { leadUnitId: "rs", dueOn: "2026-06-30" }), row(2)] };
    const text = blockText(table(state), block(0, 0, "leadUnitId", "dueOn"));
    expect(text).toEqual([["人社局", "", "2026-06-30"]]);
    const { changes } = pasteBlock(table(state), block(1, 1, "leadUnitId"), text);
    expect(changeCells(state, changes).edits.get("t2")?.cells).toMatchObject({
      leadUnitId: { value: "rs" },
      dueOn: { value: "2026-06-30" },
    });
  });

  it("show an error at each pasted cell that can't be read, and count what found no place", () => {
    const pasted = pasteBlock(table(START), block(2, 2, "leadUnitId"), [["财政局"], ["教育局"]]);
    expect(pasted.left).toBe(1);
    const state = changeCells(START, pasted.changes);
    expect(state.edits.get("t3")).toMatchObject({
      state: "refused",
      problems: { leadUnitId: "unit_unknown" },
    });
  });

  it("keep a cell that can't be read when its neighbours are stored", () => {
    const pasted = pasteBlock(table(START), block(0, 0, "leadUnitId"), [["财政局", "教育局", ""]]);
    expect(pasted.left).toBe(0);
    const state = changeCells(START, pasted.changes);
    const batch = nextBatch(state)!;
    expect(batch.input.rows[0]?.edit).toEqual({ supportUnitIds: ["jy"] });
    const stored = [row(1, { supportUnitIds: ["jy"], assignmentVersion: 1 })];
    const after = receive(markSending(state, batch), batch, { rows: stored, refused: {}, overtaken: {} });
    expect(after.edits.get("t1")).toMatchObject({
      state: "refused",
      cells: { leadUnitId: { unread: { text: "财政局" } } },
      problems: { leadUnitId: "unit_unknown" },
    });
  });

  it("are filled from one pasted cell, filled down from their first row, or emptied", () => {
    const filled = changeCells(
      START,
      pasteBlock(table(START), block(0, 2, "category"), [["经济发展"]]).changes,
    );
    expect(filled.rows.map((one) => shownValue(filled, one, "category"))).toEqual([
      "economy",
      "economy",
      "economy",
    ]);
    const first = changeCells(START, lead("t1", "jy"));
    const down = changeCells(first, fillDown(table(first), block(0, 2, "leadUnitId")));
    expect(down.rows.map((one) => shownValue(down, one, "leadUnitId"))).toEqual(["jy", "jy", "jy"]);
    const cleared = changeCells(down, clearBlock(table(down), block(0, 1, "category", "leadUnitId")));
    expect(shownValue(cleared, cleared.rows[1]!, "leadUnitId")).toBeNull();
    expect(shownValue(cleared, cleared.rows[1]!, "category")).toBe("livelihood");
  });
});

describe("the keyboard", () => {
  it("moves by cell, to the ends, and stays in the table", () => {
    const from = { row: 1, column: 1 };
    expect(placeAfter(from, "ArrowDown", false, 3, 4)).toEqual({ row: 2, column: 1 });
    expect(placeAfter(from, "ArrowRight", true, 3, 4)).toEqual({ row: 1, column: 3 });
    expect(placeAfter(from, "PageUp", false, 3, 4)).toEqual({ row: 0, column: 1 });
    expect(placeAfter(from, "x", false, 3, 4)).toBeNull();
  });
  it("goes on to the next row with Tab, and out of the table at its end", () => {
    expect(placeAfterTab({ row: 0, column: 3 }, false, 3, 4)).toEqual({ row: 1, column: 0 });
    expect(placeAfterTab({ row: 2, column: 3 }, false, 3, 4)).toBeNull();
  });
});
