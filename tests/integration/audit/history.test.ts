import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditBody } from "@/lib/domain/audit-event";
import { addEvidenceLink } from "@/lib/server/commands/add-evidence";
import { changeNotice } from "@/lib/server/commands/change-notice";
import { changeReport } from "@/lib/server/commands/change-report";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { changeUnit } from "@/lib/server/commands/change-unit";
import { type ViewerContext } from "@/lib/server/commands/context";
import { createNotice } from "@/lib/server/commands/create-notice";
import { detachEvidence } from "@/lib/server/commands/detach-evidence";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { transact } from "@/lib/server/db/transact";
import { noticeDetail } from "@/lib/server/queries/notices";
import { officeHistory } from "@/lib/server/queries/office-history";
import { progressForm } from "@/lib/server/queries/progress-form";
import { reportHistory } from "@/lib/server/queries/record-history";
import { reviewItem } from "@/lib/server/queries/review";
import { settingView } from "@/lib/server/queries/setting-history";
import { targetPage } from "@/lib/server/queries/target-page";
import {
  logAdmin,
  makeAccount,
  securityAdmin,
  sessionOf,
  systemAdmin,
  trySignIn,
} from "@/tests/support/accounts";
import { people, plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { readyReport, typed } from "../progress/report-samples";
import { saveProgress } from "@/lib/server/commands/save-progress";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs", supportUnitIds: ["jy"] }, { id: "training" }]));
afterAll(() => ledger.close());

const supervisor = people.supervisor();
const actions = (events: readonly AuditBody[]) => events.map(({ action }) => action);

describe("the history of a month's report", () => {
  const evidence = { url: "https://example.gov.cn/a", progressReportId: "" };
  let reportId = "";
  beforeAll(async () => {
    reportId = (await readyReport("jobs", "2026-09")).id;
    evidence.progressReportId = reportId;
    const [kept, dropped] = [randomUUID(), randomUUID()];
    await addEvidenceLink(people.reporter(), { ...evidence, id: kept, name: "kept" });
    await addEvidenceLink(people.reporter(), { ...evidence, id: dropped, name: "dropped" });
    await detachEvidence(people.reporter(), { evidenceId: dropped, progressReportId: reportId });
    await submitProgress(people.head(), { reports: [{ id: reportId, version: 1 }] });
    // Of another month and of another target: not this report's.
    await readyReport("jobs", "2026-08");
    await saveProgress(people.reporter(), typed("training", "2026-09", { value: "1" }));
  });

  it("tells the unit everything that happened on its own desk", async () => {
    const { history } = await progressForm(people.reporter().viewer, { targetId: "jobs", period: "2026-09" });
    expect(actions(history)).toEqual([
      "progress.submitted",
      "evidence.detached",
      "evidence.added",
      "evidence.added",
      "progress.saved",
    ]);
  });

  it("holds back from the supervisor what the unit drafted, and evidence that was not handed over", async () => {
    const { history } = await reviewItem(supervisor.viewer, reportId);
    expect(actions(history)).toEqual(["progress.submitted", "evidence.added"]);
    expect(JSON.stringify(history)).not.toContain("dropped");
  });
});

describe("the history of a notice", () => {
  const id = randomUUID();
  const notice = { number: "试督〔2026〕1号", unitId: "rs", dueOn: "2026-11-05", targetIds: ["jobs"] };
  beforeAll(async () => {
    await createNotice(supervisor, { ...notice, id, title: "督办通知", body: "措辞严厉的初稿" });
    await changeNotice(supervisor, { ...notice, id, version: 1, title: "督办通知", body: "请说明原因。" });
    await issueNotice(supervisor, { id, version: 2 });
  });

  it.each<[string, () => ViewerContext, string[]]>([
    ["the supervisor", people.supervisor, ["notice.issued", "notice.changed", "notice.created"]],
    ["the auditor", people.auditor, ["notice.issued", "notice.changed", "notice.created"]],
    ["the unit, without its drafting", people.head, ["notice.issued"]],
    ["the leader in charge, without its drafting", people.leader, ["notice.issued"]],
  ])("is told to %s", async (_, person, told) => {
    const { viewer } = person();
    expect(actions((await noticeDetail(viewer, id)).history)).toEqual(told);
    const onTarget = actions((await targetPage(viewer, "jobs", {})).history);
    expect(onTarget.filter((action) => action.startsWith("notice."))).toEqual(told);
  });

  it("is not there for another unit", async () => {
    await expect(noticeDetail(people.otherHead().viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the history of a report", () => {
  beforeAll(async () => {
    const facts = { title: "更名的报告", government: "某区", kind: "work_report", year: 2026 } as const;
    await changeReport(supervisor, { id: "report", version: 1, ...facts });
    await transact(supervisor, async (_, record) => {
      await record({
        action: "statement.rejected",
        record: { type: "statement", id: "statement-jobs" },
        payload: { before: { state: "proposed" }, after: { state: "rejected" } },
      });
      await record({
        action: "report.downloaded",
        record: { type: "report", id: "report" },
        payload: { sha256: "0" },
      });
      await record({
        action: "statement.rejected",
        record: { type: "statement", id: "of-another-report" },
        payload: { before: { state: "proposed" }, after: { state: "rejected" } },
      });
    });
  });

  it("holds what happened to it and to its statements; who took the file is the auditor's", async () => {
    const told = async ({ viewer }: ViewerContext) => actions(await reportHistory(viewer, "report"));
    expect(await told(supervisor)).toEqual(["statement.rejected", "report.changed"]);
    expect(await told(people.reporter())).toEqual(["statement.rejected", "report.changed"]);
    expect(await told(people.auditor())).toEqual([
      "report.downloaded",
      "statement.rejected",
      "report.changed",
    ]);
  });
});

describe("the history of units, posts, accounts and settings", () => {
  let account: { id: string; account: string; password: string };
  beforeAll(async () => {
    await changeUnit(systemAdmin, { id: "rs", version: 1, code: "rs", name: "人社局", shortName: "人社局" });
    account = await makeAccount("observed", "unit_head", { unitId: "rs" });
    await makeAccount("mayor", null, { leaderPostId: "vice" });
    await sessionOf(account);
    await trySignIn({ ...account, password: "wrong" });
    // What the person does in the ledger is no part of the account's history.
    const acting = contextFor("unit_head", { userId: account.id, name: "observed", unitId: "rs" });
    await saveProgress(acting, typed("training", "2026-07", { value: "1" }));
  });

  const told = async ({ viewer }: ViewerContext, type: "unit" | "leader_post" | "account", id: string) =>
    actions((await officeHistory(viewer, type, id)).events);

  it("tells the system administrator about accounts, not when they signed in nor what they did", async () => {
    expect(await told(systemAdmin, "account", account.id)).toEqual([
      "role.granted",
      "role.proposed",
      "account.created",
    ]);
  });

  it("tells the security administrator, the log administrator and the auditor about signing in too", async () => {
    const all = [
      "session.sign_in_failed",
      "session.signed_in",
      "role.granted",
      "role.proposed",
      "account.created",
    ];
    // Granting the role ended the sessions that there were.
    const without = async (person: ViewerContext) =>
      (await told(person, "account", account.id)).filter((action) => action !== "session.revoked");
    expect(await without(securityAdmin)).toEqual(all);
    expect(await without(logAdmin)).toEqual(all);
    expect(await without(people.auditor())).toEqual(all);
  });

  it("tells the system administrator and the auditor about units and posts", async () => {
    for (const person of [systemAdmin, people.auditor()]) {
      expect(await told(person, "unit", "rs")).toEqual(["unit.changed"]);
      expect(await told(person, "leader_post", "vice")).toEqual(["leader_post.changed"]);
    }
  });

  it.each([people.supervisor, people.reporter, people.leader])("is refused to others", async (person) => {
    for (const [type, id] of [
      ["unit", "rs"],
      ["leader_post", "vice"],
      ["account", account.id],
    ] as const)
      await expect(told(person(), type, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("of units and posts is not the security administrator's", async () => {
    await expect(told(securityAdmin, "unit", "rs")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("of a setting stands with the setting", async () => {
    const value = { openingDay: 1, deadlineDay: 20, dueSoonDays: 3 };
    const when = { effectiveFrom: "2026-10-20", latest: null };
    await changeSetting(systemAdmin, { key: "report_deadline", value, ...when });
    const { history } = await settingView(systemAdmin.viewer, "report_deadline");
    expect(history).toMatchObject([{ action: "setting.changed", payload: { after: { deadlineDay: 20 } } }]);
    expect((await settingView(systemAdmin.viewer, "light_thresholds")).history).toEqual([]);
  });
});
