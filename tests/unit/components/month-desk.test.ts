import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type SaveAnswer } from "@/components/progress/autosave";
import { type KeptForm } from "@/components/progress/draft-safe";
import { createMonthDesk, type DeskTarget } from "@/components/progress/sheet/month-desk";
import { formOf } from "@/components/progress/progress-form";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";

const form = (change: Partial<ProgressForm>): ProgressForm => ({ ...formOf(null), ...change });
const record = (version: number, change: Partial<ProgressForm> = {}): ProgressRecord => ({
  id: "stored",
  targetId: "jobs",
  unitId: "rsj",
  period: "2026-10",
  revision: 1,
  state: "draft",
  authorId: "zhang",
  submitterId: null,
  handedOverAt: null,
  handedOverById: null,
  contributors: ["zhang"],
  correctionReason: null,
  returnReason: null,
  returnedBy: null,
  reviewerId: null,
  submittedAt: null,
  reviewedAt: null,
  updatedAt: new Date(0),
  version,
  ...form(change),
});
const target = (change: Partial<DeskTarget> = {}): DeskTarget => ({
  targetId: "jobs",
  report: null,
  newId: "new",
  editable: true,
  ...change,
});
const saved = (id: string, version: number): SaveAnswer => ({
  ok: true,
  data: { id, version, savedAt: new Date(0), value: null },
});
const offline = () => Promise.reject(new Error("offline"));

function open(targets: readonly DeskTarget[], save: () => Promise<SaveAnswer>) {
  const machine = new Map<string, KeptForm>();
  const saves = vi.fn<(targetId: string, form: ProgressForm, identity: unknown) => Promise<SaveAnswer>>(save);
  const make = () =>
    createMonthDesk(targets, {
      save: saves,
      read: (id) => Promise.resolve(machine.get(id) ?? null),
      keep: (id, kept) => void (kept ? machine.set(id, kept) : machine.delete(id)),
    });
  return { machine, saves, make, desk: make() };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("nothing typed is lost when the connection drops or the page is closed", () => {
  it("what was typed offline lies on the machine, and the next visit sends it on top of what it was typed upon", async () => {
    const { desk, machine, saves, make } = open([target({ report: record(3) })], offline);
    desk.change([{ targetId: "jobs", patch: { value: "2.9" } }]);
    await vi.advanceTimersByTimeAsync(1200);
    expect(desk.getRows().get("jobs")?.status).toEqual({ kind: "unsaved", problem: null });
    desk.stop();

    saves.mockImplementation(() => Promise.resolve(saved("stored", 4)));
    const next = make();
    await next.restore([target({ report: record(3) })]);
    expect(next.getRestored()).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toHaveBeenLastCalledWith("jobs", form({ value: "2.9" }), { id: "stored", version: 3 });
    expect(machine.size).toBe(0);
  });

  it("a conflict is told, and both texts are at hand until the person has chosen", async () => {
    const { desk, machine, saves } = open([target({ report: record(5) })], () =>
      Promise.resolve({ ok: false, problem: { code: "CONFLICT", message: "" } }),
    );
    machine.set("jobs", { form: form({ progress: "我写的" }), identity: { id: "stored", version: 3 } });
    await desk.restore([target({ report: record(5, { progress: "对方写的" }) })]);
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.getRows().get("jobs")).toMatchObject({
      form: { progress: "我写的" },
      status: { kind: "conflict" },
    });
    expect(machine.get("jobs")?.form.progress).toBe("我写的");

    saves.mockImplementation(() => Promise.resolve(saved("stored", 6)));
    desk.resolve("jobs", form({ progress: "我写的" }), { id: "stored", version: 5 }, true);
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toHaveBeenLastCalledWith("jobs", form({ progress: "我写的" }), {
      id: "stored",
      version: 5,
    });
    expect(machine.size).toBe(0);
  });

  it("what comes too late, because the report was handed over, is shown and stays until it is let go", async () => {
    const settled = target({ report: record(5), editable: false });
    const { desk, machine, saves } = open([settled], offline);
    machine.set("jobs", { form: form({ progress: "迟到的" }), identity: { id: "stored", version: 3 } });
    await desk.restore([settled]);
    expect(desk.getRows().get("jobs")?.leftover?.progress).toBe("迟到的");
    expect(saves).not.toHaveBeenCalled();
    desk.discard("jobs");
    expect(desk.getRows().get("jobs")?.leftover).toBeNull();
    expect(machine.size).toBe(0);
  });

  it("what is stored already is forgotten without a word", async () => {
    const { desk, machine } = open([target({ report: record(3, { value: "2.9" }) })], offline);
    machine.set("jobs", { form: form({ value: "2.9" }), identity: { id: "stored", version: 2 } });
    await desk.restore([target({ report: record(3, { value: "2.9" }) })]);
    expect(desk.getRestored()).toBe(0);
    expect(machine.size).toBe(0);
  });
});

describe("a page that is rendered anew", () => {
  it("brings what others stored, and never takes back what was saved since it was made", async () => {
    const { desk } = open([target()], () => Promise.resolve(saved("stored", 2)));
    desk.change([{ targetId: "jobs", patch: { value: "2.9" } }]);
    await vi.advanceTimersByTimeAsync(1200);
    desk.adopt([target({ report: record(1, { value: "2.8" }) })]);
    expect(desk.getRows().get("jobs")?.form.value).toBe("2.9");
    desk.adopt([target({ report: record(3, { value: "3" }) })]);
    expect(desk.getRows().get("jobs")).toMatchObject({ form: { value: "3" }, identity: { version: 3 } });
  });

  it("leaves what is typed and not stored, and takes in targets that came to the unit", () => {
    const { desk } = open([target()], offline);
    desk.change([{ targetId: "jobs", patch: { value: "2.9" } }]);
    desk.adopt([target({ report: record(3, { value: "3" }) }), target({ targetId: "gdp" })]);
    expect(desk.getRows().get("jobs")?.form.value).toBe("2.9");
    expect(desk.getRows().has("gdp")).toBe(true);
  });
});
