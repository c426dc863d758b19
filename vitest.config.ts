import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const alias = {
  "@": root,
  // The guard throws outside a server bundle; tests are the server.
  "server-only": path.join(root, "node_modules/server-only/empty.js"),
};

export default defineConfig({
  test: {
    // Each file has a ledger of its own, so none waits for another; by itself vitest leaves a core idle.
    maxWorkers: availableParallelism(),
    projects: [
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
