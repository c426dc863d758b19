import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";

const MEGABYTES = 600;

it.runIf(existsSync("/proc/self/clear_refs"))(
  "a package is streamed: making and handing it out takes far less memory than it has bytes",
  () => {
    const program = [
      "--expose-gc",
      "--conditions=react-server",
      "--import",
      "tsx",
      "tests/support/package-memory.ts",
    ];
    const run = spawnSync(process.execPath, [...program, "--megabytes", String(MEGABYTES)], {
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    const { packageMb, beforeMb, peakMb } = JSON.parse(run.stdout) as Record<string, number>;
    expect(packageMb).toBeGreaterThanOrEqual(MEGABYTES);
    expect((peakMb as number) - (beforeMb as number)).toBeLessThan(200);
  },
  120_000,
);
