import "server-only";
import { type AuditAction } from "@/lib/domain/audit-event";
import { staleTargets } from "@/lib/domain/standing-effect";
import { db, type Db, type Prisma } from "../db/client";
import { breathe } from "../run-beside";
import { type FigureReport, readTarget, type ReadTarget, STANDING_COLUMNS } from "./target-figures";

/** So many targets are kept, about 15 kB each with a year's figures; the year asked for least recently goes first. */
const TARGETS_KEPT = 12_000;
/** After more events than this, reading everything anew is cheaper than finding out what they changed. */
const EVENTS_AT_ONCE = 300;
/** So many numbers are read between two chances for other requests. */
const NUMBERS_AT_ONCE = 200;
/** So many answers are kept, one for each of what people see and ask for; the one asked for least recently goes first. */
const ANSWERS_KEPT = 100;

type YearOfTargets = ReadonlyMap<string, ReadTarget>;
type Mark = { readonly seq: number; readonly id: string };

/** What this process has read of a database, and the log's last event when it did. */
interface Reading {
  mark: Mark;
  /** The year that was asked for last stands last. */
  readonly years: Map<number, YearOfTargets>;
  /** What was made of the ledger as it is at the mark. */
  kept: KeptAnswers;
  /** The reading before the next one: they take turns, so that none overtakes another's events. */
  turn: Promise<unknown>;
}

const NOTHING_YET: Mark = { seq: 0, id: "" };
const shared = globalThis as { ledgerReadings?: WeakMap<Db, Reading> };

/**
 * All targets of a year as the rules read them, by id, whoever asks: callers pick what their viewer may see.
 *
 * They are kept in the process. Every change of state appends its event to the log in its own transaction, so nothing
 * has changed while the log's last event is the same, and the events since tell which targets to read again. The log is
 * asked before the rows: what is committed in between is read twice, never missed.
 */
export async function targetsOfYear(year: number): Promise<YearOfTargets> {
  return (await ledgerOfYear(year)).targets;
}

/** A year's targets, with what was made of the ledger since the log moved last. */
export function ledgerOfYear(
  year: number,
): Promise<{ readonly targets: YearOfTargets; readonly kept: KeptAnswers }> {
  return inTurn(async (reading) => ({ targets: await yearUpToDate(reading, year), kept: reading.kept }));
}

