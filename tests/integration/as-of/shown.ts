import { type Viewer } from "@/lib/domain/access";
import { assessmentList, scorePage } from "@/lib/server/queries/assessments";
import { waitingCorrections } from "@/lib/server/queries/corrections";
import { directory } from "@/lib/server/queries/directory";
import { disclosureBoard } from "@/lib/server/queries/disclosures";
import { exportChoices } from "@/lib/server/queries/export-choices";
import { instructionList } from "@/lib/server/queries/instructions";
import { ledgerCheck } from "@/lib/server/queries/ledger-check";
import { ledgerPage } from "@/lib/server/queries/ledger-page";
import { noticeDetail, noticeList } from "@/lib/server/queries/notices";
import { periodOverview } from "@/lib/server/queries/period-overview";
import { progressMonth } from "@/lib/server/queries/progress-month";
import { reportHistory } from "@/lib/server/queries/record-history";
import { listReports } from "@/lib/server/queries/reports";
import { reviewItem } from "@/lib/server/queries/review";
import { reviewQueue } from "@/lib/server/queries/review-queue";
import { settingOn } from "@/lib/server/queries/settings";
import { snapshotDetail, snapshotList } from "@/lib/server/queries/snapshots";
import { standingReport } from "@/lib/server/queries/standing";
import { statementsOfReport } from "@/lib/server/queries/statements";
import { targetPage } from "@/lib/server/queries/target-page";
import { targetStandings } from "@/lib/server/queries/target-standing";
import { contextFor } from "@/tests/support/ledger";
import { HEAD, SUPERVISOR, UNIT } from "./ledger-steps";

/** Who sees a part only; they take turns. */
const OTHERS = [HEAD, UNIT, contextFor("unit_head", { unitId: "industry" })];
const VIEW = { year: 2026, period: "2026-09" };

/** What the pages that look back show to the office and to one of the others. */
export async function shown(turn: number) {
  const other = OTHERS[turn % OTHERS.length] ?? HEAD;
  return comparable([await shownTo(SUPERVISOR.viewer), await shownTo(other.viewer), await shownToOffice()]);
}

async function shownTo(viewer: Viewer) {
  const page = await ledgerPage(viewer, { ...VIEW, filter: {}, page: 1 });
  const snapshots = await snapshotList(viewer);
  return {
    ledger: { ...page, parts: [...page.parts] },
    withdrawn: await ledgerPage(viewer, { ...VIEW, filter: { state: "withdrawn" }, page: 1 }),
    november: await targetStandings(viewer, { year: 2026, period: "2026-11", parts: "asked" }),
    standing: await standingReport(viewer, { ...VIEW, by: "unit" }),
    notices: await Promise.all((await noticeList(viewer)).map(({ id }) => noticeDetail(viewer, id))),
    instructions: await instructionList(viewer),
    exports: await exportChoices(viewer),
    month: await progressMonth(viewer, "2026-10"),
    snapshots: await Promise.all(snapshots.map(({ id }) => snapshotDetail(viewer, id))),
    scores: await scoresShown(viewer),
  };
}

async function scoresShown(viewer: Viewer) {
  const list = await assessmentList(viewer);
  return Promise.all(
    list.map(async (item) => ({
      item,
      way: await scorePage(viewer, { id: item.id, unitId: "environment" }).catch(
        (error: Error) => error.message,
      ),
    })),
  );
}

/** What is the same for all who see it, and what only the office sees. */
async function shownToOffice() {
  const { viewer } = SUPERVISOR;
  const page = await ledgerPage(viewer, { ...VIEW, filter: {}, page: 1 });
  const queue = await reviewQueue(viewer);
  const reports = await listReports(viewer);
  return {
    targets: await Promise.all(page.rows.items.map(({ id }) => targetPage(viewer, id, VIEW))),
    queue,
    reviewed: await Promise.all(queue.rows.items.map(({ report }) => reviewItem(viewer, report.id))),
    corrections: await waitingCorrections(viewer),
    months: await Promise.all(["2026-09", "2026-10"].map((period) => periodOverview(viewer, period))),
    gaps: await ledgerCheck(viewer, { year: 2026 }),
    disclosures: await disclosureBoard(viewer, { year: 2026 }),
    reports,
    statements: await Promise.all(reports.map(({ id }) => statementsOfReport(viewer, id))),
    histories: await Promise.all(reports.map(({ id }) => reportHistory(viewer, id))),
    thresholds: await settingOn("light_thresholds", "2027-03-02"),
    directory: await directory(),
  };
}

/** Without what tells only who may overwrite whom. */
function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      /version$|^updatedAt$/i.test(key) ? undefined : member instanceof Map ? [...member] : member,
    ),
  );
}
