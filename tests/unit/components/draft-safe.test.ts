import { expect, it, vi } from "vitest";
import { createDraftSafe, type KeptForm } from "@/components/progress/draft-safe";
import { keptDraft } from "@/components/progress/kept-draft";
import { formOf } from "@/components/progress/progress-form";

const ZHANG = { userId: "zhang", secret: Buffer.alloc(32, 1).toString("base64") };
const WANG = { userId: "wang", secret: Buffer.alloc(32, 2).toString("base64") };
const MONTH = ["jobs", "2026-10"] as const;
const kept = (progress: string): KeptForm => ({
  form: { ...formOf(null), progress },
  identity: { id: "report", version: 3 },
});

function machine() {
  const lying = new Map<string, string>();
  const storage = {
    getItem: (name: string) => lying.get(name) ?? null,
    setItem: (name: string, text: string) => void lying.set(name, text),
    removeItem: (name: string) => void lying.delete(name),
  } as Storage;
  return { lying, safeOf: (owner: typeof ZHANG) => createDraftSafe(owner, { storage: () => storage }) };
}
const settled = ({ lying }: ReturnType<typeof machine>) => vi.waitFor(() => expect(lying.size).toBe(1));

it("keeps unsaved text so that its person reads it in the next session, and nobody else on the same machine", async () => {
  const one = machine();
  one.safeOf(ZHANG).write(...MONTH, kept("未公布的就业数据"));
  await settled(one);
  expect(JSON.stringify([...one.lying])).not.toMatch(/就业|progress":|version/);
  expect(await one.safeOf(ZHANG).read(...MONTH)).toEqual(kept("未公布的就业数据"));
  expect(await one.safeOf(WANG).read(...MONTH)).toBeNull();
  // Nor under a forged name, nor in another month.
  const [[name, text] = ["", ""]] = [...one.lying];
  one.lying.set(name.replace("zhang", "wang"), text).set(name.replace("2026-10", "2026-09"), text);
  expect(await one.safeOf(WANG).read(...MONTH)).toBeNull();
  expect(await one.safeOf({ ...WANG, userId: "zhang" }).read(...MONTH)).toBeNull();
  expect(await one.safeOf(ZHANG).read("jobs", "2026-09")).toBeNull();
});

it("keeps the latest of several texts, and nothing once the server has it", async () => {
  const one = machine();
  const safe = one.safeOf(ZHANG);
  for (const text of ["一", "一二", "一二三"]) safe.write(...MONTH, kept(text));
  await settled(one);
  expect(await safe.read(...MONTH)).toEqual(kept("一二三"));
  safe.write(...MONTH, kept("一二三四"));
  safe.write(...MONTH, null);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(one.lying.size).toBe(0);
});

it("still reads what was kept before it was encrypted", async () => {
  const one = machine();
  one.lying.set("progress:zhang:2026-10:jobs", JSON.stringify(kept("旧")));
  expect(await one.safeOf(ZHANG).read(...MONTH)).toEqual(kept("旧"));
});

it("offers what lies there until the person has chosen, whatever is typed before it is read", async () => {
  const writes: (KeptForm | null)[] = [];
  const draft = keptDraft(
    { read: () => Promise.resolve(kept("上次写的")), write: (text) => void writes.push(text) },
    formOf(null),
  );
  draft.subscribe(() => undefined);
  draft.keep(kept("刚写的").form, { id: "report", version: 3 });
  await vi.waitFor(() => expect(draft.offer()).toEqual(kept("上次写的").form));
  draft.keep(kept("又写的").form, { id: "report", version: 3 });
  expect(writes).toEqual([]);
  draft.dismiss();
  draft.keep(kept("再写的").form, { id: "report", version: 3 });
  expect(writes).toEqual([kept("再写的")]);
});

it("keeps what was typed before it was known that nothing lies there", async () => {
  const writes: (KeptForm | null)[] = [];
  const draft = keptDraft(
    { read: () => Promise.resolve(null), write: (text) => void writes.push(text) },
    formOf(null),
  );
  draft.keep(kept("先写的").form, { id: "report", version: 3 });
  draft.subscribe(() => undefined);
  await vi.waitFor(() => expect(writes).toEqual([kept("先写的")]));
});
