// A process of a test: so many writers at once, each makes so many units by the product's command and says how it went.
import { createUnit } from "@/lib/server/commands/create-unit";
import { db } from "@/lib/server/db/client";
import { contextFor } from "./ledger";

const [name = "w", writers = "1", writes = "1"] = process.argv.slice(2);
const done: string[] = [];
const refused: string[] = [];
await Promise.all(
  Array.from({ length: Number(writers) }, async (_, writer) => {
    for (let write = 0; write < Number(writes); write += 1) {
      const id = `${name}-${writer}-${write}`;
      try {
        await createUnit(contextFor("system_admin"), { id, code: id, name: id, shortName: id });
        done.push(id);
      } catch (error) {
        refused.push(String(error));
      }
    }
  }),
);
console.log(JSON.stringify({ done, refused }));
await db().$disconnect();
