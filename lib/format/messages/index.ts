import { type Locale } from "../locale";

/** The catalogues, one namespace a feature: a new one is two JSON files and a line here. */
const namespaces = {
  common: { "zh-CN": () => import("./zh-CN/common.json"), en: () => import("./en/common.json") },
  shell: { "zh-CN": () => import("./zh-CN/shell.json"), en: () => import("./en/shell.json") },
  "sign-in": { "zh-CN": () => import("./zh-CN/sign-in.json"), en: () => import("./en/sign-in.json") },
  todo: { "zh-CN": () => import("./zh-CN/todo.json"), en: () => import("./en/todo.json") },
  messages: { "zh-CN": () => import("./zh-CN/messages.json"), en: () => import("./en/messages.json") },
  reports: { "zh-CN": () => import("./zh-CN/reports.json"), en: () => import("./en/reports.json") },
  statements: { "zh-CN": () => import("./zh-CN/statements.json"), en: () => import("./en/statements.json") },
  targets: { "zh-CN": () => import("./zh-CN/targets.json"), en: () => import("./en/targets.json") },
  imports: { "zh-CN": () => import("./zh-CN/imports.json"), en: () => import("./en/imports.json") },
  progress: { "zh-CN": () => import("./zh-CN/progress.json"), en: () => import("./en/progress.json") },
  periods: { "zh-CN": () => import("./zh-CN/periods.json"), en: () => import("./en/periods.json") },
  deputies: { "zh-CN": () => import("./zh-CN/deputies.json"), en: () => import("./en/deputies.json") },
  review: { "zh-CN": () => import("./zh-CN/review.json"), en: () => import("./en/review.json") },
  standing: { "zh-CN": () => import("./zh-CN/standing.json"), en: () => import("./en/standing.json") },
  snapshots: { "zh-CN": () => import("./zh-CN/snapshots.json"), en: () => import("./en/snapshots.json") },
  scores: { "zh-CN": () => import("./zh-CN/scores.json"), en: () => import("./en/scores.json") },
  disclosures: {
    "zh-CN": () => import("./zh-CN/disclosures.json"),
    en: () => import("./en/disclosures.json"),
  },
  notices: { "zh-CN": () => import("./zh-CN/notices.json"), en: () => import("./en/notices.json") },
  instructions: {
    "zh-CN": () => import("./zh-CN/instructions.json"),
    en: () => import("./en/instructions.json"),
  },
  exports: { "zh-CN": () => import("./zh-CN/exports.json"), en: () => import("./en/exports.json") },
  audit: { "zh-CN": () => import("./zh-CN/audit.json"), en: () => import("./en/audit.json") },
  admin: { "zh-CN": () => import("./zh-CN/admin.json"), en: () => import("./en/admin.json") },
  account: { "zh-CN": () => import("./zh-CN/account.json"), en: () => import("./en/account.json") },
  documents: { "zh-CN": () => import("./zh-CN/documents.json"), en: () => import("./en/documents.json") },
  errors: { "zh-CN": () => import("./zh-CN/errors.json"), en: () => import("./en/errors.json") },
  domain: { "zh-CN": () => import("./zh-CN/domain.json"), en: () => import("./en/domain.json") },
} satisfies Record<string, Record<Locale, () => Promise<{ default: object }>>>;

export type Namespace = keyof typeof namespaces;

/** Every text of the screens by namespace; the Chinese catalogue says which keys there are. */
export type Messages = {
  [Name in Namespace]: Awaited<ReturnType<(typeof namespaces)[Name]["zh-CN"]>>["default"];
};

/** All texts in one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const entries = Object.entries(namespaces).map(
    async ([name, load]) => [name, (await load[locale]()).default] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Messages;
}
