import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { logger } from "@/lib/server/logger";
import type { DocumentProblem, DocumentResult } from "./document";
import type { WorkerRequest } from "./worker";

const MAX_WORKERS = 2;
const MEMORY_POLL_MS = 50;

/** The rest of the memory limit is for what lies outside V8's heap: the program, buffers, the file itself. */
const HEAP_SHARE = 2 / 3;

/** The parser of a stranger's file has no business with the server's secrets. */
const INHERITED_VARIABLES = ["PATH", "TMPDIR", "TMP", "TEMP", "SystemRoot", "NODE_ENV"] as const;

/** Put together at run time: a path in one piece would make the bundler look for the module and pack it. */
const workerPath = (): string => [process.cwd(), "lib", "server", "documents", "worker.ts"].join("/");

let running = 0;
const waiting: (() => void)[] = [];

async function withSlot<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (running >= MAX_WORKERS) await new Promise<void>((resolve) => waiting.push(resolve));
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

function start({ limits }: WorkerRequest): ChildProcess {
  const heapMegabytes = Math.floor((limits.memory * HEAP_SHARE) / 1024 / 1024);
  const env = Object.fromEntries(INHERITED_VARIABLES.map((name) => [name, process.env[name]]));
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, "--import", "tsx", workerPath()], {
    cwd: process.cwd(),
    env: env as NodeJS.ProcessEnv,
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
 * Reads a document in a process of its own, at most two at a time, and kills it when it takes more time or
 * memory than `request.limits`. However the process ends, the answer is a result.
 *
 * @throws the signal's reason when `signal` aborts
 */
export function runWorker(request: WorkerRequest, signal?: AbortSignal): Promise<DocumentResult> {
  return withSlot(signal, () => watch(start(request), request, signal));
}

function problemOfCrash(errors: string): DocumentProblem {
  if (/heap out of memory|allocation failed/i.test(errors)) return "too_much_memory";
  logger.error({ errors }, "a document reader crashed");
  return "damaged";
}

function watch(child: ChildProcess, request: WorkerRequest, signal?: AbortSignal): Promise<DocumentResult> {
  const { limits } = request;
  return new Promise((resolve, reject) => {
    let result: DocumentResult | undefined;
    let errors = "";
    const stop = (reason: DocumentResult) => {
      result ??= reason;
      child.kill("SIGKILL");
    };

    const clock = setTimeout(() => stop({ ok: false, problem: "too_slow" }), limits.time);
    const poll = setInterval(() => {
      void residentMemory(child.pid ?? 0).then((bytes) => {
        if (bytes !== undefined && bytes > limits.memory) stop({ ok: false, problem: "too_much_memory" });
      });
    }, MEMORY_POLL_MS);
    const abort = () => child.kill("SIGKILL");
    signal?.addEventListener("abort", abort, { once: true });

    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (errors = (errors + chunk).slice(-4000)));
    child.once("message", (answer) => (result ??= answer as DocumentResult));
    child.once("error", (error) => (errors += error.message));
    child.once("close", () => {
      clearTimeout(clock);
      clearInterval(poll);
      signal?.removeEventListener("abort", abort);
      if (signal?.aborted) return reject(signal.reason);
      resolve(result ?? { ok: false, problem: problemOfCrash(errors) });
    });
    child.send(request, () => undefined);
  });
}
