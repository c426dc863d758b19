import "server-only";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { base64 } from "@/lib/proof/bytes";
import { readCheckpoint, shortForm, type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { consistencyText } from "@/lib/proof/consistency";
import { keyText } from "@/lib/proof/signed-note";
import {
  compareWithOutside,
  latestCheckpoint,
  type OutsideVerdict,
  proofBetween,
} from "../audit/checkpoints";
import { verifierKeys } from "../audit/signing-key";
import { db } from "../db/client";
import { forbidden, invalid, notFound } from "../errors";

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

interface TextFile {
  readonly fileName: string;
  readonly text: string;
}

/** A checkpoint as a file to be kept outside. Throws FORBIDDEN, NOT_FOUND. */
export async function checkpointFile(viewer: Viewer, size: number): Promise<TextFile> {
  assertReader(viewer);
  const { checkpoint, note } = await storedCheckpoint(size);
  return { fileName: `存证点-${shortForm(checkpoint)}.txt`, text: note };
}

/**
 * 一致性证明: that the log only grew from the checkpoint of `from` events to that of `size`, as a file that whoever kept
 * the earlier one checks without this log. Throws FORBIDDEN, NOT_FOUND, INVALID where `from` is not the earlier.
 */
export async function consistencyFile(viewer: Viewer, from: number, size: number): Promise<TextFile> {
  assertReader(viewer);
  if (from >= size) throw invalid("checkpoint_not_earlier");
  const { checkpoint: earlier } = await storedCheckpoint(from);
  const { checkpoint: later, note } = await storedCheckpoint(size);
  const text = consistencyText(from, await proofBetween(from, size), note);
  return { fileName: `一致性证明-${shortForm(earlier)}-${shortForm(later)}.txt`, text };
}

async function storedCheckpoint(
  size: number,
): Promise<{ readonly checkpoint: SignedCheckpoint; readonly note: string }> {
  const row = await db().checkpoint.findUnique({ where: { size }, select: { note: true } });
  const checkpoint = row && readCheckpoint(row.note);
  if (!checkpoint) throw notFound();
  return { checkpoint, note: row.note };
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
