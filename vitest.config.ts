import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const alias = {
  "@": root,
  // The guard throws outside a server bundle; tests are the server.
  "server-only": path.join(root, "node_modules/server-only/empty.js"),
};

/** Where a server may stand; deadlines are in Asia/Shanghai wherever that is. */
const ZONES = ["UTC", "America/New_York", "Pacific/Kiritimati"];
/** The rules that look at a day or an hour, and what shows it. */
const DATE_RULES = [
  "tests/unit/domain/{delivery,escalation,period,reminder,reporting-period,unit-month}.test.ts",
  "tests/unit/format/dates.test.ts",
  "tests/zones/*.test.ts",
];

export default defineConfig({
  test: {
    // Each file has a ledger of its own, so none waits for another; by itself vitest leaves a core idle.
    maxWorkers: availableParallelism(),
    projects: [
      ...ZONES.map((zone) => ({
        resolve: { alias },
        test: { name: `zone ${zone}`, include: DATE_RULES, env: { TZ: zone }, testTimeout: 20_000 },
      })),
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "tests/unit/**/*.test.ts",
            "tests/corpus/**/*.test.ts",
            "tests/architecture/**/*.test.ts",
          ],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
