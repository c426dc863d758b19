import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/server/db/generated/client";
import { UNSTATED_TABLES, STATED_TABLES } from "@/lib/domain/stated/tables";
import { requestPackage } from "@/lib/server/commands/request-package";
import { faultPlace, verifyRecords } from "@/lib/server/audit/verify-records";
import { verifySchema } from "@/lib/server/audit/verify-schema";
import { packageList } from "@/lib/server/queries/packages";
import { contextFor, openSampleLedger, type TestLedger } from "@/tests/support/ledger";

let ledger: TestLedger;
beforeAll(() => void (ledger = openSampleLedger()));
afterAll(() => ledger.close());

/** Changes a value behind the product's back, looks, and puts it back. */
async function edited<T>(edit: string, back: string, look: () => Promise<T>): Promise<T> {
  await ledger.db.$transaction((tx) => tx.$executeRawUnsafe(edit));
  try {
    return await look();
  } finally {
    await ledger.db.$transaction((tx) => tx.$executeRawUnsafe(back));
  }
}

const fault = async () => {
  const verdict = await verifyRecords(ledger.db);
  return verdict.ok ? null : faultPlace(verdict);
};

it("knows of every table by which events it is stated, or why by none", () => {
  const tables = Object.keys(Prisma.ModelName).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  const known = [...STATED_TABLES.map(({ table }) => table), ...Object.keys(UNSTATED_TABLES)];
  expect(known.toSorted()).toEqual(tables.toSorted());
});

describe("the tables of the sample district", () => {
  it("are as the log says", async () => {
    expect(await verifyRecords(ledger.db)).toMatchObject({ ok: true });
  });

  it("are not once an approved figure is another, and the event that stated it is named", async () => {
    const report = await ledger.db.progressReport.findFirstOrThrow({
      where: { state: "approved", value: { not: null } },
      orderBy: { id: "asc" },
    });
    const approved = await ledger.db.auditEvent.findFirstOrThrow({
      where: { recordId: report.id, action: "progress.approved" },
    });
    expect(
      await edited(
        `UPDATE ProgressReport SET value = '999' WHERE id = '${report.id}'`,
        `UPDATE ProgressReport SET value = '${report.value}' WHERE id = '${report.id}'`,
        fault,
      ),
    ).toBe(`ProgressReport ${report.id} value (event ${approved.seq})`);
  });

  it("are not once somebody made the auditor a supervisor", async () => {
    const { id } = await ledger.db.user.findFirstOrThrow({ where: { role: "auditor" } });
    expect(
      await edited(
        `UPDATE User SET role = 'supervisor' WHERE id = '${id}'`,
        `UPDATE User SET role = 'auditor' WHERE id = '${id}'`,
        fault,
      ),
    ).toMatch(new RegExp(`^User ${id} role`));
  });

  it("are not once evidence points at another file", async () => {
    const [one, other] = await ledger.db.evidence.findMany({
      where: { kind: "file" },
      distinct: ["sha256"],
      take: 2,
    });
    expect(
      await edited(
        `UPDATE Evidence SET sha256 = '${other?.sha256}', storageKey = '${other?.sha256}' WHERE id = '${one?.id}'`,
        `UPDATE Evidence SET sha256 = '${one?.sha256}', storageKey = '${one?.sha256}' WHERE id = '${one?.id}'`,
        fault,
      ),
    ).toMatch(new RegExp(`^Evidence ${one?.id} sha256`));
  });

  it("are not once a statement that nobody has decided on is gone, or says something else", async () => {
    const { id, reportId, quote, ...rest } = await ledger.db.statement.findFirstOrThrow({
      where: { state: "proposed", origin: "extracted" },
    });
    const where = `WHERE id = '${id}'`;
    const found = new RegExp(`^Report ${reportId} statements`);
    expect(rest.state).toBe("proposed");
    expect(
      await edited(
        `UPDATE Statement SET quote = '${quote}。' ${where}`,
        `UPDATE Statement SET quote = '${quote}' ${where}`,
        fault,
      ),
    ).toMatch(found);
    expect(
      await edited(
        `UPDATE Statement SET id = 'gone' ${where}`,
        `UPDATE Statement SET id = '${id}' WHERE id = 'gone'`,
        fault,
      ),
    ).toMatch(found);
  });

  it("are not once a row is there that no event made, or one is gone", async () => {
    expect(
      await edited(
        `INSERT INTO Unit (id, code, name, shortName, sortOrder) VALUES ('planted', 'x', 'x', 'x', 99)`,
        `DELETE FROM Unit WHERE id = 'planted'`,
        fault,
      ),
    ).toMatch(/^Unit planted no event made it/);
    const reply = await ledger.db.noticeReply.findFirstOrThrow();
    const { id, noticeId, kind, text, byId, at } = reply;
    expect(
      await edited(
        `DELETE FROM NoticeReply WHERE id = '${id}'`,
        `INSERT INTO NoticeReply (id, noticeId, kind, text, byId, at) VALUES ('${id}', '${noticeId}', '${kind}', '${text}', '${byId}', '${at.toISOString()}')`,
        fault,
      ),
    ).toMatch(/^NoticeReply .* it is gone/);
    expect(await fault()).toBeNull();
  });
});

describe("the plan of the database", () => {
  const plan = () => verifySchema(ledger.databaseFile);
  const triggers = () =>
    ledger.db.$queryRawUnsafe<{ name: string; sql: string }[]>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
    );

  it("is that of the program's migrations", async () => {
    expect(await plan()).toEqual({ ok: true });
  });

  it("is not once a trigger that guards the log is gone, or lets something through", async () => {
    const all = await triggers();
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const { name, sql } of all) {
      const drop = `DROP TRIGGER "${name}"`;
      expect(await edited(drop, sql, plan)).toEqual({ ok: false, part: `trigger ${name}`, fault: "gone" });
      await ledger.db.$transaction((tx) => tx.$executeRawUnsafe(drop));
      const lenient = sql.replace(/RAISE\([^)]*\)/, "1");
      expect(await edited(lenient, drop, plan)).toEqual({
        ok: false,
        part: `trigger ${name}`,
        fault: "changed",
      });
      await ledger.db.$transaction((tx) => tx.$executeRawUnsafe(sql));
    }
    expect(await plan()).toEqual({ ok: true });
  });

  it("is not once a trigger changes what nobody asked for", async () => {
    const spy = `CREATE TRIGGER "spy" AFTER INSERT ON "ProgressReport" BEGIN SELECT 1; END`;
    expect(await edited(spy, 'DROP TRIGGER "spy"', plan)).toEqual({
      ok: false,
      part: "trigger spy",
      fault: "stray",
    });
  });
});

it("an audit package is refused where a table is not as the log says, and its row says where", async () => {
  const { id } = await ledger.db.user.findFirstOrThrow({ where: { role: "auditor" } });
  const context = contextFor("auditor");
  const made = await edited(
    `UPDATE User SET role = 'supervisor' WHERE id = '${id}'`,
    `UPDATE User SET role = 'auditor' WHERE id = '${id}'`,
    async () => {
      const all = { year: undefined, unit: undefined, target: undefined };
      const asked = await requestPackage(context, all);
      await asked.work;
      return asked.id;
    },
  );
  const item = (await packageList(context.viewer)).find((one) => one.id === made);
  expect(item).toMatchObject({ state: "failed", problem: "package_records" });
  expect(item?.fault).toContain(`User ${id} role`);
  expect(await ledger.db.auditEvent.count({ where: { action: "package.sealed", recordId: made } })).toBe(0);
});
