// `npm run seed -- --units 50 --targets 120 --users 300 --months 9 --years 1`: a generated ledger of any size in the
// empty folder that DATA_DIR names, for tests, measurements and pictures.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseEnv } from "@/lib/server/env";
import {
  generatedNow,
  type LedgerSize,
  seedGenerated,
  sizeProblem,
} from "@/prisma/seed/generated/seed-generated";
import { loadLedger } from "./load-ledger";

const DEFAULTS: LedgerSize = { units: 50, targets: 120, users: 300, months: 9, years: 1 };

function sizeAsked(): LedgerSize {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { units: text, targets: text, users: text, months: text, years: text },
  });
  const number = (name: keyof LedgerSize) => Number(values[name] ?? DEFAULTS[name]);
  const size = {
    units: number("units"),
    targets: number("targets"),
    users: number("users"),
    months: number("months"),
    years: number("years"),
  };
  const problem = sizeProblem(size);
  if (problem) throw new Error(problem);
  return size;
}

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const size = sizeAsked();
  const env = parseEnv(process.env);
  if (env.mode !== "demo")
    throw new Error("A generated ledger is for the demo mode only. 生成的样例数据只用于演示模式。");
  const began = performance.now();
  await loadLedger(env, generatedNow(size), () => seedGenerated(size, (step) => console.log(`  ${step}`)));
  console.log(`${env.databaseFile}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
} catch (error) {
  // What a person can do something about is said in one sentence; a fault of the program keeps its trace.
  const unexpected = error instanceof Error && !["Error", "TypeError"].includes(error.name);
  console.error(unexpected ? error.stack : error instanceof Error ? error.message : String(error));
  process.exit(1);
}
