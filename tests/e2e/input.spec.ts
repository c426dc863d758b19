import { strToU8, zipSync } from "fflate";
import documents from "@/lib/format/messages/zh-CN/documents.json" with { type: "json" };
import errors from "@/lib/format/messages/zh-CN/errors.json" with { type: "json" };
import { readRow, storedReport, targetId } from "./support/database";
import { saveStatus } from "./support/progress-steps";
import { chooseFile, statementsOn } from "./support/report-steps";
import { expect, inStep, signInAs, test } from "./support/test";

test.use({ ledger: "input" });

const PERIOD = "2026-10";
const formOf = (target: string): string => `/progress/${PERIOD}/${target}`;

/** The first bytes of each kind of file are what it is known by. */
const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(64)]);
const DOCX = Buffer.from(
  zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w:document/>") }),
);
const PROGRAM = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(128)]);

const NOVEL = `渡口的灯

老船工把缆绳绕在木桩上，回头望了望江面。雾还没有散，对岸的钟声隔着水传过来，一声比一声轻。
他的孙女坐在船头，把脚伸进水里，问他那盏灯是谁点的。他想了很久，说他也不知道。
`;

test("what is no report is refused in plain words, and nothing is stored", async ({ page, signIn }) => {
  await signIn("supervisor.dcs");
  await page.goto("/reports");
  const refusal = page.getByRole("group", { name: "导入报告" }).getByRole("alert");
  for (const { name, bytes, sentence } of [
    { name: "空白.txt", bytes: Buffer.alloc(0), sentence: documents.empty },
    { name: "截图.txt", bytes: PNG, sentence: documents.image },
    { name: "报告.pdf", bytes: DOCX, sentence: documents.wrong_extension },
  ]) {
    await chooseFile(page, "导入报告", { name, bytes });
    await expect(refusal).toHaveText(sentence);
  }
  await page.reload();
  await expect(page.getByRole("group", { name: "报告列表" }).locator("tbody > tr")).toHaveCount(1);
});

test("a novel is imported, and it is said that nothing was found in it", async ({ page, signIn }) => {
  await signIn("supervisor.dcs");
  await page.goto("/reports");
  await chooseFile(page, "导入报告", { name: "渡口的灯.txt", bytes: Buffer.from(NOVEL) });
  await expect(page.getByText("没有找到表述。可打开原文，选中文字自行添加。")).toBeVisible();
  await page.getByRole("link", { name: "前往确认" }).click();
  await page.waitForURL(/\/reports\/[^/]+$/);
  await expect(page.getByText("这份文字里没有可核对的目标或成效。")).toBeVisible();
  await expect(statementsOn(page).text).toContainText("老船工把缆绳绕在木桩上");
});

test("a value that is no number is said at its field, and what was typed stays", async ({
  page,
  signIn,
  server,
}) => {
  const target = targetId(server, "职业技能培训");
  await signIn("reporter.rsj");
  await page.goto(formOf(target));
  const value = page.getByLabel("本月完成值");
  await value.fill("abc");
  await expect(value).toHaveAccessibleDescription(new RegExp(errors.not_a_number));
  await expect(value).toHaveAttribute("aria-invalid", "true");
  await expect(saveStatus(page)).toHaveText(/^未保存：/);
  await expect(value).toHaveValue("abc");

  // The evidence waits for the form to be stored, and says so instead of blaming the connection.
  await chooseFile(page, "上传佐证文件", { name: "九月统计月报.txt", bytes: Buffer.from("九月统计月报\n") });
  await expect(page.getByRole("region", { name: "佐证材料" }).getByRole("alert")).toContainText(
    `“九月统计月报.txt”没有传上：${errors.check_fields}`,
  );
  await expect(value).toHaveValue("abc");
});

test("a program is refused as evidence, in plain words", async ({ page, signIn, server, expectedErrors }) => {
  expectedErrors.push(/422/);
  await signIn("reporter.rsj");
  await page.goto(formOf(targetId(server, "新增就业")));
  await chooseFile(page, "上传佐证文件", { name: "台账.exe", bytes: PROGRAM });
  const evidence = page.getByRole("region", { name: "佐证材料" });
  await expect(evidence.getByRole("alert")).toContainText(`“台账.exe”没有传上：${errors.evidence_runs}`);
  await expect(evidence.getByRole("link", { name: "台账.exe" })).toHaveCount(0);
});

