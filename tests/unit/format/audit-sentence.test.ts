import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, it } from "vitest";
import { type AuditAction, type AuditBody, type AuditPayloads } from "@/lib/domain/audit-event";
import { AUDIT_ACTIONS, auditSentence } from "@/lib/format/audit-sentence";
import { type Locale, locales } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";
import { type Speaker } from "@/lib/format/speaker";

const speakers = new Map<Locale, Speaker>();
const problems: string[] = [];

beforeAll(async () => {
  for (const locale of locales) {
    const onError = (error: Error) => problems.push(error.message);
    const t = createTranslator({ locale, messages: await loadMessages(locale), onError });
    speakers.set(locale, t as unknown as Speaker);
  }
});

function sentence<Action extends AuditAction>(
  action: Action,
  payload: AuditPayloads[Action],
  { locale = "zh-CN", ...rest }: Partial<AuditBody> & { locale?: Locale } = {},
) {
  const speaker = speakers.get(locale);
  if (!speaker) throw new Error(locale);
  const body: AuditBody = {
    seq: 1,
    id: "event",
    at: "2026-09-21T02:12:00.000Z",
    actor: { id: "u", name: "李明", role: "supervisor", unit: "督查室" },
    action,
    record: { type: "target", id: "t" },
    targetId: "t",
    payload,
    reason: null,
    requestId: "r",
    ...rest,
  };
  return auditSentence(body, speaker, locale);
}

