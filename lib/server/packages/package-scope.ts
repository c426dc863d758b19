import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { cleanFileName, shortenFileName } from "@/lib/domain/evidence";
import { formatInstant } from "@/lib/format/dates";
import { isPersonal, readBody, type EventLine } from "@/lib/proof/event-line";
import { type PackageFilter } from "@/lib/schemas/packages";
import { db, type Prisma } from "../db/client";
import { LedgerError } from "../errors";
import { writeCsv } from "../exports/csv";
import { ledgerSheet } from "../exports/ledger-sheet";
import { monthHead } from "../exports/sheet-head";
import { type Column, writeXlsx } from "../exports/sheet";
import { exportSpeaker, exportWords } from "../exports/words";
import { targetsWith } from "../queries/scope";
import { resolveStandingView, targetStandings } from "../queries/target-standing";
import { openBlob } from "../storage/blob-store";
import { contentsOf } from "./file-content";
import { type BagFile } from "./write-bag";

/** What a package holds, by the records that it is about. */
export interface PackageScope {
  readonly whole: boolean;
  readonly targets: ReadonlySet<string>;
  /** Reports, statements and notices that the targets come from and are in. */
  readonly records: ReadonlySet<string>;
  readonly files: readonly BagFile[];
  /** The targets in words. */
  readonly words: string;
}

/** Reads what a filter means for this person, who must see all of it, and lays its files out. */
export async function packageScope(viewer: Viewer, filter: PackageFilter, at: Date): Promise<PackageScope> {
  const whole = !filter.year && !filter.unit && !filter.target;
  const rows = await db().target.findMany({
    where: { AND: [targetsWith(viewer, "package.make"), ...conditionsOf(filter)] },
    orderBy: [{ year: "asc" }, { number: "asc" }, { partNumber: "asc" }],
    select: { id: true, year: true, reportId: true, statementId: true },
  });
  const targets = new Set(rows.map(({ id }) => id));
  const reportIds = [...new Set(rows.map(({ reportId }) => reportId))];
  const [reports, evidence, notices] = await Promise.all([
    db().report.findMany({
      where: whole ? {} : { id: { in: reportIds } },
      orderBy: { id: "asc" },
      select: {
        id: true,
        title: true,
        fileName: true,
        sha256: true,
        byteSize: true,
        storageKey: true,
        importedAt: true,
      },
    }),
    db().evidence.findMany({
      where: { kind: "file", target: { is: { AND: conditionsOf(filter) } } },
      orderBy: [{ addedAt: "asc" }, { id: "asc" }],
      select: {
        targetId: true,
        name: true,
        sha256: true,
        byteSize: true,
        storageKey: true,
        addedAt: true,
        target: { select: { indicator: true } },
      },
    }),
    db().noticeTarget.findMany({
      where: { target: { is: { AND: conditionsOf(filter) } } },
      select: { noticeId: true },
    }),
  ]);
  const originals: Original[] = [
    ...reports.map((report) => ({
      ...report,
      kind: "报告原件",
      folder: "reports",
      name: report.fileName,
      about: report.title,
      at: report.importedAt,
    })),
    ...evidence
      .filter(({ targetId }) => targets.has(targetId))
      .map((piece) => ({
        ...piece,
        kind: "佐证材料",
        folder: "evidence",
        about: piece.target.indicator,
        at: piece.addedAt,
      })),
  ].flatMap((one) =>
    one.sha256 && one.storageKey
      ? [{ ...one, sha256: one.sha256, storageKey: one.storageKey, byteSize: one.byteSize ?? 0 }]
      : [],
  );
  const placed = originals.map((original) => ({ ...original, path: pathOf(original) }));
  const ledgers = await ledgerFiles(viewer, filter, {
    targets,
    years: [...new Set(rows.map(({ year }) => year))],
    at,
  });
  return {
    whole,
    targets,
    records: new Set([
      ...reports.map(({ id }) => id),
      ...rows.map(({ statementId }) => statementId),
      ...notices.map(({ noticeId }) => noticeId),
    ]),
    files: [
      ...ledgers,
      made("data/index.csv", writeCsv({ title: "文件目录", note: "", columns: INDEX, rows: placed })),
      // Two records of the same bytes are one file.
      ...[...new Map(placed.map((one) => [one.path, one])).values()].map((one) => stored(one)),
    ],
    words: await scopeWords(filter, rows.length),
  };
}

function conditionsOf({ year, unit, target }: PackageFilter): Prisma.TargetWhereInput[] {
  const ofUnit = { OR: [{ leadUnitId: unit }, { supports: { some: { unitId: unit } } }] };
  return [
    ...(year ? [{ year }] : []),
    ...(unit ? [{ assignment: { is: ofUnit } }] : []),
    ...(target ? [{ id: target }] : []),
  ] as Prisma.TargetWhereInput[];
}

