import { may, mayEver, type RecordTies, type Right, type Viewer } from "@/lib/domain/access";
import { SCOPE_RIGHTS, type TokenScope } from "@/lib/domain/api-token";
import { type AuditAction } from "@/lib/domain/audit-event";

/** Ids of the records that the doors lead to, in the sample district with what `prepareGround` adds to it. */
export interface Ground {
  readonly target: string;
  readonly period: string;
  readonly progress: string;
  readonly waiting: string;
  readonly evidence: string;
  readonly picture: string;
  readonly report: string;
  readonly notice: string;
  readonly draftNotice: string;
  readonly instruction: string;
  readonly adjustment: string;
  readonly assessment: string;
  readonly snapshots: readonly [string, string];
  readonly import: string;
  readonly unit: string;
  readonly account: string;
  /** What binds people to the target, to the notice, and to the score of the target's lead unit. */
  readonly ties: Readonly<Record<Bound, RecordTies>>;
}

/** A record to which people stand nearer or farther. */
export type Bound = "target" | "notice" | "score";

/** One way into the product: who may go through it, and with what it is tried. */
export interface Door {
  /** What one does there. */
  readonly right: Right;
  /** The record that decides; left out where the right is for the whole ledger. */
  readonly on?: Bound;
  /** With which right one knows of the record at all; the door's own where it only shows the record. */
  readonly sight?: Right;
  /** The scope whose tokens open it; without one it is closed to programs. */
  readonly scope?: TokenScope;
  /** Its address where that is not the file's own. */
  readonly at?: (ground: Ground) => string;
  /** Whoever takes something along there leaves this event. */
  readonly leaves?: AuditAction;
  /** What an action or an upload is called with; it reaches the record and fails behind the check, or changes nothing. */
  readonly input?: (ground: Ground) => unknown;
}

export type Outcome = "let in" | "refused" | "not there" | "sign in";

/**
 * What the table of rights says about a person at a door: nobody is asked to sign in, out of sight is not there (404),
 * in sight but not allowed is refused (403).
 */
export function outcomeFor(
  viewer: Viewer | null,
  { right, on, sight = right }: Door,
  ground: Ground,
): Outcome {
  if (!viewer) return "sign in";
  if (!mayEver(viewer, right)) return "refused";
  if (!on) return "let in";
  const ties = ground.ties[on];
  if (!may(viewer, sight, ties)) return "not there";
  return may(viewer, right, ties) ? "let in" : "refused";
}

/** The same for a program that has a token of the person with every scope: a page and an action know no tokens. */
export function outcomeForProgram(viewer: Viewer, door: Door, isRoute: boolean, ground: Ground): Outcome {
  if (!isRoute) return "sign in";
  if (!door.scope) return "refused";
  return outcomeFor({ ...viewer, within: SCOPE_RIGHTS[door.scope] }, door, ground);
}
