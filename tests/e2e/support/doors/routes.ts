import { randomUUID } from "node:crypto";
import { type ExportSubject } from "@/lib/schemas/exports";
import { type Door, type Ground } from "./door";

/** Every route for bytes and machines, by method and address. */
export const ROUTES: Readonly<Record<string, Door>> = {
  "GET /api/checkpoints/[size]": {
    right: "audit.view",
    at: ({ checkpoints: [size] }) => `/api/checkpoints/${size}`,
  },
  "GET /api/checkpoints/[size]/consistency": {
    right: "audit.view",
    at: ({ checkpoints: [from, size] }) => `/api/checkpoints/${size}/consistency?from=${from}`,
  },
  "GET /api/disclosures/preview": { right: "disclosure.view" },
  "GET /api/evidence/[id]": {
    right: "progress.view",
    on: "target",
    at: ({ evidence }) => `/api/evidence/${evidence}`,
    leaves: "evidence.downloaded",
  },
  "GET /api/evidence/[id]/preview": {
    right: "progress.view",
    on: "target",
    at: ({ picture }) => `/api/evidence/${picture}/preview`,
    leaves: "evidence.downloaded",
  },
  "POST /api/evidence": {
    right: "progress.write",
    on: "target",
    sight: "target.view",
    at: ({ progress }) => `/api/evidence?id=${randomUUID()}&progressReportId=${progress}`,
    file: { name: "就业.txt", text: "全区就业情况" },
    // The report that is named is approved.
    says: "CONFLICT",
  },
  "GET /api/ledger-imports/[id]": {
    right: "ledger.import",
    at: (ground) => `/api/ledger-imports/${ground.import}`,
  },
  "GET /api/ledger-imports/[id]/errors": {
    right: "ledger.import",
    at: (ground) => `/api/ledger-imports/${ground.import}/errors`,
    leaves: "export.made",
  },
  "POST /api/ledger-imports": {
    right: "ledger.import",
    at: () => "/api/ledger-imports?year=2026",
    file: { name: "台账.csv", text: "指标,目标值,单位\n新建公园,3,个\n" },
  },
  "GET /api/packages/[id]": {
    right: "package.make",
    at: (ground) => `/api/packages/${ground.package}`,
    leaves: "package.downloaded",
  },
  "GET /api/pdf-maps/[name]": { right: "progress.view", at: () => "/api/pdf-maps/UniGB-UTF16-H.bcmap" },
  "GET /api/reports/[id]/file": {
    right: "report.view",
    at: ({ report }) => `/api/reports/${report}/file`,
    leaves: "report.downloaded",
  },
  "GET /api/reports/[id]/statements": {
    right: "report.view",
    at: ({ report }) => `/api/reports/${report}/statements`,
  },
  "POST /api/reports": {
    right: "report.import",
    file: {
      name: "2026年政府工作报告.txt",
      text: "2026年政府工作报告\n一、主要目标\n全年新增就业3.2万人，新建公园3个。\n",
    },
  },
  "POST /api/targets/[id]/documents": {
    right: "target.manage",
    at: ({ target }) => `/api/targets/${target}/documents?evidenceId=${randomUUID()}`,
    file: { name: "批复.txt", text: "同意调整。" },
  },
  "GET /api/v1/targets": { right: "target.view", scope: "ledger.read" },
  "GET /api/v1/targets/[id]": {
    ...{ right: "target.view", scope: "ledger.read", on: "target" },
    at: ({ target }) => `/api/v1/targets/${target}`,
  },
  "GET /api/v1/targets/[id]/progress/[period]": {
    ...{ right: "progress.view", scope: "ledger.read", on: "target", sight: "target.view" },
    at: ({ target }) => `/api/v1/targets/${target}/progress/2026-09`,
  },
  "PUT /api/v1/targets/[id]/progress/[period]": {
    ...{ right: "progress.write", scope: "progress.write", on: "target", sight: "target.view" },
    at: ({ target, period }) => `/api/v1/targets/${target}/progress/${period}`,
    // It names no version.
    input: () => ({ value: "1", progress: "按计划推进" }),
    says: "PRECONDITION_REQUIRED",
  },
  "POST /api/v1/targets/[id]/progress/[period]/submission": {
    ...{ right: "progress.submit", scope: "progress.write", on: "target", sight: "target.view" },
    at: ({ target, period }) => `/api/v1/targets/${target}/progress/${period}/submission`,
    says: "PRECONDITION_REQUIRED",
  },
  "GET /api/v1/standing": { right: "standing.view", scope: "ledger.read" },
  "GET /api/targets/table": { right: "target.manage", at: () => "/api/targets/table?year=2026" },
};

/**
 * What is read without an event: the pages themselves and what they load, because to read the ledger is everybody's work.
 * What leaves it as a file is an event.
 */
export const READ_ON_PAGES: readonly string[] = [
  // Made to be handed on: it says nothing about any record.
  "GET /api/checkpoints/[size]",
  "GET /api/checkpoints/[size]/consistency",
  "GET /api/disclosures/preview",
  "GET /api/ledger-imports/[id]",
  "GET /api/pdf-maps/[name]",
  "GET /api/reports/[id]/statements",
  "GET /api/targets/table",
  // What pages show, for a program that asks again and again: that it was let in at all (its token) is in the log.
  "GET /api/v1/standing",
  "GET /api/v1/targets",
  "GET /api/v1/targets/[id]",
  "GET /api/v1/targets/[id]/progress/[period]",
];

/** `GET /api/exports/[file]`: one door for each subject. */
export const EXPORT_DOORS: Readonly<Record<ExportSubject, Door>> = {
  targets: { right: "export.make", at: () => "targets.csv" },
  standing: { right: "export.make", at: () => "standing.csv" },
  snapshot: { right: "export.make", at: ({ snapshots }) => `snapshot.csv?id=${snapshots[0]}` },
  comparison: {
    right: "export.make",
    at: ({ snapshots: [before, after] }) => `comparison.csv?before=${before}&after=${after}`,
  },
  audit: { right: "audit.view", at: () => "audit.csv" },
  notices: { right: "notice.view", at: () => "notices.csv" },
  notice: { right: "notice.view", on: "notice", at: ({ notice }) => `notice.docx?id=${notice}` },
  circular: { right: "circular.make", at: ({ snapshots }) => `circular.docx?snapshot=${snapshots[0]}` },
  assignments: { right: "export.make", at: () => "assignments.xlsx" },
  livelihood: { right: "export.make", at: () => "livelihood.xlsx" },
  unit: { right: "export.make", at: ({ unit }) => `unit.xlsx?unit=${unit}` },
  scores: { right: "score.view", at: ({ assessment }) => `scores.xlsx?id=${assessment}` },
  score: {
    right: "score.view_way",
    on: "score",
    sight: "score.view",
    at: ({ assessment, unit }) => `score.xlsx?id=${assessment}&unit=${unit}`,
  },
  dossier: {
    right: "export.make",
    on: "target",
    sight: "target.view",
    at: ({ target }) => `dossier.xlsx?id=${target}`,
  },
};

export const exportAt = (door: Door, ground: Ground): string => `/api/exports/${door.at?.(ground) ?? ""}`;

/** Routes that ask for no right: signing in, whether the product lives, the page for citizens. */
export const OPEN_ROUTES: readonly string[] = [
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
  "GET /api/health",
  "GET /open",
];