const change = { before: { state: "active" }, after: { state: "withdrawn" } };
const creation = { after: { name: "样例" } };
const report = { period: "2026-08", revision: 2 };
/** One payload of each action; a missing one does not compile. */
const SAMPLES: { readonly [Action in AuditAction]: AuditPayloads[Action] } = {
  "account.created": { after: { account: "li", name: "李明" } },
  "account.changed": { before: { name: "李" }, after: { name: "李明" } },
  "account.disabled": { before: { disabled: false }, after: { disabled: true } },
  "account.enabled": { before: { disabled: true }, after: { disabled: false } },
  "account.password_set": { by: "administrator" },
  "account.channel_tested": { channel: "webhook", problem: null },
  "account.channels_set": { before: { email: null }, after: { email: "li@example.gov.cn" } },
  "delivery.retried": { count: 3 },
  "account.factor_enrolled": {},
  "account.factor_removed": {},
  "account.factor_reset": {},
  "account.recovery_codes_made": { count: 10 },
  "account.identity_linked": { issuer: "https://id.example.gov.cn" },
  "account.identity_unlinked": { issuer: "https://id.example.gov.cn" },
  "account.unlocked": { account: "li" },
  "account.token_created": {
    after: {
      ...{ id: "token", name: "就业系统", scopes: ["ledger.read"], hashDigest: "0".repeat(64) },
      ...{ expiresOn: "2026-12-31", expiresAt: "2026-12-31T02:00:00.000Z" },
    },
  },
  "account.token_revoked": { name: "就业系统", tokenId: "token" },
  "role.proposed": { before: { role: null }, after: { role: "leader" } },
  "role.granted": { before: { role: null }, after: { role: "leader" }, proposedBy: "陶" },
  "role.refused": { role: "leader", proposedBy: "陶" },
  "role.withdrawn": { role: "leader" },
  "deputy.named": { deputy: "赵", fromDay: "2026-10-01", untilDay: "2026-10-08" },
  "deputy.ended": { deputy: "赵" },
  "access.refused": { right: "target.manage", type: "target", id: "t1", way: "action", path: "/targets/[…]" },
  "session.signed_in": { account: "li" },
  "session.oidc_refused": { account: null, reason: "not_linked" },
  "session.sign_in_failed": { account: "li", locked: true },
  "session.factor_shown": { by: "recovery", left: 9 },
  "session.factor_failed": { account: "li", locked: false },
  "session.signed_out": {},
  "session.revoked": { sessions: 2, tokens: 1 },
  "session.token_refused": { name: "就业系统", problem: "expired" },
  "unit.created": creation,
  "unit.changed": { before: { name: "甲局" }, after: { name: "乙局" } },
  "leader_post.created": { after: { title: "副区长" } },
  "leader_post.changed": { before: { holder: "甲" }, after: { holder: "乙" } },
  "lead_table.changed": { before: { 人社: "就业" }, after: { 人社: "就业 失业 → 人社局" } },
  "reminders.sent": { day: "2026-10-20", people: 12 },
  "calendar.day_set": { day: "2026-12-25", kind: "holiday", name: "市庆" },
  "calendar.day_cleared": { day: "2026-12-25", kind: "holiday", name: "市庆" },
  "period.changed": { before: { dueOn: null }, after: { dueOn: "2026-10-28" } },
  "period.locked": { period: "2026-08" },
  "period.unlocked": { period: "2026-08" },
  "extension.granted": { period: "2026-08", unit: "人社局", day: "2026-08-28" },
  "extension.withdrawn": { period: "2026-08", unit: "人社局", day: "2026-08-28" },
  "setting.changed": { before: { "level.redFrom": "30" }, after: { "level.redFrom": "25" } },
  "report.imported": { fileName: "报告.docx", sha256: "0", byteSize: 1, statements: 40 },
  "ledger_import.uploaded": { fileName: "台账.xlsx", sha256: "0", byteSize: 1, year: 2026 },
  "ledger_import.mapped": { columns: 9 },
  "ledger_import.started": { rows: 120 },
  "ledger_import.finished": { created: 100, changed: 15, same: 5 },
  "ledger_import.failed": { problem: "import_failed" },
  "report.changed": { before: { kind: "work_report" }, after: { kind: "plan_report" } },
  "report.downloaded": { sha256: "0" },
  "statement.added": { after: { indicator: "新增就业" } },
  "statement.edited": { before: { low: "3" }, after: { low: "3.2" } },
  "statement.confirmed": { targetId: "t", quote: "新增就业3.2万人" },
  "statement.rejected": { before: { state: "proposed" }, after: { state: "rejected" } },
  "statement.restored": { before: { state: "rejected" }, after: { state: "proposed" } },
  "statement.split": { into: ["a", "b"] },
  "statement.merged": { from: ["a", "b"] },
  "target.created": { after: { number: 1, indicator: "新增就业" } },
  "target.completed": { before: { weight: "1" }, after: { weight: "2" } },
  "target.adjusted": { before: { low: "3.2" }, after: { low: "2.8" }, document: "政发〔2026〕5号" },
  "target.adjustment_proposed": { ...change, document: "云政办〔2026〕11号" },
  "target.adjustment_refused": { document: "云政办〔2026〕11号" },
  "target.adjustment_withdrawn": { document: "云政办〔2026〕11号" },
  "target.withdrawn": change,
  "target.split": {
    before: {},
    after: { partRule: "sum", parts: ["城关街道 2万人 2026-12-31", "东湖街道 1.2万人 2026-12-31"] },
    parts: 2,
  },
  "target.unsplit": { parts: 2 },
  "target.assigned": { before: { leadUnit: null }, after: { leadUnit: "人社局" } },
  "target.scheduled": { before: { "2026-03": "0.7" }, after: { "2026-03": null } },
  "progress.saved": { ...report, before: { value: null }, after: { value: "2.25" } },
  "progress.handed_over": { ...report, value: "2.25" },
  "progress.returned_to_reporter": report,
  "progress.correction_requested": report,
  "progress.correction_refused": report,
  "progress.submitted": { ...report, value: "2.25" },
  "progress.approved": { ...report, value: "2.25" },
  "progress.returned": report,
  "progress.correction_opened": report,
  "evidence.added": { after: { name: "合同.pdf" } },
  "evidence.detached": { name: "合同.pdf", period: "2026-08" },
  "evidence.downloaded": { name: "合同.pdf", sha256: "0" },
  "light.set": { before: { light: null }, after: { light: "yellow" }, period: "2026-08" },
  "light.lifted": { before: { light: "yellow" }, after: { light: null }, period: "2026-08" },
  "snapshot.taken": { after: { name: "9月通报", targetCount: 98 } },
  "score.made": { after: { name: "2026年9月考核", units: 20 } },
  "score.adjusted": {
    before: { total: "88.1" },
    after: { total: "90.1" },
    unit: "人社局",
    points: "2",
    document: "政办〔2026〕9号",
  },
  "score.published": { name: "2026年9月考核", until: "2026-10-15" },
  "score.discarded": { name: "2026年9月考核" },
  "score.objected": { unit: "人社局", text: "数据有误" },
  "score.objection_accepted": {
    before: { total: "88.1" },
    after: { total: "89.1" },
    unit: "人社局",
    points: "1",
  },
  "score.objection_refused": { unit: "人社局" },
  "disclosure.worded": { before: { publicText: null }, after: { publicText: "已完成" }, period: "2026-08" },
  "disclosure.shown": { name: "适龄妇女免费筛查" },
  "disclosure.hidden": { name: "适龄妇女免费筛查" },
  "notice.created": { after: { number: "督〔2026〕1号", title: "关于就业" } },
  "notice.changed": { before: { dueOn: "2026-09-01" }, after: { dueOn: "2026-09-10" } },
  "notice.issued": { before: { state: "draft" }, after: { state: "issued" } },
  "notice.received": { before: { state: "issued" }, after: { state: "received" } },
  "notice.replied": { text: "已完成" },
  "notice.returned": { text: "缺材料" },
  "notice.verified": { before: { state: "replied" }, after: { state: "verified", note: "属实" } },
  "instruction.issued": { after: { post: "常务副区长", text: "抓紧推进" } },
  "instruction.answered": { text: "已完成" },
  "instruction.turned": { notice: "督〔2026〕1号" },
  "notice.closed": { before: { state: "replied" }, after: { state: "closed" } },
  "log_key.introduced": { publicKey: "key" },
  "package.requested": { scope: "2026年（12项目标）" },
  "package.sealed": { contents: "ab", files: 3, bytes: 9, scope: "2026年（12项目标）" },
  "package.downloaded": { bytes: 9 },
  "export.made": { what: "targets", format: "xlsx", rows: 40, filters: {} },
};

