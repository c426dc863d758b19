import { Readable } from "node:stream";
import { type Viewer } from "@/lib/domain/access";
import { decideAssignment } from "@/lib/domain/assignment";
import { changeBetween } from "@/lib/domain/audit-event";
import { decimal, toDecimalText } from "@/lib/domain/decimal-text";
import { periodOf } from "@/lib/domain/period";
import { decideConfirm } from "@/lib/domain/statement";
import { draftTarget, type TargetContent } from "@/lib/domain/target";
import { COMPARATORS, memberOf, METRICS, STATEMENT_KINDS } from "@/lib/domain/vocabulary";
import { type ContextedEvent } from "@/lib/server/audit/append";
import { assignmentFacts, type Names } from "@/lib/server/commands/assignment-change";
import { type ViewerContext } from "@/lib/server/commands/context";
import { reportRow, statementRow } from "@/lib/server/commands/import-report";
import { accept } from "@/lib/server/commands/statement-change";
import { type Prisma } from "@/lib/server/db/client";
import { insertMany } from "@/lib/server/db/insert-many";
import { transactMany } from "@/lib/server/db/transact";
import { readDocument } from "@/lib/server/documents/read-document";
import { livelihoodIn } from "@/lib/server/extraction/livelihood";
import { runExtraction } from "@/lib/server/extraction/run-extraction";
import { targetProposal } from "@/lib/server/extraction/target-proposal";
import { discard, keep, receive } from "@/lib/server/storage/blob-store";
import { type People } from "../seed-people";
import { seedId } from "../seed-id";
import { chance, pick } from "./chance";
import { supervisingUnit } from "./generated-people";
import { generatedReport } from "./generated-report";

/** A target of the generated ledger and who answers for it. */
export interface GeneratedTarget {
  readonly id: string;
  /** The same on each run, and of no other target: what its course is drawn by. */
  readonly name: string;
  readonly content: TargetContent;
  readonly leadUnit: string;
}

/**
 * Imports the year's report and makes its statements the year's targets: read, extracted, confirmed, assigned and, the
 * milestones and some others, scheduled. The rows and events are those of the commands, by the same rules.
 */
export async function seedYear(
  people: People,
  supervisor: Viewer,
  year: number,
  targets: number,
): Promise<readonly GeneratedTarget[]> {
  const at = (time: string): ViewerContext => ({
    viewer: supervisor,
    now: new Date(`${year}-01-${time}:00+08:00`),
    requestId: seedId("request", `${year} ${time}`),
  });
  const [importing, confirming, assigning] = [at("18T09:00"), at("20T10:00"), at("20T15:00")];
  const report = await importedReport(importing, year, targets);
  const isLivelihood = livelihoodIn(JSON.parse(report.row.outline) as Parameters<typeof livelihoodIn>[0]);
  const names: Names = {
    units: new Map(people.units.map(({ code, name }) => [seedId("unit", code), { name, active: true }])),
    posts: new Map(people.posts.map(({ code, title }) => [seedId("post", code), title])),
  };
  const made = report.statements.map((row, index) =>
    enteredTarget({ people, names, year, row, number: index + 1, text: report.row.text, isLivelihood }),
  );
  const events: ContextedEvent[] = [
    {
      context: importing,
      event: {
        action: "report.imported",
        record: { type: "report", id: report.row.id },
        payload: report.facts,
      },
    },
    ...made.flatMap(({ target, statement, facts }): ContextedEvent[] => {
      const record = { type: "target", id: target.id } as const;
      return [
        {
          context: confirming,
          event: { action: "target.created", record, targetId: target.id, payload: { after: facts } },
        },
        {
          context: confirming,
          event: {
            action: "statement.confirmed",
            record: { type: "statement", id: statement.id },
            targetId: target.id,
            payload: { targetId: target.id, quote: statement.quote },
          },
        },
      ];
    }),
    ...made.flatMap(({ target, assignmentChange, schedule }): ContextedEvent[] => {
      const about = { record: { type: "target", id: target.id } as const, targetId: target.id };
      const assigned = { action: "target.assigned", ...about, payload: assignmentChange } as const;
      const scheduled =
        schedule && ({ action: "target.scheduled", ...about, payload: schedule.change } as const);
      return [assigned, ...(scheduled ? [scheduled] : [])].map((event) => ({ context: assigning, event }));
    }),
  ];
  const stamps = { createdAt: confirming.now, updatedAt: confirming.now };
  await transactMany(
    events.map((event, index) => ({ ...event, id: seedId("event", `${year} ${index}`) })),
    async (tx) => {
      await tx.report.create({ data: report.row, select: { id: true } });
      const decided = { decidedById: supervisor.userId, decidedAt: confirming.now, version: 2 };
      await insertMany(
        tx,
        "Statement",
        made.map(({ statement }) => ({ ...statement, ...decided })),
      );
      await insertMany(
        tx,
        "Target",
        made.map(({ target }) => ({ ...target, ...stamps })),
      );
      await insertMany(
        tx,
        "Assignment",
        made.map(({ assignment }) => assignment),
      );
      await insertMany(
        tx,
        "AssignmentSupport",
        made.flatMap(({ supports }) => supports),
      );
      await insertMany(
        tx,
        "Schedule",
        made.flatMap(({ schedule }) => schedule?.row ?? []),
      );
    },
  );
  return made.map(({ target: { id }, content, leadUnit, name }) => ({ id, content, leadUnit, name }));
}

