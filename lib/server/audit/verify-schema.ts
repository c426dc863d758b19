import "server-only";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type SchemaPart, schemaOf } from "../db/database-file";
import { migrate } from "../db/migrate";

export type SchemaVerdict =
  | { readonly ok: true }
  /** `stray`: the program knows of none such. */
  | { readonly ok: false; readonly part: string; readonly fault: "gone" | "changed" | "stray" };

/**
 * Holds a database's tables, indexes and triggers against those that this program's migrations make: who takes away the
 * triggers that refuse to change the log, or hangs in one that changes something unasked, is found before the first
 * changed row. Names the first that is not as it should be (`trigger AuditEvent_no_update`).
 */
export async function verifySchema(file: string): Promise<SchemaVerdict> {
  const [known, found] = [await plannedSchema(), await schemaOf(file)];
  const made = new Map(found.map((part) => [part.name, part]));
  for (const part of known) {
    const other = made.get(part.name);
    if (!other) return { ok: false, part: nameOf(part), fault: "gone" };
    if (other.kind !== part.kind || other.sql !== part.sql)
      return { ok: false, part: nameOf(part), fault: "changed" };
    made.delete(part.name);
  }
  const [stray] = made.values();
  return stray ? { ok: false, part: nameOf(stray), fault: "stray" } : { ok: true };
}

const nameOf = ({ kind, name }: SchemaPart): string => `${kind} ${name}`;

/** What the migrations of this program make of an empty file. */
async function plannedSchema(): Promise<readonly SchemaPart[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ledger-plan-"));
  try {
    const file = path.join(folder, "plan.db");
    migrate(file);
    return await schemaOf(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