describe.each(locales)("history in words, %s", (locale) => {
  it.each(AUDIT_ACTIONS)("%s has a name by which the log can be narrowed", (action) => {
    problems.length = 0;
    expect(speakers.get(locale)?.(`audit.page.action.${action}`)).not.toMatch(/^audit\./);
    expect(problems).toEqual([]);
  });

  it.each(AUDIT_ACTIONS)("%s has a sentence of its own", (action) => {
    problems.length = 0;
    const { deed, text } = sentence(action, SAMPLES[action], { locale });
    expect(problems).toEqual([]);
    expect(deed).not.toMatch(/audit\.|[{}]/);
    expect(text).toContain("李明");
  });
});

describe("who did what and when", () => {
  it("stands in one sentence: time of the district, role, name, unit, deed, revision and value", () => {
    expect(sentence("progress.approved", SAMPLES["progress.approved"]).text).toBe(
      "2026年9月21日 10:12 督查员李明（督查室）审核通过了2026年8月的进展（第2版），填报值 2.25",
    );
    expect(sentence("progress.approved", SAMPLES["progress.approved"], { locale: "en" }).text).toBe(
      "21 Sep 2026 10:12 Supervisor 李明 (督查室) approved the progress of Aug 2026 (revision 2), value 2.25",
    );
  });

  it("names the access token by which a program did it in the person's place", () => {
    const by = { program: { tokenId: "t", name: "就业系统" } };
    expect(sentence("progress.approved", SAMPLES["progress.approved"], by).text).toContain(
      "督查员李明（督查室）（通过访问令牌“就业系统”）审核通过了",
    );
  });

  it("a first report has no revision, and what the product did names no role", () => {
    const { text } = sentence(
      "progress.submitted",
      { period: "2026-08", revision: 1, value: null },
      {
        actor: { id: null, name: "系统", role: null, unit: null },
      },
    );
    expect(text).toBe("2026年9月21日 10:12 系统提交了2026年8月的进展");
  });
});

describe("what changed", () => {
  it("is told before → after, in the words of the screens", () => {
    const { changes } = sentence("target.assigned", {
      before: { leadUnit: null, supportUnits: [], dueOn: "2026-12-31" },
      after: { leadUnit: "人社局", supportUnits: ["教育局", "民政局"], dueOn: "2026-11-30" },
    });
    expect(changes).toEqual([
      { label: "牵头单位", before: "（空）", after: "人社局" },
      { label: "配合单位", before: "（空）", after: "教育局、民政局" },
      { label: "完成时限", before: "2026年12月31日", after: "2026年11月30日" },
    ]);
  });

  it("a state is named by the record it belongs to", () => {
    expect(sentence("target.withdrawn", change).changes).toEqual([
      { label: "状态", before: "执行中", after: "已撤销" },
    ]);
    const of = { record: { type: "notice", id: "n" } } as const;
    expect(sentence("notice.issued", SAMPLES["notice.issued"], of).changes).toEqual([
      { label: "状态", before: "拟稿", after: "已发出" },
    ]);
  });

  it("a field is called as its record calls it, and a setting by what it limits", () => {
    const of = { record: { type: "notice", id: "n" } } as const;
    expect(sentence("notice.created", { after: { number: "试督〔2026〕1号" } }, of).changes[0]?.label).toBe(
      "文号",
    );
    expect(sentence("target.created", { after: { number: 1 } }).changes[0]?.label).toBe("序号");
    expect(sentence("setting.changed", SAMPLES["setting.changed"]).changes).toEqual([
      { label: "总量指标红灯界限", before: "30", after: "25" },
    ]);
  });

  it("a month of the schedule is named as a month, and a month without a task is not a zero", () => {
    expect(sentence("target.scheduled", SAMPLES["target.scheduled"]).changes).toEqual([
      { label: "3月", before: "0.7", after: "（空）" },
    ]);
  });

  it("a record that came into being has no before", () => {
    expect(sentence("target.created", SAMPLES["target.created"]).changes[0]).toMatchObject({ before: null });
  });
});