/** The ids of the targets that meet conditions, in the order of their numbers. */
export async function idsInOrder(
  where: Prisma.TargetWhereInput,
  kept?: KeptAnswers,
): Promise<readonly string[]> {
  return (kept ?? (await answersNow())).get(`ids ${JSON.stringify(where)}`, async () => {
    const rows = await db().target.findMany({
      where,
      orderBy: [{ number: "asc" }, { partNumber: "asc" }],
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  });
}

/** The years of the targets that meet conditions, the last one first. */
export async function yearsOf(where: Prisma.TargetWhereInput): Promise<readonly number[]> {
  return (await answersNow()).get(`years ${JSON.stringify(where)}`, async () => {
    // Grouped by the database: Prisma's `distinct` fetches every row.
    const rows = await db().target.groupBy({ by: "year", where, orderBy: { year: "desc" } });
    return rows.map(({ year }) => year);
  });
}

/**
 * What was made of the ledger since the log moved last: a page asks for the same several times, and the next page again.
 * When the log moves, others take their place; whoever still holds these makes what is as new as them, or newer.
 */
export class KeptAnswers {
  readonly #answers = new Map<string, unknown>();

  /** @param key says all that the answer rests on besides the ledger */
  get<Answer>(key: string, make: () => Answer): Answer {
    const answers = this.#answers;
    const answer = answers.has(key) ? (answers.get(key) as Answer) : make();
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_KEPT && oldest !== undefined) answers.delete(oldest);
    if (answer instanceof Promise) answer.catch(() => answers.delete(key));
    return answer;
  }
}

/** What was made of the ledger since the log moved last, for queries that read no year of targets. */
export function answersNow(): Promise<KeptAnswers> {
  return inTurn(async (reading) => {
    await bringUpToDate(reading);
    return reading.kept;
  });
}

/** Makes the next one who asks read the database: for rows that were changed without an event, as tests plant them. */
export function forgetTargets(): void {
  shared.ledgerReadings = undefined;
}

function currentReading(): Reading {
  const readings = (shared.ledgerReadings ??= new WeakMap());
  const kept = readings.get(db());
  if (kept) return kept;
  const begun: Reading = {
    mark: NOTHING_YET,
    years: new Map(),
    kept: new KeptAnswers(),
    turn: Promise.resolve(),
  };
  readings.set(db(), begun);
  return begun;
}

function inTurn<Result>(work: (reading: Reading) => Promise<Result>): Promise<Result> {
  const reading = currentReading();
  const mine = reading.turn.then(() => work(reading));
  reading.turn = mine.catch(() => forgetTargets());
  return mine;
}

/** Takes in what the log says has changed. What is asked of the database after it is as new as the mark, or newer. */
async function bringUpToDate(reading: Reading): Promise<void> {
  const { years } = reading;
  const { mark, stale } = await changedSince(reading.mark === NOTHING_YET ? null : reading.mark);
  if (mark.id !== reading.mark.id) reading.kept = new KeptAnswers();
  if (stale === "all") years.clear();
  else if (stale.size > 0) await readAgain(years, stale);
  reading.mark = mark;
}

async function yearUpToDate(reading: Reading, year: number): Promise<YearOfTargets> {
  const { years } = reading;
  await bringUpToDate(reading);
  const targets = years.get(year) ?? byId(await readYear(year));
  years.delete(year);
  years.set(year, targets);
  forgetBeyond(years);
  return targets;
}

/** The year that was asked for just now stays, however many targets it has. */
function forgetBeyond(years: Map<number, YearOfTargets>): void {
  let kept = 0;
  for (const [index, [year, { size }]] of [...years].reverse().entries()) {
    kept += size;
    if (index > 0 && kept > TARGETS_KEPT) years.delete(year);
  }
}

/** Where the log ends now, and which targets its events since a mark concern; all of them where the mark is not in it. */
async function changedSince(
  mark: Mark | null,
): Promise<{ readonly mark: Mark; readonly stale: ReadonlySet<string> | "all" }> {
  const select = { seq: true, id: true, action: true, targetId: true } as const;
  if (mark) {
    const rows = await db().auditEvent.findMany({
      where: { seq: { gte: mark.seq } },
      orderBy: { seq: "asc" },
      take: EVENTS_AT_ONCE,
      select,
    });
    const events = mark.seq === 0 ? rows : rows.slice(1);
    const known = mark.seq === 0 || rows[0]?.id === mark.id;
    if (known && rows.length < EVENTS_AT_ONCE)
      return {
        mark: events.at(-1) ?? mark,
        stale: staleTargets(events.map((event) => ({ ...event, action: event.action as AuditAction }))),
      };
  }
  const last = await db().auditEvent.findFirst({ orderBy: { seq: "desc" }, select });
  return { mark: last ?? NOTHING_YET, stale: "all" };
}

/** Reads targets again with their families: a whole's figures rest on its parts (分解). */
async function readAgain(years: Map<number, YearOfTargets>, stale: ReadonlySet<string>): Promise<void> {
  const changed = { id: { in: [...stale] } };
  const siblings = { parent: { is: { parts: { some: changed } } } };
  const fresh = await readTargets({
    OR: [changed, { parts: { some: changed } }, { parent: { is: changed } }, siblings],
  });
  const replaced = new Set([...stale, ...fresh.map(({ fixed }) => fixed.id)]);
  for (const [year, targets] of years) {
    const kept = [...targets.values()].filter(
      ({ fixed }) => !replaced.has(fixed.id) && !stale.has(fixed.parentId ?? ""),
    );
    years.set(year, byId([...kept, ...fresh.filter(({ fixed }) => fixed.year === year)]));
  }
}

const byId = (targets: readonly ReadTarget[]): YearOfTargets =>
  new Map(targets.map((target) => [target.fixed.id, target]));

/** A year's targets, some at a time: the first one who asks must not hold up the others. */
async function readYear(year: number): Promise<readonly ReadTarget[]> {
  const last = await db().target.findFirst({
    where: { year },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const read: ReadTarget[] = [];
  // A part has the number of its whole.
  for (let from = 0; from <= (last?.number ?? -1); from += NUMBERS_AT_ONCE) {
    read.push(...(await readTargets({ year, number: { gte: from, lt: from + NUMBERS_AT_ONCE } })));
    await breathe();
  }
  return read;
}

/** Targets by conditions that hold for a whole with all its parts, or for none of them. */
async function readTargets(where: Prisma.TargetWhereInput): Promise<readonly ReadTarget[]> {
  const rows = await db().target.findMany({ where, select: STANDING_COLUMNS });
  const reports = await figureReports(rows.map(({ id }) => id));
  const read = (row: (typeof rows)[number], parts: readonly ReadTarget[]) =>
    readTarget(row, reports.get(row.id) ?? [], parts);
  const parts = rows
    .filter(({ partNumber }) => partNumber > 0)
    .sort((one, other) => one.partNumber - other.partNumber)
    .map((row) => read(row, []));
  const wholes = rows.filter(({ partNumber }) => partNumber === 0);
  // Whoever sees a whole sees the same figure, so it is made of all its parts in force.
  const inForce = new Map<string | null, ReadTarget[]>();
  for (const part of parts) {
    if (part.fixed.state !== "active") continue;
    const { parentId } = part.fixed;
    inForce.set(parentId, [...(inForce.get(parentId) ?? []), part]);
  }
  return [...wholes.map((row) => read(row, inForce.get(row.id) ?? [])), ...parts];
}

/**
 * The reports that standings rest on, by target. A correction is a later revision; until it is approved, the approved
 * one before it counts. Of a submitted report only the fact is used.
 *
 * A year has tens of thousands of them, so they come as one JSON text straight from the index that holds all these
 * columns (ProgressReport_figures): as Prisma's rows they take ten times as long.
 */
async function figureReports(
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FigureReport[]>> {
  const [found] = await db().$queryRaw<{ rows: string }[]>`
    SELECT json_group_array(json_array(
      r."targetId", r."id", r."period", r."revision", r."state", r."value", r."notPublished", r."stage", r."judgement"
    )) AS "rows"
    FROM json_each(${JSON.stringify(targetIds)}) AS t
    CROSS JOIN "ProgressReport" AS r ON r."targetId" = t.value AND r."state" IN ('approved', 'submitted')`;
  const reports = new Map<string, FigureReport[]>();
  for (const [targetId, id, period, revision, state, value, notPublished, stage, judgement] of JSON.parse(
    found?.rows ?? "[]",
  ) as ReportColumns[]) {
    const list = reports.get(targetId) ?? [];
    if (list.length === 0) reports.set(targetId, list);
    list.push({ id, period, revision, state, value, notPublished: Boolean(notPublished), stage, judgement });
  }
  return reports;
}

type ReportColumns = [
  targetId: string,
  id: string,
  period: string,
  revision: number,
  state: string,
  value: string | null,
  notPublished: number,
  stage: number | null,
  judgement: string | null,
];
