import { type Page } from "@playwright/test";

/** Every page by the person who works on it; `:target`, `:report` … stand for the first one that a list links to. */
export const PEOPLE_PAGES: Readonly<Record<string, readonly string[]>> = {
  "supervisor.dcs": [
    "/todo",
    "/reports",
    "/reports/:report",
    "/targets",
    "/targets/:target",
    "/targets/table",
    "/targets/check",
    "/targets/departments",
    "/targets/import",
    "/review",
    "/review/:review",
    "/periods",
    "/standing",
    "/standing?by=category",
    "/standing?by=leader",
    "/standing?by=livelihood",
    "/standing/changes",
    "/standing/months",
    "/standing/snapshots",
    "/standing/snapshots/:snapshot",
    "/standing/snapshots/compare",
    "/notices",
    "/notices/:notice",
    "/notices/new",
    "/notices/red",
    "/instructions",
    "/disclosures",
    "/scores",
    "/scores/:score",
    "/scores/:score/:unit",
    "/exports",
    "/messages",
    "/account",
  ],
  "reporter.rsj": [
    "/todo",
    "/reports",
    "/targets",
    "/targets/:target",
    "/progress",
    "/progress/sheet",
    "/progress/:progress",
    "/standing",
    "/notices",
  ],
  "head.rsj": [
    "/todo",
    "/messages",
    "/messages?show=all",
    "/progress",
    "/progress/sheet",
    "/notices",
    "/instructions",
    "/deputies",
    "/scores",
  ],
  "leader.cwfqz": ["/todo", "/targets", "/standing"],
  "auditor.yj": [
    "/todo",
    "/reports/:report",
    "/targets/:target",
    "/standing",
    "/notices/:notice",
    "/periods",
    "/audit",
    "/audit/checkpoints",
    "/audit/packages",
  ],
  "sysadmin.yj": [
    "/todo",
    "/admin/units",
    "/admin/units/:history",
    "/admin/accounts",
    "/admin/settings",
    "/admin/calendar",
    "/admin/deliveries",
  ],
  "secadmin.yj": ["/todo", "/admin/roles", "/admin/roles/:history"],
  "logadmin.yj": ["/todo", "/audit", "/audit/checkpoints"],
};

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}/;

/** Replaces `:name` by the address of the first record that the list before it links to. */
export async function resolve(page: Page, address: string): Promise<string> {
  const cut = address.lastIndexOf("/:");
  if (cut < 0) return address;
  const [list, parameter] = [await resolve(page, address.slice(0, cut)), address.slice(cut + 2)];
  await page.goto(list);
  // A record's address ends in its id; the other pages under a list have names.
  const record = { progress: `${list}/2026-`, history: "/history/" }[parameter];
  const hrefs = await page
    .locator("main a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const href = hrefs.find((one) =>
    record ? one.startsWith(record) : one.startsWith(`${list}/`) && ID.test(one.slice(`${list}/`.length)),
  );
  if (!href) throw new Error(`${list} links to no record`);
  return href.split(/[#?]/)[0] ?? href;
}
