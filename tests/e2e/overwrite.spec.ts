import { type Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { readRow } from "./support/database";
import { callAction } from "./support/doors/knock";
import { expect, signInByRequest, test } from "./support/test";

test.use({ ledger: "overwrite" });

type Row = Readonly<Record<string, string | number>>;
type Ask = (sql: string) => Row;

/** A form over a stored record that two people may have open at once. */
interface Race {
  readonly form: string;
  readonly account: string;
  /** The record as it is stored. */
  readonly record: string;
  readonly column: string;
  readonly page: (record: Row) => string;
  /** The button that opens the form, where the page is not the form itself. */
  readonly open?: (page: Page, record: Row) => Promise<void>;
  readonly field: string;
  /** How somebody else saves `value` in the same field meanwhile. */
  readonly elsewhere: (record: Row, value: string) => readonly [action: string, input: unknown];
}

const NOTICE = randomUUID();

const RACES: readonly Race[] = [
  {
    form: "a unit",
    account: "sysadmin.yj",
    record: "SELECT id, version, code, name, shortName FROM Unit WHERE code = 'rsj'",
    column: "name",
    page: () => "/admin/units",
    open: (page, { name }) =>
      page
        .getByRole("row", { name: String(name) })
        .getByRole("button", { name: "修改" })
        .click(),
    field: "单位名称",
    elsewhere: (unit, name) => ["admin/units#change", { ...unit, name }],
  },
  {
    form: "a leader's post",
    account: "sysadmin.yj",
    record: "SELECT id, version, title FROM LeaderPost WHERE overall = 0 ORDER BY sortOrder LIMIT 1",
    column: "title",
    page: () => "/admin/units",
    open: (page, { title }) =>
      page
        .getByRole("row", { name: String(title) })
        .getByRole("button", { name: "修改" })
        .click(),
    field: "职务",
    elsewhere: (post, title) => ["admin/units#changePost", { ...post, overall: false, title }],
  },
  {
    form: "an account",
    account: "sysadmin.yj",
    record: "SELECT id, version, account, name, unitId FROM User WHERE account = 'reporter.rsj'",
    column: "name",
    page: () => "/admin/accounts?q=reporter.rsj",
    open: (page) => page.getByRole("button", { name: "修改" }).click(),
    field: "姓名",
    elsewhere: ({ id = "", version = 0, unitId = "" }, name) => [
      "admin/accounts#change",
      { id, version, unitId, leaderPostId: null, name },
    ],
  },
  {
    form: "a report's facts",
    account: "supervisor.dcs",
    record: "SELECT id, version, title, government, kind, year FROM Report LIMIT 1",
    column: "title",
    page: ({ id }) => `/reports/${id}`,
    open: (page) => page.getByRole("button", { name: "修改信息" }).click(),
    field: "题目",
    elsewhere: (report, title) => ["reports/[id]#change", { ...report, year: String(report.year), title }],
  },
  {
    form: "the draft of a notice",
    account: "supervisor.dcs",
    record: `SELECT n.id, n.version, n.number, n.title, n.unitId, n.body, n.dueOn, t.targetId FROM Notice n
      JOIN NoticeTarget t ON t.noticeId = n.id WHERE n.id = '${NOTICE}'`,
    column: "title",
    page: ({ id }) => `/notices/${id}/edit`,
    field: "标题",
    elsewhere: ({ targetId, ...notice }, title) => [
      "notices#change",
      { ...notice, targetIds: [targetId], title },
    ],
  },
  {
    form: "the words for citizens",
    account: "supervisor.dcs",
    record: "SELECT d.targetId, d.version, d.name FROM Disclosure d ORDER BY d.id LIMIT 1",
    column: "name",
    page: () => "/disclosures",
    open: (page, { name }) => page.getByRole("button", { name: `编写“${name}”的公开文字` }).click(),
    field: "项目名称",
    elsewhere: ({ targetId, version }, name) => [
      "disclosures#word",
      { targetId, version, name, period: "2026-10", text: "" },
    ],
  },
];

test.beforeAll(async ({ server, playwright }) => {
  const supervisor = await playwright.request.newContext({ baseURL: server.url });
  await signInByRequest(supervisor, "supervisor.dcs");
  const target = readRow<{ targetId: string; unitId: string }>(
    server,
    "SELECT targetId, leadUnitId AS unitId FROM Assignment LIMIT 1",
  );
  const drafted = await callAction(supervisor, server, "notices#create", {
    id: NOTICE,
    number: "云政督〔2026〕99号",
    title: "待改的标题",
    body: "请加快推进。",
    dueOn: "2026-11-20",
    unitId: target.unitId,
    targetIds: [target.targetId],
  });
  expect(drafted.said).toEqual(["done"]);
  await supervisor.dispose();
});

for (const race of RACES)
  test(`${race.form}: the second save is told of the first and sees both, before it decides`, async ({
    page,
    server,
    signIn,
    playwright,
  }) => {
    const stored: Ask = (sql) => readRow<Row>(server, sql);
    const before = stored(race.record);
    const [own, others] = ["本人填写的名称", "别人改成的名称"];
    await signIn(race.account);
    await page.goto(race.page(before));
    await race.open?.(page, before);
    const field = page.getByRole("textbox", { name: race.field });
    await field.fill(own);

    const other = await playwright.request.newContext({ baseURL: server.url });
    await signInByRequest(other, race.account);
    const [action, input] = race.elsewhere(before, others);
    expect((await callAction(other, server, action, input)).said).toEqual(["done"]);
    await other.dispose();

    const save = page.getByRole("button", { name: "保存" });
    await save.click();
    // Nothing was overwritten, and nothing that was typed is gone.
    const reload = page.getByRole("button", { name: "取回最新内容" });
    await expect(reload).toBeVisible();
    expect(stored(race.record)[race.column]).toBe(others);
    await expect(field).toHaveValue(own);
    await reload.click();
    await expect(page.getByText(`现为：${others}`)).toBeVisible();
    await expect(field).toHaveValue(own);
    await save.click();
    await expect.poll(() => stored(race.record)[race.column]).toBe(own);
  });
