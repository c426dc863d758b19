import { type Page } from "@playwright/test";
import { namedFontPdf } from "../../integration/documents/sample-files";
import {
  addEvidence,
  approveByKey,
  fullWidth,
  type Month,
  handOver,
  readMessageOf,
  openForReview,
  openFromTodo,
  requestCorrection,
  returnByKey,
  seePdf,
  sendBackToReporter,
  submitMonth,
  unlockCorrection,
  writeMonth,
} from "./progress-steps";
import {
  addBySelecting,
  confirmAllCertain,
  confirmByKey,
  dropFile,
  editByKey,
  importReport,
  mergeAndUndo,
  openImported,
  rejectByKey,
  type ReportFile,
  splitByKey,
  statementsOn,
  walkByKeys,
} from "./report-steps";
import { type TestServer } from "./server";
import { compareExport, drillDown, figuresInLedger, figuresOnTarget } from "./standing-steps";
import { assignTogether, firstCumulative, type LedgerTarget, part, scheduleByMonth } from "./target-steps";
import { expect } from "./test";
import { expectVerified } from "./verify";

export interface Journey {
  readonly file: ReportFile;
  /** The year that the report sets targets for. */
  readonly year: number;
}

type SignIn = (account: string) => Promise<void>;

const SUPERVISOR = "supervisor.dcs";
const REPORTER = "reporter.rsj";
const HEAD = "head.rsj";
const AUDITOR = "auditor.yj";
const LEAD_UNIT = "云江区人力资源和社会保障局";
const LEAD_UNIT_SHORT = "人社局";
const RETURN_REASON = "口径与统计月报不一致，请核对后重报";
/** Its font is not in the file: drawing it takes a character map from the product. */
const MONTHLY_REPORT = "六月统计月报.pdf";
/** 六月统计月报 in GBK */
const GBK_CODES = Buffer.from("c1f9d4c2cdb3bcc6d4c2b1a8", "hex");
const HEAD_REASON = "请核对口径后再送审。";
const CORRECTION_REASON = "统计部门调整了上半年数据";

