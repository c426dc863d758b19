// A process of a test that looks at its system calls: says when it begins a write and when it was acknowledged.
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { createUnit } from "@/lib/server/commands/create-unit";
import { db } from "@/lib/server/db/client";
import { keep, receive } from "@/lib/server/storage/blob-store";
import { contextFor } from "./ledger";

for (let write = 0; write < 5; write += 1) {
  writeSync(1, `BEGIN ${write}\n`);
  const file = await receive(new Blob([randomBytes(100)]).stream(), 100);
  await keep(file);
  const id = `synced-${write}`;
  await createUnit(contextFor("system_admin"), { id, code: id, name: id, shortName: id });
  writeSync(1, `ACKNOWLEDGED ${write}\n`);
}
await db().$disconnect();
