import { may, mayEver, type RecordTies, type Right, type Viewer } from "@/lib/domain/access";
import { SCOPE_RIGHTS, type TokenScope } from "@/lib/domain/api-token";
import { type AuditAction } from "@/lib/domain/audit-event";

/** Ids of the records that the doors lead to, in the sample district with what `prepareGround` adds to it. */
export interface Ground {
  readonly target: string;
  /** An open month, for which the target's unit has saved a draft. */
  readonly period: string;
  /** The target's last approved report, for which a correction is asked for. */
  readonly progress: string;
  readonly correction: string;
  /** A report that waits for its review. */
  readonly waiting: string;
  readonly evidence: string;
  readonly picture: string;
  readonly report: string;
  /** Two of its statements that nobody has decided. */
  readonly statements: readonly [string, string];
  readonly notice: string;
  readonly draftNotice: string;
  readonly instruction: string;
  readonly adjustment: string;
  readonly light: string;
  readonly splitTarget: string;
  /** A livelihood project that is not public. */
  readonly livelihood: string;
  readonly extension: string;
  readonly assessment: string;
  readonly draftAssessment: string;
  readonly objection: string;
  readonly snapshots: readonly [string, string];
  readonly import: string;
  /** The unit that leads the target. */
  readonly unit: string;
  readonly post: string;
  /** An account that nobody here signs in with; a role is proposed for it. */
  readonly account: string;
  readonly proposal: string;
  readonly deputyship: string;
  readonly token: string;
  /** How many events the first and the last checkpoint cover. */
  readonly checkpoints: readonly [number, number];
  readonly package: string;
  /** What binds people to the target, to the notice, to the score of the target's lead unit, and to a draft: nothing. */
  readonly ties: Readonly<Record<Bound, RecordTies>>;
}

/** A record to which people stand nearer or farther. */
export type Bound = "target" | "notice" | "score" | "draft";

/** No record has it, so that whoever passes the check is told of a conflict and nothing changes. */
export const STALE = 999_999;

/** One way into the product: who may go through it, and with what it is tried. */
export interface Door {
  /** What one does there. */
  readonly right: Right;
  /** The record that decides; left out where the right is for the whole ledger. */
  readonly on?: Bound;
  /** With which right one knows of the record at all; the door's own where it only shows the record. */
  readonly sight?: Right;
  /** What decides besides the table for whom that lets in, as whose the record is; null: nothing. */
  readonly besides?: (viewer: Viewer) => Outcome | null;
  /** Open also to whoever has something to do before all else, as replacing a password that was given to them. */
  readonly early?: true;
  /** The scope whose tokens open it; without one it is closed to programs. */
  readonly scope?: TokenScope;
  /** Its address where that is not the file's own. */
  readonly at?: (ground: Ground) => string;
  /** Whoever takes something along there leaves this event. */
  readonly leaves?: AuditAction;
  /** What an action or a route is called with. */
  readonly input?: (ground: Ground) => unknown;
  /** The file that is uploaded there. */
  readonly file?: { readonly name: string; readonly text: string };
  /**
   * What whoever is let in is told where what is asked for is not done: the code, or the key of the sentence in the `errors`
   * catalogue, of a refusal that only the command behind the door makes. A schema's never counts as let in.
   */
  readonly says?: string;
}

/** An action always says with what it is called. */
export type ActionDoor = Door & Required<Pick<Door, "input">>;

export type Outcome = "let in" | "refused" | "not there" | "sign in";

export const ofTarget = { on: "target", sight: "target.view" } as const;

/** Who proposed what waits for a second person. */
export const PROPOSER = "supervisor.dcs";
/** A record that is this person's; the others get `otherwise`. */
export const onlyOf =
  (account: string, otherwise: Outcome): Door["besides"] =>
  (viewer) =>
    viewer.account === account ? null : otherwise;
/** A record that anybody else may decide on. */
export const notOf =
  (account: string): Door["besides"] =>
  (viewer) =>
    viewer.account === account ? "refused" : null;

/** The door of which an entry is: one door can have several, told apart in brackets. */
export const doorOf = (name: string): string => name.replace(/ \(.*\)$/, "");
export const doorsOf = (entries: Readonly<Record<string, Door>>): readonly string[] => [
  ...new Set(Object.keys(entries).map(doorOf)),
];

/**
 * What the table of rights says about a person at a door: nobody is asked to sign in, out of sight is not there (404),
 * in sight but not allowed is refused (403).
 */
export function outcomeFor(
  viewer: Viewer | null,
  { right, on, sight = right, besides }: Door,
  ground: Ground,
): Outcome {
  if (!viewer) return "sign in";
  if (!mayEver(viewer, right)) return "refused";
  const ties = on ? ground.ties[on] : {};
  if (on && !may(viewer, sight, ties)) return "not there";
  if (on && !may(viewer, right, ties)) return "refused";
  return besides?.(viewer) ?? "let in";
}

/**
 * The same for a program that has a token of the person with every scope: a page and an action know no tokens, and what the
 * person may as a deputy is left out.
 */
export function outcomeForProgram(viewer: Viewer, door: Door, isRoute: boolean, ground: Ground): Outcome {
  if (!isRoute) return "sign in";
  if (!door.scope) return "refused";
  return outcomeFor({ ...viewer, mandates: [], within: SCOPE_RIGHTS[door.scope] }, door, ground);
}
