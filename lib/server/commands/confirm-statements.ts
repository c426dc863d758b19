import "server-only";
import { randomUUID } from "node:crypto";
import { type Facts } from "@/lib/domain/audit-event";
import { decideConfirm } from "@/lib/domain/statement";
import { draftTarget, type ProposedTraits, type TargetContent, targetGaps } from "@/lib/domain/target";
import { type Section } from "@/lib/extraction/types";
import { type Tx } from "../db/client";
import { type Recorder, transact } from "../db/transact";
import { invalid, LedgerError } from "../errors";
import { livelihoodIn } from "../extraction/livelihood";
import { targetProposal } from "../extraction/target-proposal";
import { type ViewerContext } from "./context";
import {
  accept,
  factsOf,
  statementFacts,
  type StatementRef,
  type StatementRow,
  statementsToDecide,
  targetInUse,
  writeStatement,
} from "./statement-change";

/** A statement to confirm; `traits` where the person corrected what was proposed for its target. */
export interface Confirmation extends StatementRef {
  readonly traits?: ProposedTraits | undefined;
}

/**
 * Confirms statements of one report, all or none. A confirmed target (目标) enters the ledger under the next number
 * of the report's year; a confirmed result (成效) stands as accepted and becomes no target.
 *
 * @throws CONFLICT when one of them was changed since it was seen, INVALID when one is not complete.
 */
export async function confirmStatements(
  context: ViewerContext,
  confirmations: readonly Confirmation[],
): Promise<readonly string[]> {
  const { report, statements } = await statementsToDecide(context, confirmations);
  const { sections } = JSON.parse(report.outline) as { sections: readonly Section[] };
  const isLivelihood = livelihoodIn({ kind: report.kind, sections });
  const decided = statements.map((row, index) => {
    const next = accept(decideConfirm(factsOf(row), report.text));
    const traits = confirmations[index]?.traits ?? targetProposal(row);
    const content = row.kind === "target" ? completeDraft(row, traits, report.year) : null;
    return { row, next, content };
  });
  return transact(context, async (tx, record) => {
    for (const { row, next, content } of decided) {
      await writeStatement(tx, context, row, next);
      const livelihood = isLivelihood(row);
      const targetId =
        content && (await enterTarget({ tx, record, context, row, content, livelihood, year: report.year }));
      await record({
        action: "statement.confirmed",
        record: { type: "statement", id: row.id },
        ...(targetId ? { targetId } : {}),
        payload: { targetId: targetId ?? "", quote: row.quote, fields: statementFacts(factsOf(row)) },
      });
    }
    return statements.map(({ id }) => id);
  });
}

function completeDraft(row: StatementRow, traits: ProposedTraits, year: number): TargetContent {
  const content = draftTarget(factsOf(row), traits, year);
  // The stages of a milestone are set with its schedule.
  const gap = targetGaps(content).find((name) => name !== "stages_missing");
  if (gap) throw new LedgerError("INVALID", { problem: `target_gap_${gap}` });
  return content;
}

interface Entry {
  readonly tx: Tx;
  readonly record: Recorder;
  readonly context: ViewerContext;
  readonly row: StatementRow;
  readonly content: TargetContent;
  readonly livelihood: boolean;
  readonly year: number;
}

/**
 * Enters the target; one that was withdrawn when its confirmation was taken back comes into force again, unless what
 * was reported on it or adjusted would then stand under another wording.
 */
async function enterTarget({ tx, record, context, row, content, livelihood, year }: Entry): Promise<string> {
  if (await targetInUse(tx, row)) throw invalid("statement_target_in_use");
  const { stages: _, duePeriod: __, ...definition } = content;
  const data = { ...definition, livelihood, state: "active", updatedAt: context.now };
  const id = row.target?.id ?? randomUUID();
  const source = { reportId: row.reportId, statementId: row.id };
  const facts = async (): Promise<Facts> => {
    if (row.target) {
      const { number } = await tx.target.update({
        where: { id },
        data: { ...data, version: { increment: 1 } },
        select: { number: true },
      });
      return { number, year, ...definition, livelihood, ...source };
    }
    const last = await tx.target.aggregate({ where: { year }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    await tx.target.create({
      data: {
        ...data,
        id,
        number,
        year,
        ...source,
        createdAt: context.now,
      },
    });
    return { number, year, ...definition, livelihood, ...source };
  };
  await record({
    action: "target.created",
    record: { type: "target", id },
    targetId: id,
    payload: { after: await facts() },
  });
  return id;
}
