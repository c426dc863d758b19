import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAutosave, type SaveAnswer } from "@/components/progress/autosave";

interface Form {
  text: string;
}

const saved = (version: number, id = "r1"): SaveAnswer => ({
  ok: true,
  data: { id, version, savedAt: new Date(0), value: null },
});
const refused = (code: string): SaveAnswer => ({ ok: false, problem: { code, message: code } });

function open(save: (form: Form, identity: { version: number | null }) => Promise<SaveAnswer>) {
  const kept: (Form | null)[] = [];
  const bases: { version: number | null }[] = [];
  const autosave = createAutosave<Form>({
    form: { text: "" },
    identity: { id: "r1", version: null },
    save,
    keep: (form, identity) => {
      kept.push(form);
      bases.push(identity);
    },
  });
  return { autosave, kept, bases };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("saving as one types", () => {
  it("waits for a pause and sends the latest text once, on top of the version it was told", async () => {
    const save = vi.fn().mockResolvedValueOnce(saved(1)).mockResolvedValueOnce(saved(2));
    const { autosave, kept } = open(save);
    autosave.change({ text: "新" });
    await vi.advanceTimersByTimeAsync(500);
    autosave.change({ text: "新增" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(save.mock.calls).toEqual([[{ text: "新增" }, { id: "r1", version: null }]]);
    expect(kept.at(-1)).toBeNull();

    autosave.change({ text: "新增就业" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(save).toHaveBeenLastCalledWith({ text: "新增就业" }, { id: "r1", version: 1 });
    expect(autosave.getState().status.kind).toBe("saved");
  });

  it("goes on with the record that the server names, where the month had one already", async () => {
    const save = vi.fn().mockResolvedValueOnce(saved(4, "r0")).mockResolvedValueOnce(saved(5, "r0"));
    const { autosave } = open(save);
    autosave.change({ text: "新增" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(autosave.getState().identity).toEqual({ id: "r0", version: 4 });
    autosave.change({ text: "新增就业" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(save).toHaveBeenLastCalledWith({ text: "新增就业" }, { id: "r0", version: 4 });
  });

  it("what is typed during a save is saved after it, never at the same time", async () => {
    let answer: (value: SaveAnswer) => void = () => undefined;
    const save = vi
      .fn()
      .mockImplementationOnce(() => new Promise<SaveAnswer>((resolve) => (answer = resolve)))
      .mockResolvedValueOnce(saved(2));
    const { autosave, kept, bases } = open(save);
    autosave.change({ text: "一" });
    await vi.advanceTimersByTimeAsync(1200);
    autosave.change({ text: "一二" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(save).toHaveBeenCalledTimes(1);
    answer(saved(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith({ text: "一二" }, { id: "r1", version: 1 });
    // The later text is kept anew as typed upon what was stored meanwhile.
    expect(kept).toEqual([{ text: "一" }, { text: "一二" }, { text: "一二" }, null]);
    expect(bases.map(({ version }) => version)).toEqual([null, null, 1, 2]);
  });

  it("a lost connection keeps the text, says so, and tries again until it is stored", async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValueOnce(saved(1));
    const { autosave, kept } = open(save);
    autosave.change({ text: "进展" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(autosave.getState()).toMatchObject({
      form: { text: "进展" },
      status: { kind: "unsaved", problem: null },
    });
    expect(kept).toEqual([{ text: "进展" }]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(autosave.getState().status.kind).toBe("saved");
    expect(kept.at(-1)).toBeNull();
  });

  it("a refused value is not sent again until it is changed", async () => {
    const save = vi.fn().mockResolvedValueOnce(refused("INVALID")).mockResolvedValueOnce(saved(1));
    const { autosave } = open(save);
    autosave.change({ text: "约三万" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    autosave.change({ text: "3" });
    await vi.advanceTimersByTimeAsync(1200);
    expect(autosave.getState().status.kind).toBe("saved");
  });

  it("after a conflict nothing is sent until the person has chosen; what is typed meanwhile is kept", async () => {
    const save = vi.fn().mockResolvedValueOnce(refused("CONFLICT")).mockResolvedValueOnce(saved(8));
    const { autosave, kept } = open(save);
    autosave.change({ text: "我的" });
    await vi.advanceTimersByTimeAsync(1200);
    autosave.change({ text: "我的话" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(await autosave.flush()).toBe(false);
    expect(kept.at(-1)).toEqual({ text: "我的话" });

    autosave.resolve({ text: "我的话" }, { id: "r2", version: 7 }, true);
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith({ text: "我的话" }, { id: "r2", version: 7 });
  });

  it("flush stores at once and says whether everything is stored", async () => {
    const save = vi.fn().mockResolvedValueOnce(saved(1)).mockResolvedValueOnce(refused("FORBIDDEN"));
    const { autosave } = open(save);
    autosave.change({ text: "完" });
    expect(await autosave.flush()).toBe(true);
    expect(await autosave.flush()).toBe(true);
    expect(save).toHaveBeenCalledTimes(1);
    autosave.change({ text: "完成" });
    expect(await autosave.flush()).toBe(false);
    expect(autosave.isDirty()).toBe(true);
  });
});
