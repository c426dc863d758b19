import ExcelJS from "exceljs";
import { expect, type Page } from "@playwright/test";
import { LEDGER_HEADS, type LedgerHead, ledgerRows } from "./target-steps";

/** A target's figures as a page says them, with the unit. */
export interface Figures {
  readonly actual: string;
  readonly expected: string;
  readonly attainment: string;
  readonly light: string;
}

/** The figures on the target's own page. */
export async function figuresOnTarget(page: Page, words: string): Promise<Figures> {
  const section = page.getByRole("region", { name: `${words}完成情况` });
  const figure = (label: string) =>
    section
      .locator("dl > div")
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator("dd")
      .first();
  return {
    actual: await figure("完成值").innerText(),
    expected: await figure("序时进度").innerText(),
    attainment: await figure("完成率").innerText(),
    light: (
      await section
        .getByText(/^(?:提前完成|超额完成|正常|滞后|严重滞后|未填报|待审核|未到填报期)$/)
        .first()
        .innerText()
    ).trim(),
  };
}

/** The figures in the target's row of the ledger; the unit has a column of its own there. */
export async function figuresInLedger(page: Page, indicator: string): Promise<Figures> {
  const row = (await ledgerRows(page)).find(({ 指标: name }) => name === indicator);
  if (!row) throw new Error(`${indicator} is not in this list`);
  const measured = (text: string) => (/\d$/.test(text) ? text + row.单位 : text);
  return {
    actual: measured(row.完成值),
    expected: measured(row.序时进度),
    attainment: row.完成率,
    light: row.亮灯,
  };
}

/** From the standing of the month by way of the unit's row to the list of its targets. */
export async function drillDown(page: Page, period: string, unit: string): Promise<void> {
  await page.goto(`/standing?period=${period}`);
  const groups = page.getByRole("group", { name: "按牵头单位" });
  await groups.getByRole("link", { name: unit, exact: true }).click();
  await page.waitForURL(/\/targets\?.*lead=/);
}

/**
 * Exports what is on the ledger's page and compares the file with the rows on the screen, cell by cell: real numbers and
 * dates, which shown in the screen's way are what the screen shows.
 */
export async function compareExport(page: Page): Promise<number> {
  const rows = await ledgerRows(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await (await download).path());
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error("the export has no sheet");
  const [view] = sheet.views;
  expect(view).toMatchObject({ state: "frozen" });
  const headRow = view?.state === "frozen" ? (view.ySplit ?? 0) : 0;
  const heads = (sheet.getRow(headRow).values as readonly unknown[]).map(String);
  const columns = LEDGER_HEADS.map((head) => heads.indexOf(head));
  const gapColumn = heads.indexOf("差距（百分点）");
  expect([...columns, gapColumn]).not.toContain(-1);

  const byNumber = new Map(rows.map((row) => [row.序号, row]));
  expect(sheet.rowCount - headRow).toBe(rows.length);
  for (let at = headRow + 1; at <= sheet.rowCount; at += 1) {
    const cells = columns.map((column) => sheet.getRow(at).getCell(column).value);
    const screen = byNumber.get(String(cells[0]));
    if (!screen) throw new Error(`row ${at} of the file is not on the screen`);
    const gap = sheet.getRow(at).getCell(gapColumn).value;
    const inFile = LEDGER_HEADS.map((head, index) => {
      const cell = cells[index] ?? null;
      return [head, head === "完成率" ? attainment(cell, gap) : asOnScreen(head, cell, screen)];
    });
    expect(Object.fromEntries(inFile)).toEqual(screen);
  }
  return rows.length;
}

/** What a cell of the file looks like on the screen; a word the file leaves out is taken from the screen. */
function asOnScreen(head: LedgerHead, cell: ExcelJS.CellValue, screen: Record<LedgerHead, string>): string {
  const shown = screen[head];
  switch (head) {
    case "目标值": {
      // The sign of the comparator stands in a column of its own in the file; a judgement has no number.
      const sign = /^[≥≤≈] /.exec(shown)?.[0] ?? "";
      return cell === null && /^\D+$/.test(shown) ? shown : sign + grouped(cell);
    }
    case "序时进度":
      return cell === null ? "—" : amount(cell, shown, 2);
    case "完成值":
      return cell === null && !/\d/.test(shown) ? shown : amount(cell, shown);
    case "牵头单位":
      // An open place may say whom it is proposed to; the file holds what is decided.
      return cell === null && shown.startsWith("待分工") ? shown : String(cell ?? "");
    case "完成时限":
      return cell instanceof Date ? dateLike(cell, shown) : "";
    default:
      return cell === null ? "" : grouped(cell);
  }
}

/** 完成率 as the screen shows it: growth and shares are never divided, they have a gap in points instead. */
function attainment(rate: ExcelJS.CellValue, gap: ExcelJS.CellValue): string {
  if (rate !== null) return `${grouped(Number((Number(rate) * 100).toFixed(2)))}%`;
  if (typeof gap !== "number") return "—";
  const rounded = Number(gap.toFixed(2));
  return `${rounded > 0 ? "+" : ""}${grouped(rounded)}百分点`;
}

/** A number in the way of the screen, which counts stages with their word. */
function amount(cell: ExcelJS.CellValue, shown: string, places?: number): string {
  if (typeof cell !== "number") return String(cell);
  const rounded = places === undefined || Math.abs(cell) < 1 ? cell : Number(cell.toFixed(places));
  return (
    grouped(Math.abs(cell) < 1 ? Number(rounded.toFixed(4)) : rounded) + (/个节点$/.exec(shown)?.[0] ?? "")
  );
}

function dateLike(date: Date, shown: string): string {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return shown.includes("年") ? `${year}年${month}月${day}日` : date.toISOString().slice(0, 10);
}

function grouped(cell: ExcelJS.CellValue): string {
  if (typeof cell !== "number") return String(cell ?? "");
  return cell.toLocaleString("en-US", { maximumFractionDigits: 10 }).replace("-", "−");
}
