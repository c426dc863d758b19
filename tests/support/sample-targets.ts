import { type Prisma } from "@/lib/server/db/client";
import { type TestLedger } from "./ledger";

/** A small district for tests of targets: three units, two leaders, one report. Ids are spoken names. */
export const UNITS = ["jobs", "industry", "environment"] as const;
export const POSTS = ["vice-jobs", "vice-industry"] as const;
const YEAR = 2026;
const CREATED = new Date("2026-01-20T02:00:00Z");

/** Units, posts and the report that the sample targets come from. */
export async function plantDistrict(ledger: TestLedger): Promise<void> {
  await ledger.db.$transaction(async (tx) => {
    for (const [index, id] of UNITS.entries())
      await tx.unit.create({
        data: { id, code: id, name: `${id} bureau`, shortName: id, sortOrder: index },
        select: { id: true },
      });
    for (const [index, id] of POSTS.entries())
      await tx.leaderPost.create({ data: { id, title: id, sortOrder: index }, select: { id: true } });
    await tx.report.create({
      data: {
        id: "report",
        title: "Work report",
        kind: "work_report",
        year: YEAR,
        fileName: "report.txt",
        format: "txt",
        mediaType: "text/plain",
        byteSize: 1,
        sha256: "0".repeat(64),
        storageKey: "0".repeat(64),
        text: "今年要办的事：新增就业3.2万人。",
        outline: '{"sections":[],"dropped":[]}',
        importedById: "user-supervisor",
        importedAt: CREATED,
      },
      select: { id: true },
    });
  });
}

type TargetColumns = Partial<
  Omit<Prisma.TargetUncheckedCreateInput, "id" | "number" | "statementId" | "reportId">
>;

interface SampleTarget extends TargetColumns {
  readonly id: string;
  readonly number: number;
  readonly assigned?: {
    leadUnitId: string;
    leaderPostId?: string;
    supports?: readonly string[];
    dueOn?: string;
  };
}

/** A target as confirming its statement makes one: by default new jobs, 3.2 万人 in the year, nobody in charge. */
export async function plantTarget(
  ledger: TestLedger,
  { id, number, assigned, ...columns }: SampleTarget,
): Promise<void> {
  await ledger.db.$transaction(async (tx) => {
    await tx.statement.create({
      data: {
        id: `statement-${id}`,
        reportId: "report",
        kind: "target",
        indicator: "新增就业",
        metric: "level",
        comparator: "at_least",
        low: "3.2",
        high: "3.2",
        unit: "万人",
        horizon: "annual",
        section: "",
        quote: "新增就业3.2万人",
        start: 7,
        end: 16,
        sentenceStart: 0,
        sentenceEnd: 17,
        confidence: "high",
        rules: "[]",
        reasons: "[]",
        origin: "extracted",
        state: "confirmed",
      },
      select: { id: true },
    });
    await tx.target.create({
      data: {
        id,
        number,
        year: YEAR,
        reportId: "report",
        statementId: `statement-${id}`,
        indicator: "新增就业",
        measure: "cumulative",
        metric: "level",
        comparator: "at_least",
        direction: "up",
        low: "3.2",
        high: "3.2",
        unit: "万人",
        baseline: "0",
        category: "livelihood",
        createdAt: CREATED,
        updatedAt: CREATED,
        ...columns,
      },
      select: { id: true },
    });
    if (!assigned) return;
    await tx.assignment.create({
      data: {
        id: `assignment-${id}`,
        targetId: id,
        leadUnitId: assigned.leadUnitId,
        leaderPostId: assigned.leaderPostId ?? null,
        dueOn: assigned.dueOn ?? `${YEAR}-12-31`,
        supports: { create: (assigned.supports ?? []).map((unitId) => ({ unitId })) },
      },
      select: { id: true },
    });
  });
}

/** One revision of a month's report, approved unless said otherwise. */
export async function plantProgress(
  ledger: TestLedger,
  report: {
    targetId: string;
    unitId: string;
    period: string;
    value: string | null;
    revision?: number;
    state?: string;
    stage?: number;
  },
): Promise<void> {
  const { revision = 1, state = "approved", ...columns } = report;
  await ledger.db.$transaction((tx) =>
    tx.progressReport.create({
      data: {
        id: `${report.targetId}-${report.period}-${revision}`,
        revision,
        state,
        authorId: "user-reporter",
        createdAt: CREATED,
        updatedAt: CREATED,
        ...columns,
      },
      select: { id: true },
    }),
  );
}