test("two people on one draft: the second save is told of the first, and nothing is overwritten unasked", async ({
  page,
  browser,
  signIn,
  server,
}) => {
  const target = targetId(server, "新增就业");
  const stored = () => storedReport(server, target, PERIOD).progress;
  const [first, second] = ["填报人所写。", "负责人所写。"];
  await signIn("reporter.rsj");
  const other = inStep(await browser.newPage({ baseURL: server.url, locale: "zh-CN" }));
  await signInAs(other, "head.rsj");
  await page.goto(formOf(target));
  await other.goto(formOf(target));

  await page.getByLabel("进展情况").fill(first);
  await expect(saveStatus(page)).toHaveText(/^已保存/);
  await other.getByLabel("进展情况").fill(second);
  await expect(saveStatus(other)).toHaveText("未保存：这份填报刚刚在别处被修改");
  expect(stored()).toBe(first);
  await expect(other.getByLabel("进展情况")).toHaveValue(second);
  await expect(other.getByText("对方已保存的内容")).toBeVisible();
  await expect(other.getByText(first).first()).toBeVisible();

  await other.getByRole("button", { name: "保留我的内容" }).click();
  await expect(saveStatus(other)).toHaveText(/^已保存/);
  expect(stored()).toBe(second);
  await other.close();
});

test("a double click on submit submits once", async ({ page, signIn, server }) => {
  const target = targetId(server, "新增就业");
  const { id } = storedReport(server, target, PERIOD);
  await signIn("head.rsj");
  await page.goto(formOf(target));
  await page.getByRole("button", { name: "提交审核" }).dblclick();
  await expect(page.getByText("已提交，等待督查员审核", { exact: true })).toBeVisible();
  expect(storedReport(server, target, PERIOD).state).toBe("submitted");
  const { events } = readRow<{ events: number }>(
    server,
    "SELECT count(*) AS events FROM AuditEvent WHERE action = 'progress.submitted' AND recordId = ?",
    id,
  );
  expect(events).toBe(1);
});

test("with the connection lost the person is told, and what was typed is stored when it is back", async ({
  page,
  context,
  signIn,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const target = targetId(server, "城镇调查失业率");
  const words = "断网时写下的进展。";
  await signIn("reporter.rsj");
  await page.goto(formOf(target));
  await context.setOffline(true);
  await page.getByLabel("进展情况").fill(words);
  await expect(saveStatus(page)).toHaveText("未保存：网络不通，正在重试；内容已暂存在本机");
  await context.setOffline(false);
  await expect(saveStatus(page)).toHaveText(/^已保存/);
  expect(storedReport(server, target, PERIOD).progress).toBe(words);
});

test("what could not be sent waits on the machine for its person, and nobody else reads it there", async ({
  page,
  context,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const form = formOf(targetId(server, "城镇调查失业率"));
  const words = "还没有发出的调查情况。";
  const unsent = page.getByText("上次离开本页时有内容没有保存成功。");
  await signInAs(page, "reporter.rsj");
  await page.evaluate(() => sessionStorage.setItem("probe", "1"));
  const tab = inStep(await context.newPage());
  await tab.goto(form);
  await context.setOffline(true);
  await tab.getByLabel("进展情况").fill(words);
  await expect(saveStatus(tab)).toHaveText("未保存：网络不通，正在重试；内容已暂存在本机");
  const lying = await tab.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(lying).toContain("progress:");
  expect(lying).not.toContain(words);
  // The tab is closed before the connection is back, and the session ends: nothing was sent.
  await tab.close();
  await context.setOffline(false);

  await signInAs(page, "head.rsj");
  expect(await page.evaluate(() => sessionStorage.getItem("probe"))).toBeNull();
  await page.goto(form);
  await expect(page.getByLabel("进展情况")).toBeVisible();
  await expect(unsent).toHaveCount(0);

  await signInAs(page, "reporter.rsj");
  await page.goto(form);
  await expect(unsent).toBeVisible();
  await page.getByRole("button", { name: "恢复", exact: true }).click();
  await expect(page.getByLabel("进展情况")).toHaveValue(words);
  await expect(saveStatus(page)).toHaveText(/^已保存/);
});
