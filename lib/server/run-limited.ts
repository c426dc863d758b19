import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { logger } from "@/lib/server/logger";

/** Time in milliseconds, memory (resident, of the whole process) in bytes. */
export interface ProcessLimits {
  readonly time: number;
  readonly memory: number;
}

/** How a limited process ended: with its answer, or why without one. */
export type LimitedResult<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: "too_slow" | "too_much_memory" | "crashed" };

const MAX_PROCESSES = 2;
const MEMORY_POLL_MS = 50;

/** The rest of the memory limit is for what lies outside V8's heap: the program, buffers, the file itself. */
const HEAP_SHARE = 2 / 3;

/** Who works on a stranger's file has no business with the server's secrets. */
const INHERITED_VARIABLES = ["PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot", "NODE_ENV"] as const;

let running = 0;
const waiting: (() => void)[] = [];

async function withSlot<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (running >= MAX_PROCESSES) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    signal?.throwIfAborted();
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function start(module: readonly string[], limits: ProcessLimits): ChildProcess {
  const heapMegabytes = Math.floor((limits.memory * HEAP_SHARE) / 1024 / 1024);
  const env = Object.fromEntries(INHERITED_VARIABLES.map((name) => [name, process.env[name]]));
  // Put together at run time: a path in one piece would make the bundler look for the module and pack it.
  const path = [process.cwd(), "lib", "server", ...module].join("/");
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, "--import", "tsx", path], {
    cwd: process.cwd(),
    env: env as NodeJS.ProcessEnv,
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    windowsHide: true,
  });
}

/** Resident memory in bytes; undefined where the system has no /proc, where the heap limit alone holds. */
async function residentMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/**
 * Sends `request` to a module that answers once and ends, in a process of its own: at most two at a time, killed
 * when it takes more time or memory than `limits`. However the process ends, the answer is a result.
 *
 * @param module path below `lib/server`, in pieces
 * @throws the signal's reason when `signal` aborts
 */
export function runLimited<Answer>(
  module: readonly string[],
  request: string | object,
  limits: ProcessLimits,
  signal?: AbortSignal,
): Promise<LimitedResult<Answer>> {
  return withSlot(signal, () => watch(start(module, limits), request, limits, signal));
}

function crashed<Answer>(errors: string): LimitedResult<Answer> {
  if (/heap out of memory|allocation failed/i.test(errors)) return { ok: false, problem: "too_much_memory" };
  // Its own words may quote the file that it was reading.
  logger.error(
    { lines: errors.split("\n").filter((line) => /^\s+at /.test(line)) },
    "a limited process crashed",
  );
  return { ok: false, problem: "crashed" };
}

function watch<Answer>(
  child: ChildProcess,
  request: string | object,
  limits: ProcessLimits,
  signal?: AbortSignal,
): Promise<LimitedResult<Answer>> {
  return new Promise((resolve, reject) => {
    let result: LimitedResult<Answer> | undefined;
    let errors = "";
    const stop = (problem: "too_slow" | "too_much_memory") => {
      result ??= { ok: false, problem };
      child.kill("SIGKILL");
    };

    const clock = setTimeout(() => stop("too_slow"), limits.time);
    const poll = setInterval(() => {
      void residentMemory(child.pid ?? 0).then((bytes) => {
        if (bytes !== undefined && bytes > limits.memory) stop("too_much_memory");
      });
    }, MEMORY_POLL_MS);
    const abort = () => child.kill("SIGKILL");
    signal?.addEventListener("abort", abort, { once: true });

    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (errors = (errors + chunk).slice(-4000)));
    child.once("message", (answer) => (result ??= { ok: true, answer: answer as Answer }));
    child.once("error", (error) => (errors += error.message));
    child.once("close", () => {
      clearTimeout(clock);
      clearInterval(poll);
      signal?.removeEventListener("abort", abort);
      if (signal?.aborted) return reject(signal.reason);
      resolve(result ?? crashed(errors));
    });
    child.send(request, () => undefined);
  });
}
