import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Viewer } from "@/lib/domain/access";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { db } from "@/lib/server/db/client";
import { transact } from "@/lib/server/db/transact";
import { throughView } from "@/lib/server/ledger-view";
import { appendAuditEvents } from "@/lib/server/audit/append";
import { onLedgerAt } from "@/lib/server/as-of/ledger-as-of";
import { verifyRecords } from "@/lib/server/audit/verify-records";
import { instructionList } from "@/lib/server/queries/instructions";
import { ledgerPage } from "@/lib/server/queries/ledger-page";
import { noticeDetail, noticeList } from "@/lib/server/queries/notices";
import { standingReport } from "@/lib/server/queries/standing";
import { targetPage } from "@/lib/server/queries/target-page";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget, POSTS, UNITS } from "@/tests/support/sample-targets";
import { SUPERVISOR, HEAD, ADMIN, IDS, STEPS } from "./ledger-steps";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const VIEWERS = [SUPERVISOR, HEAD, contextFor("unit_head", { unitId: "industry" })].map(
  ({ viewer }) => viewer,
);

/** Each notice as its own page shows it, without who may do what: nobody acts on what was. */
async function noticesShown(viewer: Viewer) {
  const list = await noticeList(viewer);
  return Promise.all(list.map(({ id }) => noticeDetail(viewer, id)));
}

/** What the ledger's pages show to several people. */
async function shown() {
  const pages = [];
  for (const viewer of VIEWERS) {
    const view = { year: 2026, period: "2026-09" };
    const page = await ledgerPage(viewer, { ...view, filter: {}, page: 1 });
    pages.push({
      ledger: { ...page, parts: [...page.parts] },
      withdrawn: await ledgerPage(viewer, { ...view, filter: { state: "withdrawn" }, page: 1 }),
      november: await targetStandings(viewer, { year: 2026, period: "2026-11", parts: "asked" }),
      standing: await standingReport(viewer, { ...view, by: "unit" }),
      notices: await noticesShown(viewer),
      instructions: await instructionList(viewer),
      // Who sees what is asked above; what a page says of a target is the same for all.
      targets:
        viewer === SUPERVISOR.viewer
          ? await Promise.all(page.rows.items.map(({ id }) => targetPage(viewer, id, view)))
          : [],
    });
  }
  return comparable(pages);
}

/** Without what tells only who may overwrite whom. */
function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => (/version$/i.test(key) ? undefined : member)),
  );
}

const dayOf = (index: number) => new Date(Date.UTC(2026, 9, 1 + index, 2));
const seen: unknown[] = [];
const agreeing: unknown[] = [];

beforeAll(async () => {
  await plantDistrict(ledger);
  await transact({ ...ADMIN, now: new Date("2026-01-05T02:00:00Z") }, async (tx, record) => {
    for (const id of UNITS) {
      const after = { code: id, name: `${id} bureau`, shortName: id };
      await record({ action: "unit.created", record: { type: "unit", id }, payload: { after } });
    }
    for (const id of POSTS)
      await record({
        action: "leader_post.created",
        record: { type: "leader_post", id },
        payload: { after: { title: id } },
      });
    const { importedById, importedAt, ...report } = await tx.report.findUniqueOrThrow({
      where: { id: "report" },
      select: { fileName: true, sha256: true, byteSize: true, importedById: true, importedAt: true },
    });
    await appendAuditEvents(
      tx,
      { ...SUPERVISOR, now: importedAt, viewer: { ...SUPERVISOR.viewer, userId: importedById } },
      [
        {
          action: "report.imported",
          record: { type: "report", id: "report" },
          payload: { ...report, statements: IDS.length },
        },
      ],
    );
  });
  for (const [index, id] of IDS.entries()) {
    await plantTarget(ledger, { id, number: index + 1 });
    // As confirming the statement records it.
    await transact({ ...SUPERVISOR, now: new Date("2026-01-20T02:00:00Z") }, (_, record) =>
      record({
        action: "target.created",
        record: { type: "target", id },
        targetId: id,
        payload: { after: {} },
      }),
    );
  }
  for (const [index, [, change]] of STEPS.entries()) {
    await change((context) => ({ ...context, now: dayOf(index) }));
    agreeing.push(await verifyRecords(ledger.db));
    seen.push(await throughView({ database: db(), at: new Date(dayOf(index).getTime() + 3_600_000) }, shown));
  }
});

describe("the ledger as it was (历史时点) shows what was shown then", () => {
  it.each(STEPS.map(([name], index) => [name, index] as const))("after %s", async (_, index) => {
    const at = new Date(dayOf(index).getTime() + 3_600_000);
    expect(await onLedgerAt(at, shown)).toEqual(seen[index]);
  });
});

describe("the tables are as the log says", () => {
  it.each(STEPS.map(([name], index) => [name, index] as const))("after %s", (_, index) => {
    expect(agreeing[index]).toMatchObject({ ok: true });
  });
});

it("is there for everybody who looks at another day at the same time, more than are kept at hand", async () => {
  const days = [2, 5, 8, 11, 14];
  const at = (index: number) => new Date(dayOf(index).getTime() + 3_600_000);
  const shownThen = await Promise.all(days.map((index) => onLedgerAt(at(index), shown)));
  expect(shownThen).toEqual(days.map((index) => seen[index]));
});

describe("looking back changes nothing", () => {
  it("and nothing can be written in what was", async () => {
    const at = dayOf(3);
    const write = () =>
      changeUnit({ ...ADMIN, now: at }, { id: "industry", version: 1, code: "x", name: "x", shortName: "x" });
    await expect(onLedgerAt(at, write)).rejects.toThrow();
    expect(await ledger.db.unit.findUnique({ where: { id: "industry" }, select: { code: true } })).toEqual({
      code: "industry",
    });
  });

  it("the ledger of now stays what it is", async () => {
    const at = new Date(dayOf(STEPS.length).getTime());
    const now = await throughView({ database: db(), at }, shown);
    await onLedgerAt(dayOf(0), shown);
    expect(await throughView({ database: db(), at }, shown)).toEqual(now);
  });
});

it("is made for one day after the other, and not for any number of days at once: each takes as much room as the ledger", async () => {
  const hour = (index: number) => new Date(dayOf(index).getTime() + 7_200_000);
  const asked = Array.from({ length: 9 }, (_, index) => onLedgerAt(hour(index), async () => index));
  const told = await Promise.allSettled(asked);
  expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(told.at(-1)).toMatchObject({
    reason: { code: "UNAVAILABLE", details: { problem: "look_back_busy" } },
  });
  // Those who were sent away are served once there is room again.
  expect(await onLedgerAt(hour(8), async () => "served")).toBe("served");
});
