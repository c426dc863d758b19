import { readFile } from "node:fs/promises";
import { type Page } from "@playwright/test";
import ExcelJS from "exceljs";

/** What a click on the page downloads. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await download.path());
}

/** A file of the export centre: its card, what is chosen in it, and the format on the button. */
export async function exported(
  page: Page,
  card: string,
  chosen: Readonly<Record<string, string | RegExp>>,
  format: string,
): Promise<Buffer> {
  await page.goto("/exports");
  const section = page.getByRole("region", { name: card, exact: true });
  for (const [field, option] of Object.entries(chosen)) {
    const label = section.locator("option").filter({ hasText: option });
    await section.getByRole("combobox", { name: field }).selectOption({ label: await label.innerText() });
  }
  return downloaded(page, () => section.getByRole("button", { name: `下载${card}（${format}）` }).click());
}

/** The rows of a sheet by their heads, from the line on that begins with `first`; numbers as they are. */
export async function sheetRows(
  file: Buffer,
  first: string,
  sheet?: string,
): Promise<readonly Readonly<Record<string, ExcelJS.CellValue>>[]> {
  const workbook = new ExcelJS.Workbook();
  // exceljs declares a Buffer of its own.
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  const found = sheet === undefined ? workbook.worksheets[0] : workbook.getWorksheet(sheet);
  if (!found) throw new Error(`the file has no sheet ${sheet ?? ""}`);
  const lines = Array.from(found.getSheetValues(), (line) => (Array.isArray(line) ? line : []));
  const head = lines.findIndex((line) => line[1] === first);
  const heads = lines[head] ?? [];
  return lines
    .slice(head + 1)
    .map((line) =>
      Object.fromEntries(
        heads.flatMap((name, at) => (typeof name === "string" ? [[name, line[at] ?? null]] : [])),
      ),
    );
}
