import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TAKEN_BACK } from "@/lib/domain/replay-tables";
import { STATED_TABLES } from "@/lib/domain/stated/tables";

const models = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+)/gm)].map(
  ([, name = ""]) => name,
);

it("every table says how it is taken back to an earlier day (历史时点), or why it is not", () => {
  expect(Object.keys(TAKEN_BACK).sort()).toEqual(models.toSorted());
});

it("what is told by the log is told by events that state its rows", () => {
  const stated = STATED_TABLES.map(({ table }) => table.charAt(0).toUpperCase() + table.slice(1));
  const byEvents = Object.entries(TAKEN_BACK).filter(([, [by]]) => by === "events");
  const unstated = byEvents.map(([name]) => name).filter((name) => !stated.includes(name));
  // Read as the list of a piece of evidence.
  expect(unstated).toEqual(["EvidenceOnReport"]);
});
