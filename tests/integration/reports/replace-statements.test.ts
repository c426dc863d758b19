import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { mergeStatements } from "@/lib/server/commands/merge-statements";
import { splitStatement } from "@/lib/server/commands/split-statement";
import { undoReplacement } from "@/lib/server/commands/undo-replacement";
import { statementsById, statementsOfReport } from "@/lib/server/queries/statements";
import { type StatementValues } from "@/lib/schemas/statements";
import { openTestLedger } from "@/tests/support/ledger";
import { addPeople, colleague, importSample, statementAbout, supervisor } from "./report-samples";

const ledger = openTestLedger();
beforeAll(() => addPeople(ledger));
afterAll(() => ledger.close());

const fields = (indicator: string, low: string, unit: string): StatementValues => ({
  kind: "target",
  indicator,
  metric: "level",
  comparator: "point",
  low,
  high: low,
  unit,
  horizon: "annual",
});
const part = (indicator: string, low: string) => ({ id: randomUUID(), fields: fields(indicator, low, "个") });
const seen = (id: string) => statementsById(supervisor.viewer, [id]).then(([view]) => view!);

describe("splitting", () => {
  it("replaces the statement by its parts, which keep its place and wait to be confirmed", async () => {
    const report = await importSample(ledger);
    const original = await statementAbout(report, "停车泊位");
    const parts = [part("新增公共停车泊位", "900"), part("新增路内停车泊位", "300")];
    const ids = await splitStatement(supervisor, { ...original, parts });
    expect(ids).toEqual([original.id, ...parts.map(({ id }) => id)]);

    const statements = await statementsOfReport(supervisor.viewer, report);
    expect(statements.some(({ id }) => id === original.id)).toBe(false);
    const made = statements.filter(({ origin }) => origin === "split");
    expect(made.map(({ low, state, start }) => [low, state, start]).sort()).toEqual([
      ["300", "proposed", original.start],
      ["900", "proposed", original.start],
    ]);
    const second = splitStatement(colleague, { ...original, parts: [part("甲", "1"), part("乙", "2")] });
    await expect(second).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is refused for what carries a target", async () => {
    const report = await importSample(ledger);
    await confirmStatements(supervisor, [await statementAbout(report, "停车泊位")]);
    const confirmed = await statementAbout(report, "停车泊位");
    const attempt = splitStatement(supervisor, { ...confirmed, parts: [part("甲", "1"), part("乙", "2")] });
    await expect(attempt).rejects.toMatchObject({ details: { problem: "statement_has_target" } });
  });

  it("can be taken back as long as no part is decided", async () => {
    const report = await importSample(ledger);
    const original = await statementAbout(report, "停车泊位");
    const before = (await statementsOfReport(supervisor.viewer, report)).map(({ id }) => id);
    const parts = [part("甲", "1"), part("乙", "2")];
    await splitStatement(supervisor, { ...original, parts });
    await undoReplacement(supervisor, {
      statements: await statementsById(
        supervisor.viewer,
        parts.map(({ id }) => id),
      ),
    });
    expect((await statementsOfReport(supervisor.viewer, report)).map(({ id }) => id)).toEqual(before);
    expect(await seen(original.id)).toMatchObject({ state: "proposed", low: original.low });

    const again = [part("甲", "1"), part("乙", "2")];
    await splitStatement(supervisor, { ...(await seen(original.id)), parts: again });
    await confirmStatements(supervisor, [await seen(again[0]!.id)]);
    const views = await Promise.all(again.map(({ id }) => seen(id)));
    await expect(undoReplacement(supervisor, { statements: views })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect((await seen(original.id)).state).toBe("replaced");
  });
});

describe("merging", () => {
  it("replaces neighbours by one statement whose place covers theirs, and can be taken back", async () => {
    const report = await importSample(ledger);
    const pair = [await statementAbout(report, "老旧小区"), await statementAbout(report, "停车泊位")];
    const merged = { id: randomUUID(), fields: fields("老旧小区改造增设停车泊位", "1200", "个") };
    await mergeStatements(supervisor, { statements: pair, merged });
    const made = await seen(merged.id);
    expect(made).toMatchObject({ origin: "merged", start: pair[0]?.start, end: pair[1]?.end });
    for (const { id } of pair) expect((await seen(id)).state).toBe("replaced");

    await undoReplacement(supervisor, { statements: [made] });
    for (const { id } of pair) expect((await seen(id)).state).toBe("proposed");
    expect((await seen(merged.id)).state).toBe("replaced");
  });

  it("does not make one of a target and a result", async () => {
    const report = await importSample(ledger);
    const pair = [await statementAbout(report, "绿化"), await statementAbout(report, "停车泊位")];
    const merged = { id: randomUUID(), fields: fields("甲", "1", "个") };
    await expect(mergeStatements(supervisor, { statements: pair, merged })).rejects.toMatchObject({
      details: { problem: "statement_different_kinds" },
    });
  });

  it("does not reach into another report", async () => {
    const pair = [
      await statementAbout(await importSample(ledger), "老旧小区"),
      await statementAbout(await importSample(ledger), "停车泊位"),
    ];
    const merged = { id: randomUUID(), fields: fields("甲", "1", "个") };
    await expect(mergeStatements(supervisor, { statements: pair, merged })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
