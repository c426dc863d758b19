import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync("docs/security.md", "utf8");

/**
 * The requirements of ASVS 5.0.0 of level 1 and 2: of each section, the last number; those between that are of level 3.
 * From the standard's own list, OWASP_Application_Security_Verification_Standard_5.0.0_en.csv: 70 of level 1, 183 of level 2.
 */
const LAST: Readonly<Record<string, number>> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5 },
  ...{ "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2 },
  ...{ "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11 },
  ...{ "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1 },
  ...{ "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4 },
  ...{ "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3 },
  ...{ "17.1": 1, "17.2": 4, "17.3": 2 },
};
const REQUIRED = Object.entries(LAST).flatMap(([section, last]) => upTo(section, 1, last));

function upTo(section: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${section}.${first + index}`);
}

/** The numbers in the first cell of a row, ranges (`6.5.1 to 6.5.5`) as all of theirs; those of level 3 are extra. */
function numbersOf(cell: string): string[] {
  return cell.split(",").flatMap((part) => {
    const found = [...part.matchAll(/(\d+\.\d+)\.(\d+)/g)];
    const [first, last = first] = found;
    if (!first || part.includes("(L3)")) return [];
    return upTo(first[1] ?? "", Number(first[2]), Number(last?.[2]));
  });
}

/** docs/security.md says of each requirement which test shows it; a test that was moved or removed shows nothing. */
it("the security page names tests and sources that exist", () => {
  const named = [...page.matchAll(/`((?:tests|lib|app)\/[\w./-]+\.tsx?)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

it("the security page answers each requirement of ASVS level 1 and 2 once", () => {
  expect(REQUIRED).toHaveLength(253);
  const section = page.split("\n## ").find((part) => part.startsWith("OWASP ASVS 5.0")) ?? "";
  const rows = section.split("\n").filter((line) => /^\|\s*\d/.test(line));
  const answered = rows.flatMap((line) => numbersOf(line.split("|")[1] ?? ""));
  expect(answered.filter((number, index) => answered.indexOf(number) !== index)).toEqual([]);
  expect(REQUIRED.filter((number) => !answered.includes(number))).toEqual([]);
  expect(answered.filter((number) => !REQUIRED.includes(number))).toEqual([]);
  for (const line of rows) expect(line.split("|")[2]?.trim(), line).not.toBe("");
});
