import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/open/route";
import { switchDisclosure } from "@/lib/server/commands/switch-disclosure";
import { withdrawTarget } from "@/lib/server/commands/withdraw-target";
import { wordDisclosure } from "@/lib/server/commands/word-disclosure";
import { type ViewerContext } from "@/lib/server/commands/context";
import { disclosureBoard } from "@/lib/server/queries/disclosures";
import { publicProjects } from "@/lib/server/queries/public-projects";
import { actionsOf } from "@/tests/support/accounts";
import { openSampleLedger } from "@/tests/support/ledger";
import { SAMPLE_NOW, sampleContext } from "@/tests/support/sample-district";

process.env.APP_CLOCK = SAMPLE_NOW.toISOString();
const ledger = openSampleLedger();
let supervisor: ViewerContext;
beforeAll(async () => {
  supervisor = await sampleContext(ledger, "supervisor.dcs");
}, 120_000);
afterAll(() => ledger.close());

const get = (query = "", headers: Record<string, string> = {}) =>
  GET(new Request(`http://ledger.test/open${query}`, { headers }));
const names = async () => (await publicProjects({}, SAMPLE_NOW)).projects.map((project) => project.name);

async function itemOf(name: string) {
  const { items } = await disclosureBoard(supervisor.viewer, {}, SAMPLE_NOW);
  return items.find(({ project }) => project.name === name)!;
}

/** Every text of the ledger that is nobody's business outside. */
async function internalTexts(): Promise<readonly string[]> {
  const { db } = ledger;
  const [users, reports, targets, assignments, evidence, overrides, notices, disclosures, units] =
    await Promise.all([
      db.user.findMany({ select: { id: true, name: true, account: true } }),
      db.progressReport.findMany({
        select: { id: true, progress: true, problems: true, nextStep: true, returnReason: true },
      }),
      db.target.findMany({ select: { id: true, statementId: true, reportId: true, note: true } }),
      db.assignment.findMany({ select: { id: true, contact: true } }),
      db.evidence.findMany({ select: { id: true, name: true, url: true } }),
      db.lightOverride.findMany({ select: { id: true, reason: true } }),
      db.notice.findMany({ select: { id: true, number: true, body: true } }),
      db.disclosure.findMany({ select: { id: true } }),
      db.unit.findMany({ select: { id: true, name: true } }),
    ]);
  return [users, reports, targets, assignments, evidence, overrides, notices, disclosures, units]
    .flat()
    .flatMap((row) => Object.values(row) as (string | null)[])
    .filter((text) => text !== null && text.length > 1) as string[];
}

describe("the public page (公开)", () => {
  it("shows what is switched on, at the last month whose reports are due, and nothing internal", async () => {
    const internal = await internalTexts();
    expect(internal.length).toBeGreaterThan(500);
    // RSC: what a page of the app would send beside its HTML; here there is nothing beside it.
    for (const answer of [await get(), await get("?lang=en"), await get("", { RSC: "1" })]) {
      const page = await answer.text();
      expect(page).toContain("适龄妇女“两癌”免费筛查");
      expect(page).toContain("免费筛查已提前完成全年任务");
      expect(internal.filter((text) => page.includes(text))).toEqual([]);
      expect(page).not.toMatch(/problems|nextStep|evidence|reviewer|contact|__next/i);
    }
    expect(await (await get()).text()).toContain("数据截至2026年9月底");
    expect(await names()).toHaveLength(8);
  });

  it("may be kept by anybody who asks again: 304 until something changes, fresh at once when it does", async () => {
    const first = await get();
    const etag = first.headers.get("etag")!;
    expect(first.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    expect(first.headers.get("set-cookie")).toBeNull();
    const again = await get("", { "if-none-match": `"other", ${etag}`, cookie: "session=none" });
    expect([again.status, await again.text()]).toEqual([304, ""]);

    const item = await itemOf("整治城市积水点");
    const name = "整治城市易涝积水点";
    const words = { targetId: item.targetId, name, period: "2026-09", text: "已完成7处。" };
    await wordDisclosure(supervisor, { ...words, version: item.version });
    const changed = await get("", { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain(name);
  });

  it("loses a project at once that is switched off, or whose target is withdrawn", async () => {
    const [parking, gas] = [await itemOf("新增公共停车泊位"), await itemOf("更新改造老旧燃气管道")];
    await switchDisclosure(supervisor, { ...parking, shown: false });
    expect(await names()).not.toContain("新增公共停车泊位");
    const { version } = await ledger.db.target.findUniqueOrThrow({
      where: { id: gas.targetId },
      select: { version: true },
    });
    await withdrawTarget(supervisor, { id: gas.targetId, version, reason: "并入城市更新。" });
    expect(await (await get()).text()).not.toContain("燃气管道");
  });

  it("is written by the supervisor, of approved months, on the version that was seen, with events", async () => {
    const parking = await itemOf("新增公共停车泊位");
    const words = { ...parking, name: "停车泊位", period: "2026-09", text: "已完成1180个。" };
    await expect(wordDisclosure(supervisor, words)).rejects.toMatchObject({
      details: { fields: { text: "disclosure_not_approved" } },
    });
    const own = await sampleContext(ledger, "reporter.cgj");
    await expect(wordDisclosure(own, { ...words, text: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await wordDisclosure(supervisor, { ...words, text: "" });
    const stale = { targetId: parking.targetId, version: parking.version, shown: true };
    await expect(switchDisclosure(supervisor, stale)).rejects.toMatchObject({ code: "CONFLICT" });
    const { id } = await ledger.db.disclosure.findUniqueOrThrow({
      where: { targetId: parking.targetId },
      select: { id: true },
    });
    expect(await actionsOf(ledger, id)).toEqual([
      "disclosure.worded",
      "disclosure.shown",
      "disclosure.hidden",
      "disclosure.worded",
    ]);
  });

  it("says that the words rest on a report that was corrected since", async () => {
    const screening = await itemOf("适龄妇女“两癌”免费筛查");
    expect(screening.outdated).toBe(false);
    const { id: _, ...report } = await ledger.db.progressReport.findFirstOrThrow({
      where: { targetId: screening.targetId, period: "2026-09", state: "approved" },
    });
    await ledger.db.$transaction((tx) =>
      tx.progressReport.create({ data: { ...report, id: "corrected", revision: report.revision + 1 } }),
    );
    expect((await itemOf("适龄妇女“两癌”免费筛查")).outdated).toBe(true);
  });

  it("answers a year without anything public, or an unreadable one, by the latest", async () => {
    const pages = await Promise.all(
      ["", "?year=1999", "?year=none", "?year=2025"].map((query) => get(query)),
    );
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(texts).size).toBe(1);
  });
});
