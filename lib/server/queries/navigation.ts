import "server-only";
import { mayEver, type Right, type Viewer } from "@/lib/domain/access";

/** The pages of the main navigation, in the order of the work; each with the right that opens it. */
const PAGES = [
  { key: "todo", href: "/todo", right: "todo.view" },
  { key: "messages", href: "/messages", right: "message.read" },
  { key: "reports", href: "/reports", right: "report.view" },
  { key: "targets", href: "/targets", right: "target.view" },
  { key: "progress", href: "/progress", right: "progress.write" },
  { key: "review", href: "/review", right: "progress.review" },
  { key: "periods", href: "/periods", right: "period.view" },
  { key: "standing", href: "/standing", right: "standing.view" },
  { key: "notices", href: "/notices", right: "notice.view" },
  { key: "instructions", href: "/instructions", right: "instruction.view" },
  { key: "scores", href: "/scores", right: "score.view" },
  { key: "disclosures", href: "/disclosures", right: "disclosure.view" },
  { key: "deputies", href: "/deputies", right: "deputy.name" },
  { key: "exports", href: "/exports", right: "export.make" },
  { key: "audit", href: "/audit", right: "audit.view" },
  { key: "units", href: "/admin/units", right: "unit.manage" },
  { key: "accounts", href: "/admin/accounts", right: "account.manage" },
  { key: "settings", href: "/admin/settings", right: "setting.manage" },
  { key: "deliveries", href: "/admin/deliveries", right: "delivery.manage" },
  { key: "calendar", href: "/admin/calendar", right: "setting.manage" },
  { key: "roles", href: "/admin/roles", right: "role.propose" },
] as const satisfies readonly { key: string; href: string; right: Right }[];

/** What this person finds in the navigation: exactly the pages that would let them in. */
export function navigationFor(viewer: Viewer) {
  return PAGES.filter((page) => mayEver(viewer, page.right));
}
