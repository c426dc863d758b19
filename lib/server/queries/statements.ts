import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import {
  type Comparator,
  COMPARATORS,
  type Confidence,
  CONFIDENCES,
  type Horizon,
  HORIZONS,
  memberOf,
  type Metric,
  METRICS,
  type StatementKind,
  STATEMENT_KINDS,
  type StatementOrigin,
  STATEMENT_ORIGINS,
  type StatementState,
  STATEMENT_STATES,
} from "@/lib/domain/vocabulary";
import { type ProposedTraits } from "@/lib/domain/target";
import { type Doubt } from "@/lib/extraction/types";
import { dayOf } from "@/lib/format/dates";
import { now } from "../clock";
import { db, type Prisma } from "../db/client";
import { notFound } from "../errors";
import { livelihoodIn } from "../extraction/livelihood";
import { targetProposal } from "../extraction/target-proposal";
import { type LeadProposer, leadProposer } from "./lead-table";
import { outlineOf } from "./report-outline";
import { namesOf } from "./reports";
import { answersNow } from "./target-reading";

/** A statement as the confirm page shows it; its quote is the report's text from `start` to `end`. */
export interface StatementView {
  readonly id: string;
  readonly version: number;
  readonly kind: StatementKind;
  readonly state: StatementState;
  readonly indicator: string;
  readonly metric: Metric;
  readonly comparator: Comparator;
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string | null;
  readonly horizon: Horizon;
  readonly section: string;
  /** It stands in a list of people's-livelihood projects (民生实事): its target will carry the mark. */
  readonly livelihood: boolean;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly rules: readonly string[];
  readonly reasons: readonly Doubt[];
  readonly origin: StatementOrigin;
  readonly rejectReason: string | null;
  /** Who changed it last and when (ISO 8601); null as long as nobody has. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** The target it became, while that one is in force. */
  readonly target: { readonly id: string; readonly number: number } | null;
  readonly proposal: ProposedTraits;
  /** Who probably leads the target, by the table of lead departments. */
  readonly lead: ReturnType<LeadProposer>;
}

/** The statements of a report in reading order, without those that others have replaced. */
export async function statementsOfReport(
  viewer: Viewer,
  reportId: string,
): Promise<readonly StatementView[]> {
  assertReader(viewer);
  // Whoever may read a report reads the same statements; who leads them is proposed by the table in force on the day.
  return (await answersNow()).get(`statements ${reportId} ${dayOf(now())}`, () =>
    statementViews({ reportId, state: { not: "replaced" } }),
  );
}

/** Some statements as they stand now, among them those that were just replaced. */
export async function statementsById(
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly StatementView[]> {
  assertReader(viewer);
  return statementViews({ id: { in: [...ids] } });
}

function assertReader(viewer: Viewer): void {
  if (!mayEver(viewer, "report.view")) throw notFound();
}

async function statementViews(where: Prisma.StatementWhereInput) {
  const rows = await db().statement.findMany({
    where,
    orderBy: [{ start: "asc" }, { end: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  const [names, reports, leadOf] = await Promise.all([
    namesOf(rows.flatMap(({ decidedById }) => decidedById ?? [])),
    livelihoodParts(rows),
    leadProposer(),
  ]);
  return rows.map((row) => {
    const livelihood = reports.get(row.reportId)?.(row) ?? false;
    return { ...viewOf(row, names, livelihood), lead: leadOf(row.indicator) };
  });
}

/** Where the rows' reports list livelihood projects: read once a report, not once a statement. */
async function livelihoodParts(
  rows: readonly { readonly reportId: string }[],
): Promise<ReadonlyMap<string, ReturnType<typeof livelihoodIn>>> {
  const reports = await db().report.findMany({
    where: { id: { in: [...new Set(rows.map(({ reportId }) => reportId))] } },
    select: { id: true, kind: true, outline: true },
  });
  return new Map(
    reports.map(({ id, kind, outline }) => [
      id,
      livelihoodIn({ kind, sections: outlineOf(outline).sections }),
    ]),
  );
}

const COLUMNS = {
  id: true,
  version: true,
  kind: true,
  state: true,
  indicator: true,
  metric: true,
  comparator: true,
  low: true,
  high: true,
  unit: true,
  horizon: true,
  section: true,
  start: true,
  end: true,
  confidence: true,
  rules: true,
  reasons: true,
  origin: true,
  rejectReason: true,
  decidedById: true,
  decidedAt: true,
  targets: { where: { partNumber: 0 }, select: { id: true, number: true, state: true } },
  reportId: true,
} as const satisfies Prisma.StatementSelect;

type Row = Prisma.StatementGetPayload<{ select: typeof COLUMNS }>;

function viewOf(
  row: Row,
  names: ReadonlyMap<string, string>,
  livelihood: boolean,
): Omit<StatementView, "lead"> {
  const {
    decidedById,
    decidedAt,
    targets: [target],
    reportId: _,
    ...rest
  } = row;
  return {
    ...rest,
    livelihood,
    kind: memberOf(STATEMENT_KINDS, row.kind),
    state: memberOf(STATEMENT_STATES, row.state),
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
    horizon: memberOf(HORIZONS, row.horizon),
    confidence: memberOf(CONFIDENCES, row.confidence),
    origin: memberOf(STATEMENT_ORIGINS, row.origin),
    rules: JSON.parse(row.rules) as string[],
    reasons: JSON.parse(row.reasons) as Doubt[],
    decidedBy: decidedById && (names.get(decidedById) ?? null),
    decidedAt: decidedAt?.toISOString() ?? null,
    target: target?.state === "active" ? { id: target.id, number: target.number } : null,
    proposal: targetProposal(row),
  };
}
