import "server-only";
import { may, type Right } from "@/lib/domain/access";
import { type NoticeDecision } from "@/lib/domain/notice";
import { memberOf, NOTICE_STATES } from "@/lib/domain/vocabulary";
import { db, type Tx } from "../db/client";
import { conflict, invalid, mayNot, notFound } from "../errors";
import { visibleNotices, visibleTargets } from "../queries/scope";
import { type ViewerContext } from "./context";

/** A notice that somebody is about to act on. @throws LedgerError NOT_FOUND, FORBIDDEN */
export async function noticeToChange({ viewer }: ViewerContext, right: Right, id: string) {
  const row = await db().notice.findFirst({
    where: { AND: [visibleNotices(viewer), { id }] },
    select: {
      id: true,
      number: true,
      title: true,
      unitId: true,
      unit: { select: { name: true } },
      body: true,
      dueOn: true,
      state: true,
      targets: { select: { targetId: true } },
    },
  });
  if (!row) throw notFound();
  if (!may(viewer, right, { leadUnitId: row.unitId })) throw mayNot(right, "notice", id);
  const { targets, unit, ...notice } = row;
  return {
    ...notice,
    unitName: unit.name,
    state: memberOf(NOTICE_STATES, row.state),
    targetIds: targets.map(({ targetId }) => targetId),
  };
}

/** What the rules decided, or the refusal as its error. @throws LedgerError CONFLICT, INVALID */
export function decided<Next>(decision: NoticeDecision<Next>): Next {
  if (decision.ok) return decision.next;
  if (decision.problem === "wrong_state") throw conflict("notice_wrong_state");
  if (decision.problem === "text_missing") throw invalid("check_fields", { text: "required" });
  throw invalid(
    "notice_incomplete",
    Object.fromEntries((decision.gaps ?? []).map((gap) => [gap, `notice_gap_${gap}`])),
  );
}

interface DraftContent {
  readonly id: string;
  readonly number: string;
  readonly unitId: string;
  readonly targetIds: readonly string[];
}

/**
 * Checks a draft against the ledger: its number is free, and its unit leads or supports every target it is about, all
 * of them of one year.
 *
 * @returns the name of the unit, for the log
 * @throws LedgerError NOT_FOUND, INVALID
 */
export async function checkedDraft(tx: Tx, { viewer }: ViewerContext, draft: DraftContent): Promise<string> {
  const [same, unit, targets] = [
    await tx.notice.findUnique({ where: { number: draft.number }, select: { id: true } }),
    await tx.unit.findUnique({ where: { id: draft.unitId }, select: { name: true, active: true } }),
    await tx.target.findMany({
      where: { AND: [visibleTargets(viewer), { id: { in: [...draft.targetIds] }, state: "active" }] },
      select: {
        year: true,
        assignment: { select: { leadUnitId: true, supports: { select: { unitId: true } } } },
      },
    }),
  ];
  if (targets.length !== new Set(draft.targetIds).size) throw notFound();
  if (same && same.id !== draft.id) throw invalid("check_fields", { number: "notice_number_taken" });
  if (!unit?.active) throw invalid("check_fields", { unitId: "unit_not_active" });
  if (new Set(targets.map(({ year }) => year)).size > 1)
    throw invalid("check_fields", { targetIds: "notice_years_differ" });
  const bound = targets.every(
    ({ assignment }) =>
      assignment &&
      [assignment.leadUnitId, ...assignment.supports.map(({ unitId }) => unitId)].includes(draft.unitId),
  );
  if (!bound) throw invalid("check_fields", { unitId: "notice_unit_unbound" });
  return unit.name;
}
