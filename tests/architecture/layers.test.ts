import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = process.cwd();

/** Lays files that import each other in an otherwise empty tree, and asks the checker about all at once. */
function cruise(imports: readonly (readonly [from: string, to: string])[]): {
  status: number | null;
  output: string;
} {
  const tree = mkdtempSync(path.join(os.tmpdir(), "layers-"));
  try {
    for (const file of [".dependency-cruiser.cjs", "tsconfig.json"])
      cpSync(path.join(root, file), path.join(tree, file));
    symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"));
    for (const folder of ["app", "components", "lib", "prisma"]) mkdirSync(path.join(tree, folder));
    for (const file of imports.flat()) {
      mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(tree, file), "export const thing = 1;\n");
    }
    for (const [from, to] of imports)
      writeFileSync(
        path.join(tree, from),
        `import { thing } from "@/${to.replace(/\.tsx?$/, "")}";\nexport const other = thing;\n`,
      );
    const checker = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const run = spawnSync(
      process.execPath,
      [checker, "--config", ".dependency-cruiser.cjs", "app", "components", "lib", "prisma"],
      { cwd: tree, encoding: "utf8" },
    );
    return { status: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const VIOLATIONS = [
  ["domain-is-pure", "lib/domain/rate.ts", "lib/server/env.ts"],
  ["extraction-is-pure", "lib/extraction/extract.ts", "lib/domain/period.ts"],
  ["proof-is-pure", "lib/proof/merkle.ts", "lib/server/clock.ts"],
  ["format-knows-words-and-domain-only", "lib/format/numbers.ts", "lib/server/clock.ts"],
  ["schemas-know-the-domain-only", "lib/schemas/target.ts", "lib/server/clock.ts"],
  ["components-fetch-nothing", "components/targets/list.tsx", "lib/server/queries/standing.ts"],
  ["ui-has-no-domain-knowledge", "components/ui/button.tsx", "lib/domain/period.ts"],
  ["only-the-server-touches-the-database", "app/page.tsx", "lib/server/db/client.ts"],
  ["one-importer-of-the-prisma-client", "lib/server/queries/targets.ts", "lib/server/db/generated/client.ts"],
  ["server-knows-no-screen", "lib/server/exports/sheet.ts", "components/ui/table.tsx"],
  ["product-knows-no-test", "lib/server/logger.ts", "tests/support/clock.ts"],
] as const;

describe("the layer rules bite", () => {
  const planted = cruise(VIOLATIONS.map(([, from, to]) => [from, to]));

  it.each(VIOLATIONS)("%s refuses %s → %s", (rule, from) => {
    expect(planted.output).toMatch(new RegExp(`error ${rule}: ${from}`));
    expect(planted.status).not.toBe(0);
  });

  it("lets the permitted direction pass", () => {
    expect(cruise([["lib/server/queries/targets.ts", "lib/domain/period.ts"]]).status).toBe(0);
  });
});
