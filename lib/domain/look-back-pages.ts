/**
 * Which pages stay what they are now while the reader looks back (历史时点), and why. All others show the earlier day; which
 * page does what is held by tests/architecture/look-back-pages.test.ts.
 */

/** Why a page shows now; the frame says it in these words (`shell.lookBack.ofNow`). */
type Reason =
  /** Things of the person and no part of the ledger. */
  | "own"
  /** Something is written or decided there, which is done now only. */
  | "work"
  /** Running the product: units, accounts, settings. */
  | "office"
  /** Each line of it carries its own instant. */
  | "log";

export const PAGES_OF_NOW: Readonly<Record<string, Reason>> = {
  "/todo": "own",
  "/account": "own",
  "/messages": "own",
  "/deputies": "own",
  "/targets/departments": "work",
  "/targets/import": "work",
  "/targets/import/[id]": "work",
  "/targets/table": "work",
  "/progress/sheet": "work",
  "/progress/[period]/[targetId]": "work",
  "/notices/new": "work",
  "/notices/red": "work",
  "/notices/[id]/edit": "work",
  "/audit/checkpoints": "log",
  "/audit/packages": "log",
  "/history/[type]/[id]": "log",
  "/admin/units": "office",
  "/admin/accounts": "office",
  "/admin/roles": "office",
  "/admin/settings": "office",
  "/admin/calendar": "office",
  "/admin/deliveries": "office",
};

const PATTERNS = Object.entries(PAGES_OF_NOW).map(
  ([address, reason]) =>
    [new RegExp(`^${address.replaceAll(/\[\w+\]/g, "[^/]+")}$`), address.includes("["), reason] as const,
);

/** Why the page at a path shows now; null where it shows the earlier day. */
export function reasonForNow(path: string): Reason | null {
  return PAGES_OF_NOW[path] ?? PATTERNS.find(([pattern, open]) => open && pattern.test(path))?.[2] ?? null;
}
