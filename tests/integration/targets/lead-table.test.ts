import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type z } from "zod";
import { type Role } from "@/lib/domain/vocabulary";
import { changeLeadTableInput } from "@/lib/schemas/lead-table";
import { assignTargets } from "@/lib/server/commands/assign-targets";
import { changeLeadTable } from "@/lib/server/commands/change-lead-table";
import { parseInput } from "@/lib/server/http/define-action";
import { leadProposer, leadTable } from "@/lib/server/queries/lead-table";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { plantDistrict, plantTarget } from "@/tests/support/sample-targets";

const ledger = openTestLedger();
afterAll(() => ledger.close());

const supervisor = contextFor("supervisor");
type Typed = z.input<typeof changeLeadTableInput>;
const save = (typed: Typed, context = supervisor) =>
  changeLeadTable(context, parseInput(changeLeadTableInput, typed));
const row = (kind: string, keywords: string, unitId: string | null = null) => ({ kind, keywords, unitId });

beforeAll(async () => {
  await plantDistrict(ledger);
  await ledger.db.$transaction(async (tx) => {
    await tx.unit.create({
      data: { id: "rsj", code: "rsj", name: "云江区人力资源和社会保障局", shortName: "人社局", sortOrder: 9 },
    });
    await tx.unit.create({
      data: { id: "old", code: "old", name: "原经贸局", shortName: "经贸局", sortOrder: 10, active: false },
    });
  });
  for (const [index, id] of ["a", "b", "c"].entries()) await plantTarget(ledger, { id, number: index + 1 });
});

describe("the table of lead departments (责任单位对照表)", () => {
  it("begins with the words of the lexicon and finds the district's units by name", async () => {
    const table = await leadTable(supervisor.viewer);
    expect(table.latest).toBeNull();
    expect(table.rows.find(({ kind }) => kind === "财政")?.keywords).toContain("一般公共预算收入");
    const propose = await leadProposer();
    expect(propose("新增就业")).toMatchObject({ kind: "人社", keyword: "就业", unit: { id: "rsj" } });
    expect(propose("一般公共预算收入")).toMatchObject({ kind: "财政", unit: null });
    expect(propose("信访积案")).toBeNull();
  });

  it("is edited, and the proposals follow; the log says what was changed", async () => {
    await save({ rows: [row("信访", "信访，积案", "jobs"), row("人社", "就业 失业")], latest: null });
    const propose = await leadProposer();
    expect(propose("信访积案")).toMatchObject({ kind: "信访", unit: { id: "jobs" } });
    expect(propose("一般公共预算收入")).toBeNull();
    const { rows, latest } = await leadTable(supervisor.viewer);
    expect(rows[0]).toEqual({ kind: "信访", keywords: ["信访", "积案"], unitId: "jobs" });
    const event = await ledger.db.auditEvent.findFirst({
      where: { action: "lead_table.changed" },
      select: { body: true },
    });
    expect(JSON.parse(event?.body ?? "")).toMatchObject({
      payload: {
        before: { 信访: null, 税务: "税收" },
        after: { 信访: "信访 积案 → jobs bureau", 税务: null, rowOrder: ["信访", "人社"] },
      },
    });
    await expect(save({ rows: [row("人社", "就业")], latest: null })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await save({ rows: [row("人社", "信访"), row("信访", "信访 积案", "jobs")], latest });
    expect((await leadProposer())("信访积案")).toMatchObject({ kind: "人社" });
  });

  it("refuses a kind that stands twice, a row without words, a dissolved unit, and a table as it was", async () => {
    const { rows, latest } = await leadTable(supervisor.viewer);
    const same = rows.map(({ kind, keywords, unitId }) => row(kind, keywords.join(" "), unitId));
    const refusals: readonly (readonly [Typed["rows"], object])[] = [
      [[row("人社", "就业"), row("人社", "失业")], { fields: { "rows.1.kind": "lead_kind_twice" } }],
      [[row("人社", " 、 ")], { fields: { "rows.0.keywords": "required" } }],
      [[row("经贸", "商贸", "old")], { fields: { "rows.0.unitId": "unit_not_active" } }],
      [same, { problem: "nothing_changed" }],
    ];
    for (const [typed, details] of refusals)
      await expect((async () => save({ rows: typed, latest }))()).rejects.toMatchObject({
        code: "INVALID",
        details,
      });
  });

  it.each<Role>(["reporter", "unit_head", "leader", "auditor", "system_admin", "security_admin"])(
    "is not for a %s to see or change",
    async (role) => {
      const other = contextFor(role);
      await expect(leadTable(other.viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(save({ rows: [row("人社", "就业")], latest: null }, other)).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    },
  );
});

it("proposals that were looked through are assigned in one go, each target to its own unit (按建议分工)", async () => {
  const result = await assignTargets(supervisor, {
    targets: [
      { id: "a", assignmentVersion: 0, leadUnitId: "rsj" },
      { id: "b", assignmentVersion: 0, leadUnitId: "industry" },
      { id: "c", assignmentVersion: 0 },
    ],
    leadUnitId: "environment",
  });
  expect(result).toEqual({ assigned: ["a", "b", "c"], stale: [] });
  const leads = await ledger.db.assignment.findMany({
    orderBy: { targetId: "asc" },
    select: { leadUnitId: true },
  });
  expect(leads.map(({ leadUnitId }) => leadUnitId)).toEqual(["rsj", "industry", "environment"]);
});