/** What should be reached by the end of each month, as a share of the target. */
const SHARES = [0.02, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** The whole way of a report, in the browser as people do it: from the file to the checked and exported result. */
export async function walkJourney(
  { page, signIn, server }: { page: Page; signIn: SignIn; server: TestServer },
  journey: Journey,
): Promise<void> {
  const { target, month } = await breakDown(page, signIn, journey);
  await reportMonth(page, signIn, target, month);
  await correctMonth(page, signIn, target, month);

  await signIn(SUPERVISOR);
  await compareViews(page, target, month);
  await signIn(AUDITOR);
  await lookBack(page, month, server);
}

/** What depends on the report alone: from the file to the ledger, one reported month, and its figure in every view. */
export async function walkReport(page: Page, signIn: SignIn, journey: Journey): Promise<void> {
  const { target, month } = await breakDown(page, signIn, journey);
  const value = part(target.value, 0.42);
  await signIn(HEAD);
  await page.goto(`/progress/${month.period}/${month.targetId}`);
  await writeMonth(page, {
    value: value + target.unit,
    understood: value,
    progress: "上半年各项工作按计划推进。",
  });
  await submitMonth(page);
  await signIn(SUPERVISOR);
  await openForReview(page, month);
  await approveByKey(page);
  await compareViews(page, target, month);
}

/** Imports the report, confirms its statements, assigns three targets together and schedules the first of them. */
async function breakDown(
  page: Page,
  signIn: SignIn,
  { file, year }: Journey,
): Promise<{ readonly target: LedgerTarget; readonly month: Month }> {
  await signIn(SUPERVISOR);
  await importReport(page, file);
  await dropFile(page, "导入报告", file);
  await expect(page.getByText("这份文件此前已导入，未重复保存")).toBeVisible();
  await openImported(page, file);
  await confirmStatements(page);

  const target = await firstCumulative(page, year);
  await assignTogether(page, target, {
    leadUnit: LEAD_UNIT,
    leader: "常务副区长",
    support: "云江区财政局",
    dueOn: `${year}-12-31`,
  });
  await scheduleByMonth(page, target, SHARES);

  const month: Month = {
    targetId: target.id,
    indicator: target.indicator,
    period: `${year}-06`,
    words: `${year}年6月`,
  };
  return { target, month };
}

async function confirmStatements(page: Page): Promise<void> {
  const statements = statementsOn(page);
  await walkByKeys(page, statements);
  await confirmByKey(page, statements);
  await editByKey(page, statements);
  await confirmByKey(page, statements);
  await rejectByKey(page, statements, "属于工作要求，不单列为目标");
  await splitByKey(page, statements);
  await mergeAndUndo(page, statements);
  await addBySelecting(page, statements, "补充的工作任务");
  await confirmByKey(page, statements);
  const certain = await confirmAllCertain(page, statements);
  expect(certain).toBeGreaterThan(10);
}

/** Written by the reporter, submitted by the head, returned with a reason, corrected, submitted again, approved. */
async function reportMonth(page: Page, signIn: SignIn, target: LedgerTarget, month: Month): Promise<void> {
  const { value, unit } = target;
  const first = part(value, 0.45);
  const second = part(value, 0.4);

  await signIn(REPORTER);
  await openFromTodo(page, month, `${month.words}待填报`);
  await writeMonth(page, {
    value: fullWidth(first + unit),
    understood: first,
    progress: "上半年各项工作按计划推进。",
  });
  await addEvidence(
    page,
    { name: MONTHLY_REPORT, bytes: namedFontPdf("GBK-EUC-H", GBK_CODES) },
    { name: "公开数据", url: "https://stat.example.cn/06" },
  );

  await handOver(page);

  await signIn(HEAD);
  await openFromTodo(page, month, "待核对提交");
  await expect(page.getByText("填报员已送审，请核对")).toBeVisible();
  await sendBackToReporter(page, HEAD_REASON);

  await signIn(REPORTER);
  await openFromTodo(page, month, "退回待改");
  await expect(page.getByText(`退回理由：${HEAD_REASON}`)).toBeVisible();
  await handOver(page);

  await signIn(HEAD);
  await openFromTodo(page, month, "待核对提交");
  await submitMonth(page);

  await signIn(SUPERVISOR);
  await openForReview(page, month);
  await seePdf(page, MONTHLY_REPORT);
  await returnByKey(page, RETURN_REASON);

  await signIn(REPORTER);
  await openFromTodo(page, month, "退回待改");
  await expect(page.getByText(`退回理由：${RETURN_REASON}`)).toBeVisible();
  await writeMonth(page, {
    value: fullWidth(second + unit),
    understood: second,
    progress: "上半年各项工作按计划推进，数据已与统计部门核对。",
  });

  await signIn(HEAD);
  await readMessageOf(page, RETURN_REASON);
  await openFromTodo(page, month, "退回待改");
  await submitMonth(page);

  await signIn(SUPERVISOR);
  await openForReview(page, month);
  await approveByKey(page);
}

/** The approved month is locked; what changes in it is a new revision with a reason, approved in its turn. */
async function correctMonth(
  page: Page,
  signIn: SignIn,
  { value, unit }: LedgerTarget,
  month: Month,
): Promise<void> {
  const corrected = part(value, 0.42);
  await signIn(REPORTER);
  await requestCorrection(page, month, CORRECTION_REASON);

  await signIn(SUPERVISOR);
  await unlockCorrection(page, CORRECTION_REASON);

  await signIn(REPORTER);
  await page.goto(`/progress/${month.period}/${month.targetId}`);
  await expect(page.getByText(`更正理由：${CORRECTION_REASON}`)).toBeVisible();
  await writeMonth(page, {
    value: fullWidth(corrected + unit),
    understood: corrected,
    progress: "按统计部门调整后的数据更正。",
  });

  await signIn(HEAD);
  await openFromTodo(page, month, "待核对提交");
  await submitMonth(page);

  await signIn(SUPERVISOR);
  await openForReview(page, month);
  await expect(page.getByText("更正第 2 版").first()).toBeVisible();
  await approveByKey(page);
}

/** The same number in every view: the target's page, the ledger, the standing's drill-down, the exported file. */
async function compareViews(page: Page, target: LedgerTarget, { period, words }: Month): Promise<void> {
  await page.goto(`/targets/${target.id}?period=${period}`);
  const figures = await figuresOnTarget(page, words);
  expect(figures.actual).toBe(
    Number(part(target.value, 0.42)).toLocaleString("en-US", { maximumFractionDigits: 4 }) + target.unit,
  );
  expect(figures.attainment).toBe("42%");
  expect(figures.light).toBe("正常");

  await page.goto(`/targets?period=${period}`);
  expect(await figuresInLedger(page, target.indicator)).toEqual(figures);
  expect(await compareExport(page)).toBeGreaterThan(10);

  await drillDown(page, period, LEAD_UNIT_SHORT);
  expect(await figuresInLedger(page, target.indicator)).toEqual(figures);
  expect(await compareExport(page)).toBe(3);
  await page.getByRole("link", { name: target.indicator, exact: true }).click();
  await page.waitForURL(`**/targets/${target.id}*`);
  expect(await figuresOnTarget(page, words)).toEqual(figures);
}

/** The history says in words what was done; the chain of the log holds, in the product and outside of it. */
async function lookBack(page: Page, { targetId, words }: Month, server: TestServer): Promise<void> {
  await page.goto(`/targets/${targetId}`);
  const history = page.getByRole("region", { name: "变更记录" });
  await history.getByText(/^更早的/).click();
  for (const deed of [
    "列为目标",
    "落实了责任分工",
    "设定了序时计划",
    `添加了佐证“${MONTHLY_REPORT}”`,
    `提交了${words}的进展`,
    `退回了${words}的进展`,
    `审核通过了${words}的进展`,
    `申请更正${words}的进展`,
    `解锁更正，生成${words}的进展（第2版）`,
    `审核通过了${words}的进展（第2版）`,
  ])
    await expect(history.getByText(deed).first()).toBeVisible();
  for (const reason of [RETURN_REASON, CORRECTION_REASON])
    await expect(history.getByText(`理由：${reason}`).first()).toBeVisible();

  await page.goto("/audit");
  await expect(page.getByText(/哈希链完整，共 [\d,]+ 个事件/)).toBeVisible();
  expectVerified(server);
}