async function importedReport(context: ViewerContext, year: number, targets: number) {
  const fileName = `政府工作报告-${year}.txt`;
  const bytes = Buffer.from(generatedReport(year, targets));
  const file = await receive(
    Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>,
    bytes.byteLength,
  );
  try {
    const document = await readDocument({ path: file.path, fileName });
    if (!document.ok) throw new Error(`The generated report was refused: ${document.problem}`);
    const extraction = await runExtraction(document.text);
    const found = extraction.statements.filter(({ kind }) => kind === "target");
    if (found.length !== targets)
      throw new Error(`The generated report holds ${found.length} targets and not ${targets}`);
    const id = seedId("report", String(year));
    const storageKey = await keep(file);
    const row = { ...reportRow(context, { file, fileName, storageKey, document, extraction }), id };
    const statements = found.map((statement, index) => ({
      ...statementRow(id, statement),
      id: seedId("statement", `${year} ${index}`),
    }));
    const { sha256, byteSize } = file;
    return { row, statements, facts: { fileName, sha256, byteSize, statements: statements.length } };
  } finally {
    await discard(file);
  }
}

interface Confirmed {
  readonly people: People;
  readonly names: Names;
  readonly year: number;
  readonly number: number;
  readonly row: Awaited<ReturnType<typeof importedReport>>["statements"][number];
  readonly text: string;
  readonly isLivelihood: ReturnType<typeof livelihoodIn>;
}

/** What becomes of a statement: its row as confirmed, its target, assignment and schedule, and what the log says. */
function enteredTarget({ people, names, year, number, row, text, isLivelihood }: Confirmed) {
  const name = `${year} ${number}`;
  const fields = {
    ...row,
    kind: memberOf(STATEMENT_KINDS, row.kind),
    metric: memberOf(METRICS, row.metric),
    comparator: memberOf(COMPARATORS, row.comparator),
  };
  const { state } = accept(decideConfirm({ ...fields, state: "proposed", hasTarget: false }, text));
  const proposal = targetProposal(row);
  const stepwise = fields.comparator === "qualitative" && chance(`${name} stepwise`) < 0.5;
  const content = draftTarget(fields, stepwise ? { ...proposal, measure: "milestone" } : proposal, year);
  const { stages: _, duePeriod: __, ...definition } = content;
  const livelihood = isLivelihood(row) || chance(`${name} livelihood`) < 0.1;
  const id = seedId("target", name);
  const leading = people.units.filter(({ code }) => code !== supervisingUnit);
  const leadUnit = leading[(number - 1) % leading.length]!.code;
  const supporting = Array.from({ length: Math.floor(chance(`${name} supports`) * 4) }, (_, index) =>
    pick(people.units, `${name} support ${index}`),
  ).filter(({ code }) => code !== leadUnit);
  const assigned = decideAssignment(
    null,
    {
      leadUnitId: seedId("unit", leadUnit),
      supportUnitIds: supporting.map(({ code }) => seedId("unit", code)),
      leaderPostId: seedId("post", pick(people.posts, `${name} post`).code),
      contact: null,
    },
    year,
  );
  if (!assigned.ok) throw new Error(`Target ${name} can't be assigned: ${assigned.problem}`);
  const { supportUnitIds, ...assignment } = assigned.next;
  const assignmentId = seedId("assignment", name);
  return {
    name,
    content,
    leadUnit,
    statement: { ...row, state },
    target: {
      id,
      number,
      year,
      reportId: row.reportId,
      statementId: row.id,
      ...definition,
      livelihood,
      state: "active",
    },
    facts: { number, year, ...definition, livelihood },
    assignment: { id: assignmentId, targetId: id, ...assignment },
    supports: supportUnitIds.map((unitId) => ({ assignmentId, unitId })),
    assignmentChange: changeBetween({}, assignmentFacts(names, assigned.next)),
    schedule: scheduleOf(id, name, content, year),
  };
}

const STAGES = [
  ["方案审定", 3],
  ["开工", 6],
  ["主体完成", 9],
  ["验收", 12],
] as const;

/** Milestones have their stages; of what adds up, a part has months of its own: little in winter, more in summer. */
function scheduleOf(targetId: string, name: string, { measure, low }: TargetContent, year: number) {
  const id = seedId("schedule", name);
  const planned = (
    kind: "stages" | "custom",
    entries: unknown,
    facts: Record<string, string | string[]>,
  ) => ({
    row: { id, targetId, kind, entries: JSON.stringify(entries) } satisfies Prisma.ScheduleCreateManyInput,
    change: changeBetween({ scheduleKind: null }, { scheduleKind: kind, ...facts }),
  });
  if (measure === "milestone") {
    const stages = STAGES.map(([stage, month]) => ({ name: stage, period: periodOf(year, month) }));
    return planned("stages", stages, { stages: stages.map((stage) => `${stage.name} (${stage.period})`) });
  }
  if (measure !== "cumulative" || low === null || chance(`${name} own schedule`) >= 0.2) return null;
  const shares = [
    "0.04",
    "0.09",
    "0.17",
    "0.26",
    "0.36",
    "0.47",
    "0.58",
    "0.68",
    "0.78",
    "0.87",
    "0.94",
    "1",
  ];
  const months = shares.map((share) => toDecimalText(decimal(low).times(share).toDecimalPlaces(2)));
  const facts = Object.fromEntries(months.map((value, index) => [periodOf(year, index + 1), value]));
  return planned("custom", months, facts);
}
