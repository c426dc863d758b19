import { randomUUID } from "node:crypto";
import { type ActionDoor, type Ground, ofTarget, STALE } from "../door";

const overtaken = { says: "CONFLICT" } as const;
const EMPTY = {
  ...{ value: "", notPublished: false, stage: null, judgement: null },
  ...{ progress: "", problems: "", nextStep: "" },
};
const seen = ({ progress }: Ground) => ({ id: progress, version: STALE });
const seenReports = (ground: Ground) => ({ reports: [seen(ground)] });
const saved = ({ target, period }: Ground) => ({
  ...EMPTY,
  ...{ id: randomUUID(), targetId: target, period, version: STALE },
});
const seenWaiting = ({ waiting }: Ground) => ({ id: waiting, version: STALE });
const seenCorrection = ({ correction }: Ground) => ({ id: correction, version: STALE });
const write = { right: "progress.write", ...ofTarget } as const;
const ofMonth = { right: "period.manage" } as const;

/** A month's report, from the reporter to the supervisor; the report that is named is approved, and so it is locked. */
export const MONTH: Readonly<Record<string, ActionDoor>> = {
  "progress#addLink": {
    ...write,
    input: ({ progress }) => ({
      ...{ id: randomUUID(), progressReportId: progress },
      ...{ name: "公开数据", url: "https://stat.example.cn/10" },
    }),
    ...overtaken,
  },
  "progress#askCorrection": {
    ...write,
    input: ({ progress }) => ({ id: randomUUID(), progressReportId: progress, reason: "核对" }),
    says: "correction_requested_already",
  },
  "progress#detach": {
    ...write,
    input: ({ evidence, progress }) => ({ evidenceId: evidence, progressReportId: progress }),
    ...overtaken,
  },
  "progress#handOver": { right: "progress.hand_over", ...ofTarget, input: seenReports, ...overtaken },
  "progress#save": { ...write, input: saved, ...overtaken },
  "progress#saveRow": { ...write, input: saved, ...overtaken },
  "progress#sendBack": {
    right: "progress.submit",
    ...ofTarget,
    input: (ground) => ({ ...seen(ground), reason: "核对" }),
    ...overtaken,
  },
  "progress#stored": {
    ...write,
    sight: "progress.view_draft",
    input: ({ target, period }) => ({ targetId: target, period }),
  },
  "progress#submit": { right: "progress.submit", ...ofTarget, input: seenReports, ...overtaken },
  "review#approve": {
    right: "progress.review",
    input: (ground) => ({ reports: [seenWaiting(ground)] }),
    ...overtaken,
  },
  "review#refuse": {
    right: "progress.review",
    input: (ground) => ({ ...seenCorrection(ground), reason: "数据无误" }),
    ...overtaken,
  },
  "review#sendBack": {
    right: "progress.review",
    input: (ground) => ({ ...seenWaiting(ground), reason: "请核对" }),
    ...overtaken,
  },
  "review#unlock": {
    right: "progress.review",
    input: (ground) => ({ ...seenCorrection(ground), newId: randomUUID() }),
    ...overtaken,
  },
  "periods#change": {
    ...ofMonth,
    input: () => ({ period: "2026-11", version: STALE, opensOn: null, dueOn: "2026-12-04" }),
    ...overtaken,
  },
  "periods#extend": {
    ...ofMonth,
    input: ({ period, unit }) => ({
      ...{ id: randomUUID(), period, unitId: unit },
      ...{ dueOn: "2026-11-20", reason: "数据晚出" },
    }),
  },
  "periods#lock": {
    ...ofMonth,
    input: ({ period }) => ({ period, version: STALE }),
    says: "period_deadline_not_passed",
  },
  "periods#unlock": {
    ...ofMonth,
    input: ({ period }) => ({ period, version: STALE, reason: "补报" }),
    says: "period_not_locked",
  },
  "periods#withdraw": { ...ofMonth, input: ({ extension }) => ({ id: extension, reason: "数据已出" }) },
};
