import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ADJUSTMENT_PROBLEMS } from "@/lib/domain/adjustment";
import { ASSIGNMENT_PROBLEMS } from "@/lib/domain/assignment";
import { VALUE_PROBLEMS } from "@/lib/domain/measure-value";
import { CORRECTION_PROBLEMS } from "@/lib/domain/correction";
import { DEPUTY_PROBLEMS } from "@/lib/domain/deputy";
import { PERIOD_PROBLEMS } from "@/lib/domain/period-change";
import { PROGRESS_PROBLEMS } from "@/lib/domain/progress";
import { SCHEDULE_PROBLEMS } from "@/lib/domain/schedule";
import { STATEMENT_GAPS, STATEMENT_PROBLEMS } from "@/lib/domain/statement";
import { TARGET_GAPS, TARGET_PROBLEMS } from "@/lib/domain/target";
import sentences from "@/lib/format/messages/zh-CN/errors.json";

const prefixed = (prefix: string, problems: readonly string[]) =>
  problems.map((problem) => `${prefix}${problem}`);

/** How commands make a catalogue key out of a rule's problem. */
const FROM_RULES = [
  ...ASSIGNMENT_PROBLEMS,
  ...VALUE_PROBLEMS.filter((problem) => problem !== "empty"),
  ...prefixed("period_", PERIOD_PROBLEMS),
  ...prefixed("correction_", CORRECTION_PROBLEMS),
  ...prefixed("deputy_", DEPUTY_PROBLEMS),
  ...prefixed("progress_", PROGRESS_PROBLEMS),
  ...SCHEDULE_PROBLEMS.map((problem) => (problem === "not_a_number" ? problem : `schedule_${problem}`)),
  ...prefixed("statement_", STATEMENT_PROBLEMS),
  ...prefixed("statement_gap_", STATEMENT_GAPS),
  ...prefixed("target_", TARGET_PROBLEMS),
  ...prefixed("adjustment_", ADJUSTMENT_PROBLEMS),
  ...prefixed("target_gap_", TARGET_GAPS),
];

/** Keys that the source names outright: `invalid("key")`, `{ field: "key" }` of check_fields, zod's messages. */
function namedInSource(): string[] {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /^(server\/(commands|queries|storage|http)|schemas)\/[\w-]+\.ts$/.test(file))
    .map((file) => path.join("lib", file));
  const patterns = [
    /(?:invalid|conflict|forbidden)\(\s*"([a-z_]+)"/g,
    /problem: "([a-z_]+)"/g,
    /check_fields", \{ \w+: "([a-z_]+)"/g,
    /\.(?:min|max|refine|int)\([^"()]*(?:\([^()]*\)[^"()]*)?, "([a-z_]+)"\)/g,
  ];
  return files.flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return patterns.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, key]) => key ?? []));
  });
}

describe("every refusal is said in a sentence of its own", () => {
  const named = namedInSource();

  it("finds the keys that commands and schemas name", () => {
    expect(named.length).toBeGreaterThan(40);
  });

  it.each([...new Set([...FROM_RULES, ...named])].sort())("%s", (key) => {
    expect(sentences).toHaveProperty(key);
  });
});
