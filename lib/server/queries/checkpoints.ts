import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { base64 } from "@/lib/proof/bytes";
import { readCheckpoint, shortForm, type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { keyText } from "@/lib/proof/signed-note";
import { compareWithOutside, latestCheckpoint, type OutsideVerdict } from "../audit/checkpoints";
import { verifierKeys } from "../audit/signing-key";
import { db } from "../db/client";
import { forbidden, notFound } from "../errors";

const RECENT = 20;

/** One checkpoint as a list shows it. */
export interface CheckpointLine {
  readonly size: number;
  readonly short: string;
  readonly signedAt: Date;
}

/** 存证: the latest checkpoint with its keys, and those before it, the latest first. */
export interface CheckpointOverview {
  readonly latest: (CheckpointLine & { readonly root: string; readonly text: string }) | null;
  /** Verifier keys (C2SP) that signed here, the present one last. */
  readonly keys: readonly string[];
  readonly recent: readonly CheckpointLine[];
}

/** Throws FORBIDDEN for those who may not read the log. */
export async function checkpointOverview(viewer: Viewer): Promise<CheckpointOverview> {
  assertReader(viewer);
  const latest = await latestCheckpoint();
  if (!latest) return { latest: null, keys: [], recent: [] };
  const { checkpoint, text } = latest;
  const [keys, rows] = await Promise.all([
    verifierKeys(checkpoint.origin),
    db().checkpoint.findMany({ orderBy: { size: "desc" }, take: RECENT, select: { note: true } }),
  ]);
  const recent = rows.flatMap(({ note }) => readCheckpoint(note) ?? []);
  return {
    latest: { ...lineOf(checkpoint), root: base64(checkpoint.root), text },
    keys: keys.map(keyText),
    recent: recent.map(lineOf),
  };
}

/** A checkpoint as a file to be kept outside. Throws FORBIDDEN, NOT_FOUND. */
export async function checkpointFile(
  viewer: Viewer,
  size: number,
): Promise<{ readonly fileName: string; readonly text: string }> {
  assertReader(viewer);
  const row = await db().checkpoint.findUnique({ where: { size }, select: { note: true } });
  const checkpoint = row && readCheckpoint(row.note);
  if (!checkpoint) throw notFound();
  return { fileName: `存证点-${shortForm(checkpoint)}.txt`, text: row.note };
}

/** Holds the log against a checkpoint from outside. Throws FORBIDDEN. */
export async function compareCheckpoint(viewer: Viewer, text: string): Promise<OutsideVerdict> {
  assertReader(viewer);
  return compareWithOutside(db(), text);
}

function lineOf(checkpoint: SignedCheckpoint): CheckpointLine {
  return {
    size: checkpoint.size,
    short: shortForm(checkpoint),
    signedAt: new Date(checkpoint.signedAt),
  };
}

function assertReader(viewer: Viewer): void {
  if (!mayEver(viewer, "audit.view")) throw forbidden();
}
