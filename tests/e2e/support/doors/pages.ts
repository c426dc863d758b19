import { type Door } from "./door";

/** Every page by its address, with who may open it. */
export const PAGES: Readonly<Record<string, Door>> = {
  "/todo": { right: "todo.view" },
  "/account": { right: "own_account.manage" },
  "/messages": { right: "message.read" },
  "/reports": { right: "report.view" },
  "/reports/[id]": { right: "report.view", at: ({ report }) => `/reports/${report}` },
  "/targets": { right: "target.view" },
  "/targets/[id]": { right: "target.view", on: "target", at: ({ target }) => `/targets/${target}` },
  "/targets/check": { right: "target.manage" },
  "/targets/departments": { right: "target.manage" },
  "/targets/table": { right: "target.manage" },
  "/targets/import": { right: "ledger.import" },
  "/targets/import/[id]": { right: "ledger.import", at: (ground) => `/targets/import/${ground.import}` },
  "/progress": { right: "progress.write" },
  "/progress/sheet": { right: "progress.write" },
  "/progress/[period]/[targetId]": {
    right: "progress.write",
    on: "target",
    sight: "target.view",
    at: ({ period, target }) => `/progress/${period}/${target}`,
  },
  "/review": { right: "progress.review" },
  "/review/[id]": { right: "progress.review", at: ({ waiting }) => `/review/${waiting}` },
  "/periods": { right: "period.view" },
  "/deputies": { right: "deputy.name" },
  "/standing": { right: "standing.view" },
  "/standing/changes": { right: "standing.view" },
  "/standing/months": { right: "standing.view" },
  "/standing/snapshots": { right: "standing.view" },
  "/standing/snapshots/[id]": {
    right: "standing.view",
    at: ({ snapshots }) => `/standing/snapshots/${snapshots[0]}`,
  },
  "/standing/snapshots/[id]/targets": {
    right: "standing.view",
    at: ({ snapshots }) => `/standing/snapshots/${snapshots[0]}/targets`,
  },
  "/standing/snapshots/compare": {
    right: "standing.view",
    at: ({ snapshots: [before, after] }) => `/standing/snapshots/compare?before=${before}&after=${after}`,
  },
  "/notices": { right: "notice.view" },
  "/notices/[id]": { right: "notice.view", on: "notice", at: ({ notice }) => `/notices/${notice}` },
  "/notices/[id] (a draft)": {
    ...{ right: "notice.view", on: "draft", sight: "notice.view_draft" },
    at: ({ draftNotice }) => `/notices/${draftNotice}`,
  },
  "/notices/[id]/edit": { right: "notice.manage", at: ({ draftNotice }) => `/notices/${draftNotice}/edit` },
  "/notices/new": { right: "notice.manage" },
  "/notices/red": { right: "notice.manage" },
  "/instructions": { right: "instruction.view" },
  "/scores": { right: "score.view" },
  "/scores/[id]": { right: "score.view", at: ({ assessment }) => `/scores/${assessment}` },
  "/scores/[id] (a draft)": {
    ...{ right: "score.view", on: "draft", sight: "score.view_draft" },
    at: ({ draftAssessment }) => `/scores/${draftAssessment}`,
  },
  "/scores/[id]/[unit] (of a draft)": {
    ...{ right: "score.view_way", on: "draft", sight: "score.view_draft" },
    at: ({ draftAssessment, unit }) => `/scores/${draftAssessment}/${unit}`,
  },
  "/scores/[id]/[unit]": {
    right: "score.view_way",
    on: "score",
    sight: "score.view",
    at: ({ assessment, unit }) => `/scores/${assessment}/${unit}`,
  },
  "/disclosures": { right: "disclosure.view" },
  "/exports": { right: "export.make" },
  "/audit": { right: "audit.view" },
  "/audit/checkpoints": { right: "audit.view" },
  "/audit/packages": { right: "package.make" },
  "/history/[type]/[id] (an account)": {
    right: "account.history",
    at: ({ account }) => `/history/account/${account}`,
  },
  "/history/[type]/[id] (a unit)": { right: "unit.history", at: ({ unit }) => `/history/unit/${unit}` },
  "/history/[type]/[id] (a post)": {
    right: "unit.history",
    at: ({ post }) => `/history/leader_post/${post}`,
  },
  // What happened to a target stands on its own page, by its own rights.
  "/history/[type]/[id] (no record of an officer)": {
    right: "todo.view",
    besides: () => "not there",
    at: ({ target }) => `/history/target/${target}`,
  },
  "/admin/units": { right: "unit.manage" },
  "/admin/accounts": { right: "account.manage" },
  "/admin/roles": { right: "role.propose" },
  "/admin/settings": { right: "setting.manage" },
  "/admin/calendar": { right: "setting.manage" },
  "/admin/deliveries": { right: "delivery.manage" },
};

/** Pages of those who are not signed in, or not yet: they ask for no right. */
export const OPEN_PAGES: readonly string[] = [
  "/",
  "/sign-in",
  "/second-factor",
  "/new-password",
  "/enrolment",
];
