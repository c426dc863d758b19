import "server-only";
import { fork } from "node:child_process";
import { type Extraction } from "@/lib/extraction/types";
import { LedgerError } from "../errors";

/** A yearbook of 700,000 characters takes three seconds. */
const TIME_LIMIT_MS = 60_000;
const HEAP_MEGABYTES = 1024;

/** Put together at run time: a path in one piece would make the bundler look for the module and pack it. */
const workerPath = (): string =>
  [process.cwd(), "lib", "server", "extraction", "extract-worker.ts"].join("/");

/** How Node.js ends when it is killed for its time, and when its heap is full. */
const LIMIT_SIGNALS: readonly (NodeJS.Signals | null)[] = ["SIGKILL", "SIGABRT"];

/**
 * Runs `extract` in a process of its own.
 *
 * @throws LedgerError INVALID `extraction_failed` when it takes more than its limits of time or memory; an Error with
 *   what the process said when it ended in any other way.
 */
export function runExtraction(text: string): Promise<Extraction> {
  const child = fork(workerPath(), {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, "--import", "tsx"],
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    timeout: TIME_LIMIT_MS,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (said = (said + chunk).slice(-4000)));
    child.once("message", (answer) => resolve(answer as Extraction));
    child.once("error", reject);
    // After an answer this comes too late to change anything.
    child.once("close", (code, signal) =>
      reject(
        LIMIT_SIGNALS.includes(signal)
          ? new LedgerError("INVALID", { problem: "extraction_failed" })
          : new Error(`extraction ended with ${code ?? signal}: ${said}`),
      ),
    );
    child.send(text, () => undefined);
  });
}
