import "server-only";
import { may, mayEver } from "@/lib/domain/access";
import { type Facts } from "@/lib/domain/audit-event";
import { type StatementDecision, type StatementFacts, type StatementFields } from "@/lib/domain/statement";
import { COMPARATORS, memberOf, METRICS, STATEMENT_KINDS, STATEMENT_STATES } from "@/lib/domain/vocabulary";
import { type StatementValues } from "@/lib/schemas/statements";
import { db, type Prisma, type Tx } from "../db/client";
import { LedgerError, mayNot, notFound } from "../errors";
import { type ViewerContext } from "./context";

/** What the commands on statements have in common: how they load one, refuse, and write one. */

/** A statement as the person saw it. */
export interface StatementRef {
  readonly id: string;
  readonly version: number;
}

const COLUMNS = {
  id: true,
  version: true,
  reportId: true,
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
  quote: true,
  sentenceStart: true,
  sentenceEnd: true,
  replaces: true,
  // The whole; what it was split into follows it.
  targets: { where: { partNumber: 0 }, select: { id: true, state: true } },
} as const satisfies Prisma.StatementSelect;

type StoredStatement = Prisma.StatementGetPayload<{ select: typeof COLUMNS }>;

export type StatementRow = Omit<StoredStatement, "targets"> & {
  readonly target: StoredStatement["targets"][number] | null;
};

const REPORT_COLUMNS = { id: true, year: true, kind: true, text: true, outline: true } as const;

/** The report whose statements somebody decides. Reports are seen by all or none, so sight needs no record. */
export async function reportToDecide({ viewer }: ViewerContext, id: string) {
  if (!mayEver(viewer, "report.view")) throw notFound();
  const report = await db().report.findUnique({ where: { id }, select: REPORT_COLUMNS });
  if (!report) throw notFound();
  if (!may(viewer, "statement.decide")) throw mayNot("statement.decide", "report", id);
  return report;
}

/**
 * The statements of one report in the order of `refs`, with their report.
 *
 * @throws NOT_FOUND for an unknown one or one of another report, CONFLICT when one was changed since it was seen.
 */
export async function statementsToDecide(context: ViewerContext, refs: readonly StatementRef[]) {
  if (!mayEver(context.viewer, "report.view")) throw notFound();
  const stored = await db().statement.findMany({
    where: { id: { in: refs.map(({ id }) => id) } },
    select: COLUMNS,
  });
  const rows = stored.map(({ targets: [target = null], ...row }): StatementRow => ({ ...row, target }));
  const statements = refs.map((ref) => {
    const row = rows.find(({ id }) => id === ref.id);
    if (!row || row.reportId !== rows[0]?.reportId) throw notFound();
    return row;
  });
  const report = await reportToDecide(context, statements[0]?.reportId ?? "");
  for (const [index, { id, version }] of statements.entries())
    if (version !== refs[index]?.version) throw await overtaken(db(), id);
  return { report, statements };
}

/** One statement with its report, see `statementsToDecide`. */
export async function statementToDecide(context: ViewerContext, ref: StatementRef) {
  const { report, statements } = await statementsToDecide(context, [ref]);
  const [statement] = statements;
  if (!statement) throw notFound();
  return { report, statement };
}

/** The row as the rules see it. */
export function factsOf(row: StatementRow): StatementFacts {
  return {
    ...fieldsOf(row),
    id: row.id,
    state: memberOf(STATEMENT_STATES, row.state),
    hasTarget: row.target?.state === "active",
  };
}

function fieldsOf(row: StatementRow): StatementFields {
  return {
    kind: memberOf(STATEMENT_KINDS, row.kind),
    indicator: row.indicator,
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
    low: row.low,
    high: row.high,
    unit: row.unit,
    start: row.start,
    end: row.end,
    quote: row.quote,
  };
}

/** What was typed, about a passage of the report's text. */
export function fieldsAt(
  values: StatementValues,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
): StatementFields {
  const { horizon: _, ...fields } = values;
  return { ...fields, start, end, quote: text.slice(start, end) };
}

/** What the log says of a statement. */
export function statementFacts(fields: StatementFields): Facts {
  const { kind, indicator, metric, comparator, low, high, unit, quote } = fields;
  return { kind, indicator, metric, comparator, low, high, unit, quote };
}

/** The next state that a rule allows, or its refusal as a sentence. */
export function accept<Next>(decision: StatementDecision<Next>): Next {
  if (decision.ok) return decision.next;
  const gap = decision.gaps?.[0];
  throw new LedgerError("INVALID", {
    problem: gap ? `statement_gap_${gap}` : `statement_${decision.problem}`,
  });
}

/**
 * Has anybody worked on the statement's target, in force or withdrawn: reported on it, adjusted it, split it,
 * made it part of a notice? Asked inside the transaction: a progress report may arrive at any time.
 */
export async function targetInUse(tx: Tx, { target }: StatementRow): Promise<boolean> {
  if (!target) return false;
  const worked = {
    OR: [
      { progressReports: { some: {} } },
      { versions: { some: {} } },
      { notices: { some: {} } },
      { parts: { some: { state: "active" } } },
    ],
  };
  return (await tx.target.count({ where: { id: target.id, ...worked } })) > 0;
}

/**
 * Writes a change to a statement that is still as the person saw it, and who made it.
 *
 * @throws CONFLICT when somebody else was faster.
 */
export async function writeStatement(
  tx: Tx,
  { viewer, now }: ViewerContext,
  { id, version }: StatementRef,
  data: Prisma.StatementUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.statement.updateMany({
    where: { id, version },
    data: { ...data, decidedById: viewer.userId, decidedAt: now, version: { increment: 1 } },
  });
  if (count !== 1) throw await overtaken(tx, id);
}

/** Says who was faster, where the row knows it. */
async function overtaken(reader: Pick<Tx, "statement" | "user">, id: string): Promise<LedgerError> {
  const row = await reader.statement.findUnique({ where: { id }, select: { decidedById: true } });
  const person =
    row?.decidedById &&
    (await reader.user.findUnique({ where: { id: row.decidedById }, select: { name: true } }));
  return person
    ? new LedgerError("CONFLICT", { problem: "statement_overtaken", params: { name: person.name } })
    : new LedgerError("CONFLICT");
}
