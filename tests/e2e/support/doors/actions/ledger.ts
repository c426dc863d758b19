import { randomUUID } from "node:crypto";
import { type ActionDoor, type Ground, notOf, ofTarget, onlyOf, PROPOSER, STALE } from "../door";

const decide = "statement.decide";
const manage = "target.manage";
const overtaken = { says: "CONFLICT" } as const;

const FIELDS = {
  ...{ kind: "target", indicator: "新增公园", metric: "level", horizon: "annual" },
  ...{ comparator: "qualitative", low: "", high: "", unit: "" },
};
const seenStatement = ({ statements: [id] }: Ground) => ({ id, version: STALE });
const seenStatements = ({ statements }: Ground) => ({
  statements: statements.map((id) => ({ id, version: STALE })),
});
const passage = ({ report }: Ground) => ({ reportId: report, start: 0, end: 6 });
const seenTarget = ({ target }: Ground) => ({ id: target, version: STALE });
const seenAdjustment = ({ adjustment }: Ground) => ({ id: adjustment, version: STALE });

/** Reports and what they say, targets and their plan, the ledger that is brought in, and what citizens read. */
export const LEDGER: Readonly<Record<string, ActionDoor>> = {
  "reports/[id]#add": {
    right: decide,
    input: (ground) => ({ ...passage(ground), id: randomUUID(), fields: FIELDS }),
  },
  "reports/[id]#change": {
    right: "report.import",
    input: ({ report }) => ({
      ...{ id: report, version: STALE },
      ...{ title: "政府工作报告", government: "云江区", kind: "work_report", year: 2026 },
    }),
    ...overtaken,
  },
  "reports/[id]#confirm": { right: decide, input: seenStatement, ...overtaken },
  "reports/[id]#confirmAll": { right: decide, input: seenStatements, ...overtaken },
  "reports/[id]#draft": { right: decide, input: passage },
  "reports/[id]#edit": {
    right: decide,
    input: (ground) => ({ ...seenStatement(ground), fields: FIELDS }),
    ...overtaken,
  },
  "reports/[id]#merge": {
    right: decide,
    input: (ground) => ({ ...seenStatements(ground), merged: { id: randomUUID(), fields: FIELDS } }),
    ...overtaken,
  },
  "reports/[id]#reject": {
    right: decide,
    input: (ground) => ({ ...seenStatement(ground), reason: "不是目标" }),
    ...overtaken,
  },
  "reports/[id]#restore": { right: decide, input: seenStatements, ...overtaken },
  "reports/[id]#split": {
    right: decide,
    input: (ground) => ({
      ...seenStatement(ground),
      parts: [
        { id: randomUUID(), fields: FIELDS },
        { id: randomUUID(), fields: FIELDS },
      ],
    }),
    ...overtaken,
  },
  "reports/[id]#unreplace": { right: decide, input: seenStatements, ...overtaken },
  "targets#assign": {
    right: manage,
    input: ({ target }) => ({ targets: [{ id: target, assignmentVersion: STALE }], contact: "王工" }),
    ...overtaken,
  },
  "targets#complete": {
    right: manage,
    input: (ground) => ({
      ...seenTarget(ground),
      baseline: "0",
      weight: "1",
      livelihood: false,
      note: "备注",
    }),
    ...overtaken,
  },
  "targets#confirm": {
    right: "adjustment.confirm",
    ...ofTarget,
    besides: notOf(PROPOSER),
    input: seenAdjustment,
    ...overtaken,
  },
  // Rows stand for themselves: one that was overtaken is told as such.
  "targets#editCells": {
    right: manage,
    input: (ground) => ({ rows: [{ ...seenTarget(ground), assignmentVersion: STALE, edit: {} }] }),
  },
  "targets#liftLightByHand": {
    right: "light.set",
    input: ({ light }) => ({ id: light, reason: "顺延期满" }),
  },
  "targets#proposeNewDefinition": {
    right: manage,
    input: (ground) => ({
      ...seenTarget(ground),
      adjustmentId: randomUUID(),
      ...{ indicator: "改造老旧小区", category: "urban", measure: "cumulative", metric: "level" },
      ...{ comparator: "at_least", direction: "up", low: "1", high: "1", unit: "个", baseline: "" },
      ...{ reason: "上级下达任务调整", document: "云政办〔2026〕20号", evidenceId: "none" },
    }),
    ...overtaken,
  },
  "targets#refuse": {
    right: "adjustment.confirm",
    ...ofTarget,
    besides: notOf(PROPOSER),
    input: (ground) => ({ ...seenAdjustment(ground), reason: "依据不足" }),
    ...overtaken,
  },
  "targets#schedule": {
    right: manage,
    input: ({ target }) => ({ id: target, kind: "linear", scheduleVersion: STALE }),
    ...overtaken,
  },
  "targets#setLightByHand": {
    right: "light.set",
    input: ({ target }) => ({
      ...{ id: randomUUID(), targetId: target, period: "2026-09" },
      ...{ light: "green", reason: "顺延", current: "none" },
    }),
    ...overtaken,
  },
  "targets#split": {
    right: manage,
    input: (ground) => ({ ...seenTarget(ground), rule: "sum", reason: "", parts: [] }),
    ...overtaken,
  },
  "targets#takeBack": {
    right: manage,
    besides: onlyOf(PROPOSER, "refused"),
    input: seenAdjustment,
    ...overtaken,
  },
  "targets#unsplit": {
    right: manage,
    input: ({ splitTarget }) => ({ id: splitTarget, version: STALE, reason: "合并填报" }),
    ...overtaken,
  },
  "targets#withdraw": {
    right: manage,
    input: (ground) => ({ ...seenTarget(ground), reason: "上级取消" }),
    ...overtaken,
  },
  "targets/departments#change": {
    right: manage,
    input: () => ({ rows: [{ kind: "新类", keywords: "新词", unitId: null }], latest: "none" }),
    ...overtaken,
  },
  "targets/import#map": {
    right: "ledger.import",
    input: (ground) => ({
      ...{ id: ground.import, version: STALE, headingRow: 0 },
      columns: ["indicator", "value", "unit"],
    }),
    ...overtaken,
  },
  "targets/import#start": {
    right: "ledger.import",
    input: (ground) => ({ id: ground.import, version: STALE, seen: "0".repeat(64) }),
    says: "import_preview_outdated",
  },
  "disclosures#switchOn": {
    right: "disclosure.manage",
    input: ({ livelihood }) => ({ targetId: livelihood, version: STALE, shown: true }),
    ...overtaken,
  },
  "disclosures#word": {
    right: "disclosure.manage",
    input: ({ livelihood }) => ({
      ...{ targetId: livelihood, version: STALE },
      ...{ name: "民生项目", period: "2026-09", text: "" },
    }),
    ...overtaken,
  },
};
