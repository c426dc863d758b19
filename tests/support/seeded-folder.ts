import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * A data folder with the sample district in it, as the first `npm start` leaves it: made once for this state of the
 * sources and copied by whoever needs a full ledger.
 *
 * @throws Error when the sample district could not be loaded
 */
export function seededFolder(): string {
  const folder = path.join(os.tmpdir(), `ledger-seeded-${fingerprint("prisma", "lib").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  const { PATH, HOME, TMPDIR } = process.env;
  const run = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/prepare.ts"],
    {
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), NODE_ENV: "production", DATA_DIR: draft },
      encoding: "utf8",
    },
  );
  if (run.status !== 0)
    throw new Error(`The sample district could not be loaded:\n${run.stdout}${run.stderr}`);
  // Several processes may make it at the same time: the first to arrive wins, and all are the same.
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return folder;
}

function fingerprint(...names: string[]): string {
  const hash = createHash("sha256");
  const add = (name: string): void => {
    if (statSync(name).isDirectory()) {
      for (const entry of readdirSync(name).sort()) if (entry !== "generated") add(path.join(name, entry));
    } else hash.update(name).update(readFileSync(name));
  };
  names.forEach(add);
  return hash.digest("hex");
}