interface Original {
  readonly kind: string;
  readonly folder: string;
  readonly name: string;
  readonly about: string;
  readonly sha256: string;
  readonly storageKey: string;
  readonly byteSize: number;
  readonly at: Date;
}

const INDEX: readonly Column<Original & { readonly path: string }>[] = [
  { header: "路径", kind: "text", width: 60, value: ({ path }) => path },
  { header: "类别", kind: "text", width: 12, value: ({ kind }) => kind },
  { header: "名称", kind: "text", width: 40, value: ({ name }) => name },
  { header: "目标或报告", kind: "text", width: 40, value: ({ about }) => about },
  { header: "提交时间", kind: "text", width: 20, value: ({ at }) => formatInstant(at) },
  { header: "SHA-256", kind: "text", width: 66, value: ({ sha256 }) => sha256 },
];

/** In bytes, on Linux and macOS alike; 120 Han characters are more. */
const LONGEST_FILE_NAME = 255;

/** The hash first: equal names don't meet, and the same file is there once. */
function pathOf({ folder, name, sha256 }: Original): string {
  const prefix = `${sha256.slice(0, 16)}-`;
  const bare = (cleanFileName(name) ?? "file").replaceAll("%", "％");
  return `data/${folder}/${prefix}${shortenFileName(bare, LONGEST_FILE_NAME - prefix.length)}`;
}

function made(path: string, bytes: Uint8Array): BagFile {
  return { path, ...contentsOf(bytes) };
}

function stored({ path, sha256, storageKey, byteSize }: Original & { readonly path: string }): BagFile {
  const open = () => openBlob(storageKey).then(({ stream }) => stream as AsyncIterable<Uint8Array>, gone);
  return { path, sha256, size: byteSize, open };
}

/** The manifest names a file that is not in the store any more, so that who checks the package misses it. */
function gone(error: unknown): null {
  if (error instanceof LedgerError && error.code === "NOT_FOUND") return null;
  throw error;
}

/** 目标台账 of each year, as it is exported. */
async function ledgerFiles(
  viewer: Viewer,
  filter: PackageFilter,
  { targets, years, at }: { targets: ReadonlySet<string>; years: readonly number[]; at: Date },
): Promise<readonly BagFile[]> {
  const [domain, speaker] = await Promise.all([exportWords(), exportSpeaker()]);
  const files: BagFile[] = [];
  for (const year of years) {
    const { period } = await resolveStandingView(viewer, { year }, at);
    const all = await targetStandings(viewer, { year, period, filter: { unit: filter.unit }, at });
    const rows = all.filter(({ id }) => targets.has(id));
    const head = await monthHead(
      { viewer, now: at },
      { subject: "目标台账", period, year, conditions: [], rows: rows.length },
      domain,
    );
    const sheet = ledgerSheet(rows, head, speaker);
    files.push(
      made(`data/ledger/ledger-${year}.xlsx`, await writeXlsx([sheet])),
      made(`data/ledger/ledger-${year}.csv`, writeCsv(sheet)),
    );
  }
  return files;
}

async function scopeWords({ year, unit, target }: PackageFilter, count: number): Promise<string> {
  const [unitName, targetName] = await Promise.all([
    unit ? db().unit.findUnique({ where: { id: unit }, select: { name: true } }) : null,
    target ? db().target.findUnique({ where: { id: target }, select: { indicator: true } }) : null,
  ]);
  const parts = [year && `${year}年`, unitName?.name, targetName?.indicator].filter(Boolean);
  return `${parts.length > 0 ? parts.join("、") : "全部"}（${count}项目标）`;
}

const BATCH = 1000;

/** All events from the first to `size`: in words those of the scope that speak of no person's account, the others by hash. */
export async function* packageEvents(
  id: string,
  scope: PackageScope,
  size: number,
): AsyncGenerator<EventLine> {
  for (let seq = 0; seq < size;) {
    const rows = await db().auditEvent.findMany({
      where: { seq: { gt: seq, lte: size } },
      orderBy: { seq: "asc" },
      take: BATCH,
      select: { seq: true, hash: true, body: true, targetId: true, recordId: true },
    });
    if (rows.length === 0) return;
    for (const { body, targetId, recordId, ...line } of rows) {
      const told =
        recordId === id ||
        scope.whole ||
        (targetId !== null && scope.targets.has(targetId)) ||
        scope.targets.has(recordId) ||
        scope.records.has(recordId);
      yield { ...line, body: told && isGivenInWords(body) ? body : null };
    }
    seq = rows.at(-1)?.seq ?? size;
  }
}

function isGivenInWords(text: string): boolean {
  const body = readBody(text);
  return body !== null && !isPersonal(body);
}
