import "server-only";
import { may } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { formatDate, formatPeriod } from "@/lib/format/dates";
import { circular, type CircularFacts } from "@/lib/format/official/circular";
import { type DocumentFormat } from "@/lib/schemas/exports";
import { type StandingView } from "@/lib/schemas/target-filter";
import { forbidden } from "../errors";
import { exportSpeaker } from "../exports/words";
import { governmentOf } from "../queries/government";
import { snapshotDetail } from "../queries/snapshots";
import { resolveStandingView, targetStandings } from "../queries/target-standing";
import { type ViewerContext } from "./context";
import { exportDocument, type MadeFile } from "./record-export";

/**
 * The circular (通报) of a month as a draft: from a snapshot where one is named, else from the standing as it is now.
 *
 * @throws LedgerError FORBIDDEN for those who see a part of the targets only · NOT_FOUND for no such snapshot
 */
export async function exportCircular(
  context: ViewerContext,
  input: {
    readonly format: DocumentFormat;
    readonly view: StandingView;
    readonly snapshot: string | undefined;
  },
): Promise<MadeFile> {
  const { viewer } = context;
  if (!may(viewer, "circular.make")) throw forbidden();
  const facts = input.snapshot
    ? await ofSnapshot(context, input.snapshot)
    : await ofStanding(context, input.view);
  const { period, snapshot } = facts;
  return exportDocument(context, {
    subject: "circular",
    format: input.format,
    fileName: ["通报", facts.government, formatPeriod(period, "zh-CN")].filter(Boolean).join("-"),
    document: circular(facts, await exportSpeaker()),
    filters: { period, snapshot: snapshot?.name },
  });
}

async function ofStanding({ viewer, now }: ViewerContext, view: StandingView): Promise<CircularFacts> {
  const { year, period } = await resolveStandingView(viewer, view, now);
  const [government, rows] = await Promise.all([
    governmentOf(year),
    targetStandings(viewer, { year, period, at: now }),
  ]);
  return { government, period, rows, snapshot: null };
}

async function ofSnapshot({ viewer }: ViewerContext, id: string): Promise<CircularFacts> {
  const { name, takenAt, period, government, rows } = await snapshotDetail(viewer, id);
  return {
    government,
    period: period satisfies Period,
    rows,
    snapshot: { name, day: formatDate(takenAt, "zh-CN") },
  };
}
