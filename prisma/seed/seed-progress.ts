import { Readable } from "node:stream";
import { addEvidence, addEvidenceLink } from "@/lib/server/commands/add-evidence";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { unlockCorrection } from "@/lib/server/commands/decide-correction";
import { requestCorrection } from "@/lib/server/commands/request-correction";
import { returnProgress, returnToReporter } from "@/lib/server/commands/return-progress";
import { saveProgress } from "@/lib/server/commands/save-progress";
import { handOverProgress, submitProgress } from "@/lib/server/commands/submit-progress";
import { db } from "@/lib/server/db/client";
import { discard, receive } from "@/lib/server/storage/blob-store";
import {
  type SeedEvidence,
  type SeedFigure,
  type SeedProgressReport,
  type SeedTarget,
} from "./scenario-types";
import { seedId } from "./seed-id";
import { type Seeding, step, type Step, targetId } from "./seeding";

/** What was reported, submitted, returned, approved and corrected in the year, with its evidence. */
export function progressSteps(seeding: Seeding): Step[] {
  return seeding.scenario.targets.flatMap((target) =>
    target.reports.flatMap((report) => reportSteps(seeding, target, report)),
  );
}

/** What happened to one report of a target, or of a part of one. */
export function reportSteps(
  seeding: Seeding,
  target: Pick<SeedTarget, "slug" | "leadUnit">,
  report: SeedProgressReport,
): Step[] {
  const { scenario, as } = seeding;
  const supervisor = scenario.report.importedBy;
  const [reporter, head] = (["reporter", "unit_head"] as const).map((role) => {
    const found = scenario.accounts.find(
      (account) => account.unit === target.leadUnit && account.role === role,
    );
    if (!found) throw new Error(`Unit ${target.leadUnit} has no ${role}`);
    return found.signIn;
  }) as [string, string];
  const id = seedId("progress", `${target.slug} ${report.period}`);
  const correctionId = seedId("correction", `${target.slug} ${report.period}`);
  const requestId = seedId("correction request", `${target.slug} ${report.period}`);

  const save = (reportId: string, figure: SeedFigure, progress: string, at: string) =>
    step(at, async () => {
      const existing = await db().progressReport.findUnique({
        where: { id: reportId },
        select: { version: true },
      });
      await saveProgress(as(reporter, at), {
        id: reportId,
        targetId: targetId(seeding, target.slug),
        period: report.period,
        version: existing?.version ?? null,
        ...columnsOf(figure),
        progress,
        problems: report.problems,
        nextStep: report.nextStep,
      });
    });
  const submit = (reportId: string, at: string) =>
    step(at, async () => void (await submitProgress(as(head, at), { reports: [await seen(reportId)] })));
  const approve = (reportId: string, at: string) =>
    step(
      at,
      async () => void (await approveProgress(as(supervisor, at), { reports: [await seen(reportId)] })),
    );
  const giveBack = (reportId: string, reason: string, at: string) =>
    step(at, async () => returnProgress(as(supervisor, at), { ...(await seen(reportId)), reason }));
  const attach = (reportId: string, at: string) =>
    report.evidence.map((evidence, index) =>
      step(at, () => addPiece(seeding, reporter, at, reportId, `${id} ${index}`, evidence)),
    );

  const ask = (reason: string, at: string) =>
    step(at, () => requestCorrection(as(reporter, at), { id: requestId, progressReportId: id, reason }));

  const { returnedRound: round, correction, handedOverAt, returnedToReporter, correctionAsked } = report;
  return [
    ...(round
      ? [
          save(id, round.figure, round.progress, hoursBefore(round.submittedAt, 20)),
          submit(id, round.submittedAt),
          giveBack(id, round.reason, round.returnedAt),
        ]
      : []),
    save(id, report.figure, report.progress, report.savedAt),
    ...attach(id, report.savedAt),
    ...(handedOverAt
      ? [
          step(
            handedOverAt,
            async () =>
              void (await handOverProgress(as(reporter, handedOverAt), { reports: [await seen(id)] })),
          ),
        ]
      : []),
    ...(returnedToReporter
      ? [
          step(returnedToReporter.at, async () =>
            returnToReporter(as(head, returnedToReporter.at), {
              ...(await seen(id)),
              reason: returnedToReporter.reason,
            }),
          ),
        ]
      : []),
    ...(report.submittedAt ? [submit(id, report.submittedAt)] : []),
    ...(report.reviewedAt && report.state === "approved" ? [approve(id, report.reviewedAt)] : []),
    ...(report.reviewedAt && report.state === "returned"
      ? [giveBack(id, report.returnReason ?? "", report.reviewedAt)]
      : []),
    ...(correction
      ? [
          ask(correction.reason, hoursBefore(correction.submittedAt, 20)),
          step(hoursBefore(correction.submittedAt, 3), () =>
            unlockCorrection(as(supervisor, hoursBefore(correction.submittedAt, 3)), {
              id: requestId,
              version: 1,
              newId: correctionId,
            }),
          ),
          save(correctionId, correction.figure, correction.progress, hoursBefore(correction.submittedAt, 2)),
          submit(correctionId, correction.submittedAt),
          approve(correctionId, correction.approvedAt),
        ]
      : []),
    ...(correctionAsked ? [ask(correctionAsked.reason, correctionAsked.at)] : []),
  ];
}

async function seen(id: string): Promise<{ id: string; version: number }> {
  return db().progressReport.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
}

function columnsOf(figure: SeedFigure) {
  const none = { value: "", notPublished: false, stage: null, judgement: null };
  switch (figure.kind) {
    case "value":
      return { ...none, value: figure.value };
    case "stage":
      return { ...none, stage: figure.stage };
    case "judgement":
      return { ...none, judgement: figure.judgement };
    case "not_published":
      return { ...none, notPublished: true };
  }
}

async function addPiece(
  seeding: Seeding,
  signIn: string,
  at: string,
  progressReportId: string,
  name: string,
  evidence: SeedEvidence,
) {
  const context = seeding.as(signIn, at);
  const id = seedId("evidence", name);
  if (evidence.kind === "link") {
    await addEvidenceLink(context, { id, progressReportId, name: evidence.note, url: evidence.url });
    return;
  }
  const file = await receive(
    Readable.toWeb(Readable.from([evidence.bytes])) as ReadableStream<Uint8Array>,
    evidence.bytes.byteLength,
  );
  try {
    await addEvidence(context, { id, progressReportId, fileName: evidence.fileName, file });
  } finally {
    await discard(file);
  }
}

function hoursBefore(at: string, hours: number): string {
  return new Date(Date.parse(at) - hours * 60 * 60 * 1000).toISOString();
}
