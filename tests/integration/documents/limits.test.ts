import type * as childProcess from "node:child_process";
import { spawn, type ChildProcess } from "node:child_process";
import { deflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { documentLimits } from "@/lib/server/documents/document";
import { readDocument } from "@/lib/server/documents/read-document";
import { runExtraction } from "@/lib/server/extraction/run-extraction";
import { hugeDocx } from "./hostile-files";
import { documentFolder, pdfReport, rawPdf, reportLines } from "./sample-files";

vi.mock("node:child_process", async (original) => {
  const actual = await original<typeof childProcess>();
  return { ...actual, spawn: vi.fn(actual.spawn) };
});

const { put } = documentFolder();
const MB = 1024 * 1024;
/** Reading these files takes seconds; the margin is for a machine that does other things besides. */
const LONGEST_PAUSE_MS = 1_500;

const readers = (): ChildProcess[] => vi.mocked(spawn).mock.results.map(({ value }) => value as ChildProcess);
const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** Does the work and measures, by a timer that should tick all the while, how long this process did not answer. */
async function watched<T>(work: () => Promise<T>): Promise<{ result: T; pause: number }> {
  let pause = 0;
  let last = performance.now();
  const tick = () => {
    pause = Math.max(pause, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(tick, 10);
  const result = await work();
  tick();
  clearInterval(timer);
  return { result, pause };
}

/** Files that are honest in every respect, and take longer and more room than a report may. */
const hostile = {
  html: () => `<html>${"<p>年".repeat(1_500_000)}`,
  docx: () => hugeDocx(500_000),
  pdf: () => rawPdf(1, { content: deflateSync("BT (a) Tj ET ".repeat(2_000_000)), filter: "/FlateDecode" }),
};

describe("while a hostile file is read", () => {
  test.each(["html", "docx", "pdf"] as const)(
    "%s: the server answers, and the reader is killed when its time is up",
    async (format) => {
      const file = put(`a.${format}`, await hostile[format]());
      const { result, pause } = await watched(() => readDocument(file, { limits: { time: 1_000 } }));
      expect(result).toEqual({ ok: false, problem: "too_slow" });
      expect(readers().at(-1)!.signalCode).toBe("SIGKILL");
      expect(pause).toBeLessThan(LONGEST_PAUSE_MS);
    },
  );

  test.each(["html", "docx"] as const)(
    "%s: the server answers, and the reader ends when its memory is used up",
    async (format) => {
      const file = put(`a.${format}`, await hostile[format]());
      const { result, pause } = await watched(() => readDocument(file, { limits: { memory: 200 * MB } }));
      expect(result).toEqual({ ok: false, problem: "too_much_memory" });
      expect(pause).toBeLessThan(LONGEST_PAUSE_MS);
      expect(readers().filter(isAlive)).toEqual([]);
    },
  );

  test("pdf: the server answers, and memory outside of the JavaScript heap counts as well", async () => {
    const stream = { content: deflateSync(Buffer.alloc(350 * MB, " ")), filter: "/FlateDecode" };
    const file = put("a.pdf", rawPdf(1, stream));
    const { result, pause } = await watched(() => readDocument(file, { limits: { memory: 300 * MB } }));
    expect(result).toEqual({ ok: false, problem: "too_much_memory" });
    expect(readers().at(-1)!.signalCode).toBe("SIGKILL");
    expect(pause).toBeLessThan(LONGEST_PAUSE_MS);
  });

  test("a text of the largest size is within them", async () => {
    const bytes = Buffer.alloc(documentLimits.fileBytes, "今年新增就业3.2万人。\n");
    const { result, pause } = await watched(() =>
      readDocument(put("a.txt", bytes.subarray(0, -(bytes.length % 31)))),
    );
    expect(result).toMatchObject({ ok: true });
    expect(pause).toBeLessThan(LONGEST_PAUSE_MS);
  });
});

describe("extraction", () => {
  const text = "一、今年工作安排\n" + "新增就业3.2万人，加装电梯80台，".repeat(150_000);

  test.each([
    ["time", { time: 500 }],
    ["memory", { memory: 150 * MB }],
  ])(
    "ends with a sentence for people when its %s is used up, and the server answers",
    async (_what, limits) => {
      const { result, pause } = await watched(() =>
        runExtraction(text, limits).catch((error: unknown) => error),
      );
      expect(result).toMatchObject({ code: "INVALID", details: { problem: "extraction_failed" } });
      expect(pause).toBeLessThan(LONGEST_PAUSE_MS);
      expect(readers().filter(isAlive)).toEqual([]);
    },
  );

  test("that crashes is a fault of the program", async () => {
    const before = readers().length;
    const extracting = runExtraction("新增就业3.2万人。");
    const failing = expect(extracting).rejects.toThrow("extraction crashed");
    await vi.waitUntil(() => readers().length > before);
    readers().at(-1)!.kill("SIGSEGV");
    await failing;
  });
});

describe("a reader that dies", () => {
  test("is a problem of the file, not an error of the server", async () => {
    const before = readers().length;
    const reading = readDocument(put("a.pdf", await pdfReport()));
    await vi.waitUntil(() => readers().length > before);
    readers().at(-1)!.kill("SIGSEGV");
    expect(await reading).toEqual({ ok: false, problem: "damaged" });
  });
});

describe("several files at once", () => {
  test("are read two at a time, the others wait, and each gets its own text", async () => {
    const before = readers().length;
    const most = { alive: 0 };
    const timer = setInterval(() => (most.alive = Math.max(most.alive, readers().filter(isAlive).length)), 5);
    const texts = Array.from({ length: 5 }, (_, index) => `${reportLines[0]}第${index}号`);
    const results = await Promise.all(texts.map((text) => readDocument(put("a.txt", text))));
    clearInterval(timer);
    expect(results.map((result) => result.ok && result.text)).toEqual(texts);
    expect(readers().length - before).toBe(5);
    expect(most.alive).toBe(2);
  });
});

describe("an abort", () => {
  test("ends a reading with its reason and leaves no process behind", async () => {
    const abort = new AbortController();
    const before = readers().length;
    const reading = readDocument(put("a.docx", await hugeDocx(500_000)), { signal: abort.signal });
    await vi.waitUntil(() => readers().length > before);
    abort.abort(new Error("the person left"));
    await expect(reading).rejects.toThrow("the person left");
    expect(readers().filter(isAlive)).toEqual([]);
  });

  test("before the beginning starts none", async () => {
    const before = readers().length;
    await expect(readDocument(put("a.txt", "一"), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(readers()).toHaveLength(before);
  });
});

test("the reader sees none of the server's secrets", async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "secret");
  await readDocument(put("a.txt", "一"));
  const options = vi.mocked(spawn).mock.calls.at(-1)![2];
  vi.unstubAllEnvs();
  expect(options.env).toMatchObject({ PATH: process.env.PATH });
  expect(options.env).not.toHaveProperty("NEXTAUTH_SECRET");
});
