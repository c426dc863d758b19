import { type Role } from "./vocabulary";

/**
 * Who may do what (docs/rules.md, "Whose work it is"). One table for server and screen: a page that shows a
 * button and the command behind it ask the same function. Unknown role, missing entry or empty list refuse.
 */

/** How the signed-in person stands to a record. */
export type Relation =
  /** Needs no relation: the right is for the whole ledger. */
  | "any"
  /** The own unit leads the target (牵头单位), or the record is addressed to the own unit. */
  | "lead"
  /** The own unit supports the target (配合单位). */
  | "support"
  /** The target lies in the field of the own post (分管领导). */
  | "in_charge";

const ANY = ["any"] as const;
const LEAD = ["lead"] as const;
const UNIT = ["lead", "support"] as const;
const FIELD = ["in_charge"] as const;

type Grants = Readonly<Partial<Record<Role, readonly Relation[]>>>;

const EVERYONE: Grants = {
  reporter: ANY,
  unit_head: ANY,
  supervisor: ANY,
  leader: ANY,
  auditor: ANY,
  system_admin: ANY,
  security_admin: ANY,
  log_admin: ANY,
};

/** Whoever works with business data; the three administrators must not see any. */
const TARGET_SIGHT: Grants = {
  reporter: UNIT,
  unit_head: UNIT,
  supervisor: ANY,
  leader: FIELD,
  auditor: ANY,
};

export const RIGHTS = {
  "todo.view": EVERYONE,
  "own_account.manage": EVERYONE,
  /** The own messages (消息); there is no way to read another's. */
  "message.read": EVERYONE,
  // Reports are public documents: whoever works with targets may read where they come from.
  "report.view": { reporter: ANY, unit_head: ANY, supervisor: ANY, leader: ANY, auditor: ANY },
  "report.import": { supervisor: ANY },
  "statement.decide": { supervisor: ANY },
  "target.view": TARGET_SIGHT,
  "target.manage": { supervisor: ANY },
  /** 台账体检: what targets lack, also on an earlier day. */
  "target.view_gaps": { supervisor: ANY },
  /** 目标调整: confirm what somebody else proposed. A leader can, so that an office with one supervisor is not stuck. */
  "adjustment.confirm": { supervisor: ANY, leader: FIELD },
  /** 台账导入: bring in a ledger that was kept in a spreadsheet. */
  "ledger.import": { supervisor: ANY },
  "progress.view": TARGET_SIGHT,
  "progress.view_draft": { reporter: LEAD, unit_head: LEAD, auditor: ANY },
  "progress.write": { reporter: LEAD, unit_head: LEAD },
  /** 送审: hand a report to the unit head; a head submits without it. */
  "progress.hand_over": { reporter: LEAD },
  /** Check what was handed over: submit it, or send it back to the reporter. */
  "progress.submit": { unit_head: LEAD },
  "progress.review": { supervisor: ANY },
  /** What waits for review, also on an earlier day (历史时点), on which nobody reviews. */
  "progress.view_queue": { supervisor: ANY },
  /** Who is late, and with what. */
  /** 代理: name a deputy for the own days of absence. */
  "deputy.name": { unit_head: ANY, supervisor: ANY },
  "period.view": { supervisor: ANY, auditor: ANY },
  "period.manage": { supervisor: ANY },
  "light.set": { supervisor: ANY },
  "standing.view": TARGET_SIGHT,
  "snapshot.take": { supervisor: ANY },
  /** 考核: the ranking, once it is published, is for all who are in it or work with it. */
  "score.view": { reporter: ANY, unit_head: ANY, supervisor: ANY, leader: ANY, auditor: ANY },
  "score.view_draft": { supervisor: ANY, auditor: ANY },
  /** How a unit's points came about: figures of all the targets that it leads. */
  "score.view_way": { reporter: LEAD, unit_head: LEAD, supervisor: ANY, leader: FIELD, auditor: ANY },
  "score.manage": { supervisor: ANY },
  /** 异议 */
  "score.object": { unit_head: LEAD },
  /** 公开: what citizens read about the livelihood projects. */
  "disclosure.view": { supervisor: ANY, auditor: ANY },
  "disclosure.manage": { supervisor: ANY },
  "notice.view": { reporter: LEAD, unit_head: LEAD, supervisor: ANY, leader: FIELD, auditor: ANY },
  /** What is still being drafted is nobody's business but the supervisor's, and the auditor's. */
  "notice.view_draft": { supervisor: ANY, auditor: ANY },
  "notice.manage": { supervisor: ANY },
  "notice.answer": { unit_head: LEAD },
  /** 批示: from the moment it is given, to the unit that leads; those who support learn of it from the lead unit. */
  "instruction.view": { reporter: LEAD, unit_head: LEAD, supervisor: ANY, leader: FIELD, auditor: ANY },
  "instruction.give": { leader: FIELD },
  "instruction.answer": { unit_head: LEAD },
  "export.make": TARGET_SIGHT,
  /** Who takes along anything at all as a file; what, the right of each export decides. */
  "export.enter": {
    reporter: ANY,
    unit_head: ANY,
    supervisor: ANY,
    leader: ANY,
    auditor: ANY,
    log_admin: ANY,
  },
  /** A circular speaks of the whole ledger, so it is made by those who see the whole. */
  "circular.make": { supervisor: ANY, auditor: ANY },
  /** The log, its chain and its checkpoints; which events, `audit.view_business` decides. */
  "audit.view": { auditor: ANY, log_admin: ANY },
  /** Every event of the log; without it only those of administration (lib/domain/administration.ts). */
  "audit.view_business": { auditor: ANY },
  /** 审计包: the whole ledger with its files and its proof, for outsiders. */
  "package.make": { auditor: ANY },
  "unit.history": { system_admin: ANY, log_admin: ANY, auditor: ANY },
  "account.history": { system_admin: ANY, security_admin: ANY, log_admin: ANY, auditor: ANY },
  /** When an account signed in, and when somebody failed to. */
  "account.sign_ins": { security_admin: ANY, log_admin: ANY, auditor: ANY },
  "account.manage": { system_admin: ANY },
  "unit.manage": { system_admin: ANY },
  "setting.manage": { system_admin: ANY },
  /** 发件箱: what did not leave the product, without what it says. */
  "delivery.manage": { system_admin: ANY },
  /** A role is granted by two persons: one proposes it, a security administrator who is somebody else grants it. */
  "role.propose": { system_admin: ANY, security_admin: ANY },
  "role.grant": { security_admin: ANY },
  "account.unlock": { security_admin: ANY },
} as const satisfies Record<string, Grants>;

