import { type Page } from "@playwright/test";

/** A line of the standing as the page writes it: rates with the counts they were made from, lights that shine. */
export interface GroupLine {
  readonly total: string;
  readonly done: string;
  readonly onSchedule: string;
  /** The mean by weight; left out where all weights are the same. */
  readonly weighted?: string;
  readonly lights: string;
  /** The targets without a figure, each with why; of the whole their number. */
  readonly missing: string;
}

type Dimension = "unit" | "category" | "leader";

/** The standing of a month (`YYYY-MM`) or of the snapshot whose page this is: by group, and `合计` for the whole. */
export async function standingBy(
  page: Page,
  by: Dimension,
  address: string,
): Promise<Readonly<Record<string, GroupLine>>> {
  await page.goto(`${address}${address.includes("?") ? "&" : "?"}by=${by}`);
  const labels = { unit: "按牵头单位", category: "按类别", leader: "按分管领导" };
  const rows = await page
    .getByRole("group", { name: labels[by] })
    .locator("tbody > tr")
    .evaluateAll((all) =>
      all.map((row) => ({
        cells: [...row.children].map((cell) => (cell as HTMLElement).innerText.trim().replace(/\s+/g, " ")),
        lights: [...row.querySelectorAll<HTMLElement>("li[title]")]
          .map((light) => ({ word: light.title, count: /\d+$/.exec(light.innerText.trim())?.[0] ?? "" }))
          .filter(({ count }) => count !== "0")
          .map(({ word, count }) => `${word}${count}`)
          .join(" "),
      })),
    );
  return Object.fromEntries(
    rows.map(({ cells, lights }) => {
      const [name = "", total = "", done = "", onSchedule = ""] = cells;
      const weighted = cells.length > 6 ? { weighted: cells[4] ?? "" } : {};
      return [name, { total, done, onSchedule, ...weighted, lights, missing: cells.at(-1) ?? "" }];
    }),
  );
}
