import "server-only";
import { type z } from "zod";
import { changeBetween, type Facts } from "@/lib/domain/audit-event";
import { parseMeasureValue } from "@/lib/domain/measure-value";
import { decideSplit, type PartRow, type SplitDecision } from "@/lib/domain/split";
import { type splitTargetInput } from "@/lib/schemas/targets";
import { valueText } from "@/lib/format/value-text";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { definitionOf } from "../queries/target-record";
import { assignmentOf, loadNames, type Names, unusable } from "./assignment-change";
import { type ViewerContext } from "./context";
import { changePart, dropPart, enterPart, isUnused, PART_COLUMNS, type StoredPart } from "./part-change";
import { targetToChange } from "./target-change";

type SplitInput = z.output<typeof splitTargetInput>;

/**
 * Splits a target over units (分解到街道、部门), or changes how it is split: each part is a target of its own with its
 * unit, value, weight and deadline, under the whole's number and sentence. From then on the parts are asked for and the
 * whole is what they make (lib/domain/parts.ts).
 *
 * @throws LedgerError NOT_FOUND, FORBIDDEN · CONFLICT when the whole or a part was changed meanwhile · INVALID with a
 *   sentence at the cell (`parts.2.value`), at `reason` where the parts fall short, or about the whole
 */
export async function splitTarget(context: ViewerContext, input: SplitInput): Promise<void> {
  const whole = await targetToChange(context.viewer, "target.manage", input.id);
  const [stored, names, source] = await Promise.all([
    db().target.findMany({
      where: { parentId: whole.id },
      orderBy: { partNumber: "asc" },
      select: PART_COLUMNS,
    }),
    loadNames(),
    db().target.findUniqueOrThrow({
      where: { id: whole.id },
      select: { reportId: true, statementId: true, parentId: true, partRule: true, partReason: true },
    }),
  ]);
  if (source.parentId !== null) throw invalid("split_is_part");
  if (whole.version !== input.version) throw conflict();
  const standing = stored.filter(({ state }) => state === "active");
  const definition = definitionOf(whole);
  const rows = readRows(input, definition.unit, standing, names);
  const { partReason } = decided(
    decideSplit(
      { definition, dueOn: whole.assignment?.dueOn ?? null, split: standing.length > 0 },
      input.rule,
      rows,
      input.reason,
    ),
  );
  const kept = new Map(
    input.parts.flatMap(({ id }, index) => {
      const part = id === null ? undefined : standing.find((one) => one.id === id);
      if (id !== null && !part) throw conflict();
      return part ? [[index, part] as const] : [];
    }),
  );
  const dropped = standing.filter((part) => ![...kept.values()].includes(part));
  const unused = stored.filter(isUnused);
  const before =
    standing.length === 0
      ? {}
      : facts(names, source.partRule, source.partReason, standing.map(rowOf), definition.unit);
  const change = changeBetween(before, facts(names, input.rule, partReason, rows, definition.unit));
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");

  await transact(context, async (tx, record) => {
    const waiting = await tx.progressReport.count({ where: { targetId: whole.id, state: "submitted" } });
    if (waiting > 0) throw invalid("split_whole_in_review");
    expectOne(
      await tx.target.updateMany({
        where: { id: whole.id, version: input.version },
        data: { partRule: input.rule, partReason, updatedAt: context.now, version: { increment: 1 } },
      }),
    );
    await record({
      action: "target.split",
      record: { type: "target", id: whole.id },
      targetId: whole.id,
      payload: { ...change, parts: rows.length },
      ...(input.reason === "" ? {} : { reason: input.reason }),
    });
    const work = {
      tx,
      record,
      context,
      names,
      whole: { ...whole, ...source, definition },
      reason: input.reason,
    };
    for (const part of dropped) await dropPart(work, part);
    let next = Math.max(0, ...stored.map(({ partNumber }) => partNumber)) + 1;
    for (const [index, row] of rows.entries()) {
      const part = kept.get(index);
      if (part) await changePart(work, part, row);
      else {
        const again = unused.shift() ?? null;
        await enterPart(work, row, { unused: again, partNumber: again?.partNumber ?? next++ });
      }
    }
  });
}

/** The rows as the rules see them; what can't be read or who can't be asked is told at its cell. */
function readRows(
  { parts }: SplitInput,
  unit: string | null,
  standing: readonly StoredPart[],
  names: Names,
): readonly PartRow[] {
  const problems: Record<string, string> = {};
  const rows = parts.map(({ id, version, assignmentVersion, ...typed }, index): PartRow => {
    const part = standing.find((one) => one.id === id);
    if (part && (part.version !== version || (part.assignment?.version ?? 0) !== assignmentVersion))
      throw conflict();
    const read = (field: "value" | "weight", of: string | null) => {
      const parsed = parseMeasureValue(typed[field], of);
      if (parsed.ok) return parsed.value;
      if (parsed.problem !== "empty") problems[`parts.${index}.${field}`] = parsed.problem;
      return null;
    };
    const assignment = { leadUnitId: typed.unitId, supportUnitIds: [], leaderPostId: null, contact: null };
    const refused =
      typed.unitId !== "" &&
      unusable(names, part ? assignmentOf(part) : null, { ...assignment, dueOn: typed.dueOn });
    if (refused && refused.leadUnitId) problems[`parts.${index}.unitId`] = refused.leadUnitId;
    return {
      unitId: typed.unitId,
      value: read("value", unit),
      weight: read("weight", null) ?? "1",
      dueOn: typed.dueOn,
    };
  });
  if (Object.keys(problems).length > 0) throw invalid("check_fields", problems);
  return rows;
}

function rowOf({ assignment, low, weight }: StoredPart): PartRow {
  return { unitId: assignment?.leadUnitId ?? "", value: low, weight, dueOn: assignment?.dueOn ?? "" };
}

function decided(decision: SplitDecision): Extract<SplitDecision, { ok: true }> {
  if (decision.ok) return decision;
  const { problem, cells } = decision;
  if (problem === "rows")
    throw invalid(
      "check_fields",
      Object.fromEntries(Object.entries(cells).map(([cell, key]) => [`parts.${cell}`, key])),
    );
  if (problem === "split_reason_short") throw invalid("check_fields", { reason: problem });
  throw problem === "reason_missing"
    ? invalid("check_fields", { reason: "required" })
    : invalid(`split_${problem}`);
}

/** What the log says of a split: each part in a line. */
function facts(
  names: Names,
  rule: string | null,
  partReason: string | null,
  rows: readonly PartRow[],
  unit: string | null,
): Facts {
  return {
    partRule: rule,
    partReason,
    parts: rows.map(({ unitId, value, weight, dueOn }) =>
      [
        names.units.get(unitId)?.name ?? unitId,
        ...(value === null
          ? []
          : [valueText({ comparator: "point", low: value, high: value, unit }) ?? value]),
        ...(rule === "weighted_mean" ? [`×${weight}`] : []),
        dueOn,
      ].join(" "),
    ),
  };
}
