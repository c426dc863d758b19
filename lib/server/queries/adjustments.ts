import "server-only";
import { actingIds, may, mayEver, type RecordTies, type Right, type Viewer } from "@/lib/domain/access";
import {
  type AdjustableContent,
  adjustedFields,
  ADJUSTMENT_STATES,
  type AdjustmentState,
  isOutdated,
  type ProposedAdjustment,
} from "@/lib/domain/adjustment";
import { type FieldChange } from "@/lib/domain/history-diff";
import { memberOf } from "@/lib/domain/vocabulary";
import { db, type Prisma } from "../db/client";
import { EVIDENCE_COLUMNS, type EvidenceView } from "./evidence";
import { namesOf } from "./reports";
import { targetsWith } from "./scope";

export const ADJUSTMENT_COLUMNS = {
  id: true,
  targetId: true,
  from: true,
  to: true,
  reason: true,
  document: true,
  state: true,
  proposedById: true,
  proposedForId: true,
  proposedAt: true,
  decidedById: true,
  decidedAt: true,
  refusal: true,
  version: true,
} as const satisfies Prisma.AdjustmentSelect;

type AdjustmentRow = Prisma.AdjustmentGetPayload<{ select: typeof ADJUSTMENT_COLUMNS }>;

/** A row as the rules read it. */
export function proposalOf(row: AdjustmentRow): ProposedAdjustment {
  return {
    state: memberOf(ADJUSTMENT_STATES, row.state),
    proposerIds: row.proposedForId === null ? [row.proposedById] : [row.proposedById, row.proposedForId],
    from: JSON.parse(row.from) as AdjustableContent,
    to: JSON.parse(row.to) as AdjustableContent,
  };
}

/** 目标调整 that waits for its second person, or was refused last, as the target's page shows it. */
export interface AdjustmentView {
  readonly id: string;
  readonly version: number;
  readonly state: AdjustmentState;
  readonly changes: readonly FieldChange[];
  /** Whether either definition is a range, of which both ends are said. */
  readonly from: AdjustableContent;
  readonly to: AdjustableContent;
  readonly reason: string;
  readonly document: string;
  readonly evidence: EvidenceView;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly refusal: string | null;
  /** The target was changed after it: it can only be refused or taken back. */
  readonly outdated: boolean;
  readonly mayConfirm: boolean;
  readonly mayTakeBack: boolean;
}

/**
 * The latest proposal about a target, where it waits or was refused; null where there is none, or it came into force.
 * Not scoped: pass a target that is in sight.
 */
export async function openAdjustment(
  viewer: Viewer,
  target: { readonly id: string; readonly ties: RecordTies; readonly inForce: AdjustableContent },
): Promise<AdjustmentView | null> {
  const row = await db().adjustment.findFirst({
    where: { targetId: target.id },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    select: { ...ADJUSTMENT_COLUMNS, evidence: { select: EVIDENCE_COLUMNS } },
  });
  if (!row) return null;
  const proposal = proposalOf(row);
  if (proposal.state !== "proposed" && proposal.state !== "refused") return null;
  const names = await namesOf([row.proposedById, ...(row.decidedById ? [row.decidedById] : [])]);
  const waits = proposal.state === "proposed";
  const isProposer = (right: Right) =>
    actingIds(viewer, right).some((id) => proposal.proposerIds.includes(id));
  return {
    id: row.id,
    version: row.version,
    state: proposal.state,
    changes: adjustedFields(proposal),
    from: proposal.from,
    to: proposal.to,
    reason: row.reason,
    document: row.document,
    evidence: row.evidence,
    proposedBy: names.get(row.proposedById) ?? "",
    proposedAt: row.proposedAt,
    decidedBy: row.decidedById && (names.get(row.decidedById) ?? ""),
    decidedAt: row.decidedAt,
    refusal: row.refusal,
    outdated: waits && isOutdated(proposal, target.inForce),
    mayConfirm: waits && !isProposer("adjustment.confirm") && may(viewer, "adjustment.confirm", target.ties),
    mayTakeBack: waits && isProposer("target.manage") && may(viewer, "target.manage", target.ties),
  };
}

/** A proposal in a list of things to do. */
export interface WaitingAdjustment {
  readonly id: string;
  readonly target: { readonly id: string; readonly indicator: string };
  readonly document: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** Proposed by the viewer, who waits for somebody else. */
  readonly own: boolean;
}

/** The proposals that wait for a second person, the oldest first; nothing for who does not confirm any. */
export async function waitingAdjustments(viewer: Viewer): Promise<readonly WaitingAdjustment[]> {
  if (!mayEver(viewer, "adjustment.confirm")) return [];
  const rows = await db().adjustment.findMany({
    where: {
      state: "proposed",
      target: {
        is: { AND: [targetsWith(viewer, "adjustment.confirm"), { state: "active" }] },
      },
    },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      document: true,
      proposedById: true,
      proposedForId: true,
      proposedAt: true,
      target: { select: { id: true, indicator: true } },
    },
  });
  const names = await namesOf(rows.map(({ proposedById }) => proposedById));
  const acting = actingIds(viewer, "adjustment.confirm");
  return rows.map(({ proposedById, proposedForId, ...row }) => ({
    ...row,
    proposedBy: names.get(proposedById) ?? "",
    own: acting.some((id) => id === proposedById || id === proposedForId),
  }));
}