export type Right = keyof typeof RIGHTS;

/** What a deputy never does in somebody's place: hand the office on. */
const PERSONAL: ReadonlySet<Right> = new Set<Right>(["deputy.name", "own_account.manage"]);

/** 代理: in whose place, and with whose role's rights, a person may act today. Principal and deputy are of one unit. */
export interface Mandate {
  readonly role: Role;
  readonly principalId: string;
  readonly principalName: string;
  /** `YYYY-MM-DD`, the last day */
  readonly untilDay: string;
}

/** The access token (访问令牌) by which a program acts for a person, and what its owner calls it. */
export interface ActingProgram {
  readonly tokenId: string;
  readonly name: string;
}

/** The signed-in person, as rules see them. */
export interface Viewer {
  readonly userId: string;
  readonly sessionId: string;
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly leaderPostId: string | null;
  readonly leaderPostTitle: string | null;
  /** The post is in charge of the whole ledger (区长). */
  readonly overall: boolean;
  /** For whom the person acts as a deputy today; nobody, mostly. */
  readonly mandates: readonly Mandate[];
  /** Looks at the ledger as it was (历史时点), in which nothing is done. */
  readonly readsOnly?: true;
  /** A program acts for the person by this token (访问令牌). */
  readonly program?: ActingProgram;
  /** Of the person's rights, a program has no other than these. */
  readonly within?: readonly Right[];
}

type RightHolder = Pick<Viewer, "role" | "mandates" | "readsOnly" | "within">;

/** What a relation is derived from; taken from the record itself, never from the caller. */
export interface RecordTies {
  readonly leadUnitId?: string | null;
  readonly supportUnitIds?: readonly string[];
  readonly leaderPostId?: string | null;
}

/** What may be done in the ledger as it was (历史时点): it is read and taken along. */
const READING = /\.view(_\w+)?$|^export\.make$/;

/** The relations that let this person use a right at all; empty means: not theirs. */
export function relationsFor(viewer: RightHolder, right: Right): readonly Relation[] {
  if (viewer.readsOnly && !READING.test(right)) return [];
  if (viewer.within && !viewer.within.includes(right)) return [];
  return [
    ...new Set([
      ...grantedTo(viewer.role, right),
      ...mandatesFor(viewer, right).flatMap(({ role }) => grantedTo(role, right)),
    ]),
  ];
}

/** In whose place a person uses a right: whose the right is where the own role does not reach as far; null for the own. */
export function onBehalfOf(viewer: RightHolder, right: Right): Mandate | null {
  const own = grantedTo(viewer.role, right);
  const reachesFurther = ({ role }: Mandate) =>
    grantedTo(role, right).some((relation) => !own.includes(relation));
  return mandatesFor(viewer, right).find(reachesFurther) ?? null;
}

/** Who acts: the person, and in whose place. */
export interface Actor {
  readonly id: string;
  readonly onBehalfOfId: string | null;
}

/** Who acts when the person uses a right. */
export function actorFor(viewer: RightHolder & Pick<Viewer, "userId">, right: Right): Actor {
  return { id: viewer.userId, onBehalfOfId: onBehalfOf(viewer, right)?.principalId ?? null };
}

/** The ids under which a person acts when using a right: the own, and of whom they act in place. */
export function actingIds(viewer: RightHolder & Pick<Viewer, "userId">, right: Right): readonly string[] {
  const { id, onBehalfOfId } = actorFor(viewer, right);
  return onBehalfOfId === null ? [id] : [id, onBehalfOfId];
}

function mandatesFor(viewer: RightHolder, right: Right): readonly Mandate[] {
  return PERSONAL.has(right) ? [] : viewer.mandates;
}

function grantedTo(role: Role, right: Right): readonly Relation[] {
  const grants: Grants = RIGHTS[right];
  return grants[role] ?? [];
}

/** How the person stands to a record. */
export function relationsTo(viewer: Viewer, ties: RecordTies): readonly Relation[] {
  const relations: Relation[] = ["any"];
  if (viewer.unitId !== null && ties.leadUnitId === viewer.unitId) relations.push("lead");
  if (viewer.unitId !== null && ties.supportUnitIds?.includes(viewer.unitId)) relations.push("support");
  if (viewer.leaderPostId !== null && (viewer.overall || ties.leaderPostId === viewer.leaderPostId))
    relations.push("in_charge");
  return relations;
}

/** May the person use the right on some record or other? Decides about menus and pages. */
export function mayEver(viewer: RightHolder, right: Right): boolean {
  return relationsFor(viewer, right).length > 0;
}

/** May the person use the right on this record? */
export function may(viewer: Viewer, right: Right, ties: RecordTies = {}): boolean {
  const needed = relationsFor(viewer, right);
  return relationsTo(viewer, ties).some((relation) => needed.includes(relation));
}
