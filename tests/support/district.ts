import { type Measure, type Metric } from "@/lib/domain/vocabulary";
import { type Db, type Tx } from "@/lib/server/db/client";
import { contextFor } from "./ledger";

const AT = new Date("2026-01-20T01:00:00Z");

/** A target of the small district; what is left out is an ordinary cumulative one of 3.2 万人. */
export interface TargetSample {
  readonly id: string;
  readonly measure?: Measure;
  readonly metric?: Metric;
  readonly low?: string | null;
  readonly unit?: string | null;
  readonly leadUnitId?: string;
  readonly supportUnitIds?: readonly string[];
  readonly stages?: readonly { readonly name: string; readonly period: string }[];
}

/** People of the small district: two units with reporter and head, a supervisor, an auditor, a leader without a field. */
export const people = {
  reporter: () => contextFor("reporter", { userId: "lin", name: "林", unitId: "rs", unitName: "人社局" }),
  head: () => contextFor("unit_head", { userId: "he", name: "何", unitId: "rs", unitName: "人社局" }),
  otherReporter: () => contextFor("reporter", { userId: "wu", name: "吴", unitId: "jy", unitName: "教育局" }),
  otherHead: () => contextFor("unit_head", { userId: "tang", name: "唐", unitId: "jy", unitName: "教育局" }),
  supervisor: () => contextFor("supervisor", { userId: "du", name: "杜" }),
  secondSupervisor: () => contextFor("supervisor", { userId: "cha", name: "查" }),
  auditor: () => contextFor("auditor", { userId: "shen", name: "沈" }),
  leader: () => contextFor("leader", { userId: "ling", name: "凌", leaderPostId: "vice" }),
};

/** Fills an empty ledger with two units, a leader's post, a report and these targets. */
export async function plantDistrict(db: Db, targets: readonly TargetSample[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.unit.createMany({
      data: [
        { id: "rs", code: "RS", name: "人社局", shortName: "人社", sortOrder: 1 },
        { id: "jy", code: "JY", name: "教育局", shortName: "教育", sortOrder: 2 },
      ],
    });
    await tx.leaderPost.create({ data: { id: "vice", title: "分管副区长", sortOrder: 1 } });
    await tx.report.create({
      data: {
        id: "report",
        title: "样例报告",
        kind: "work_report",
        year: 2026,
        fileName: "report.txt",
        format: "txt",
        mediaType: "text/plain",
        byteSize: 1,
        sha256: "0".repeat(64),
        storageKey: "0".repeat(64),
        text: "新增就业3.2万人。",
        outline: "{}",
        importedById: "du",
        importedAt: AT,
      },
    });
    for (const [index, target] of targets.entries()) await plantTarget(tx, target, index + 1);
  });
}

async function plantTarget(tx: Tx, sample: TargetSample, number: number): Promise<void> {
  const { id, measure = "cumulative", metric = "level", low = "3.2", unit = "万人", stages } = sample;
  const comparator = measure === "qualitative" ? "qualitative" : "point";
  const said = { indicator: `指标${number}`, metric, comparator, low, high: low, unit };
  await tx.statement.create({
    data: {
      ...said,
      id: `statement-${id}`,
      reportId: "report",
      kind: "target",
      horizon: "2026",
      section: "",
      quote: "新增就业3.2万人",
      start: 0,
      end: 9,
      sentenceStart: 0,
      sentenceEnd: 10,
      confidence: "certain",
      rules: "[]",
      reasons: "[]",
      origin: "extracted",
      state: "confirmed",
    },
  });
  await tx.target.create({
    data: {
      ...said,
      id,
      number,
      year: 2026,
      reportId: "report",
      statementId: `statement-${id}`,
      measure,
      direction: "up",
      baseline: measure === "cumulative" ? "0" : null,
      category: "livelihood",
      createdAt: AT,
      updatedAt: AT,
      assignment: {
        create: {
          id: `assignment-${id}`,
          leadUnitId: sample.leadUnitId ?? "rs",
          leaderPostId: "vice",
          dueOn: "2026-12-31",
          supports: { create: (sample.supportUnitIds ?? []).map((unitId) => ({ unitId })) },
        },
      },
      ...(stages && {
        schedule: { create: { id: `schedule-${id}`, kind: "stages", entries: JSON.stringify(stages) } },
      }),
    },
  });
}
