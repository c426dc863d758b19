import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { belowFloor, packagesOf, refusedLicences } from "@/lib/cli/dependencies/check.mjs";

const rules = {
  allowed: { MIT: "permissive", "OFL-1.1": "fonts" },
  read: { loud: ["MIT", "says it in another way"] },
  unstated: { quiet: "not called" },
};
const one = (name: string, license: string | null, version = "1.2.3") => [{ name, version, license }];

describe("npm run audit:deps", () => {
  it.each([
    ["1.2.2", true],
    ["1.2.3", false],
    ["1.10.0", false],
    ["0.9.9", true],
    ["1.2.3-rc.1", true],
  ])("a floor of 1.2.3 against %s: found is %s", (version, found) => {
    const lines = belowFloor(one("gate", "MIT", version), { gate: ["1.2.3", "a hole"] });
    expect(lines).toEqual(found ? [`gate ${version} is below 1.2.3: a hole`] : []);
  });

  it("a floor of a package that is gone is to be taken away", () => {
    expect(belowFloor([], { gate: ["1.2.3", "a hole"] })).toHaveLength(1);
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["MIT AND OFL-1.1", true],
    ["MIT AND GPL-3.0-only", false],
    ["(MIT OR GPL-3.0-only) AND GPL-2.0-only", false],
    ["GPL-3.0-only", false],
    ["MIT AND", false],
    ["toString", false],
    [null, false],
  ])("a licence %j is allowed: %s", (license, allowed) => {
    expect(refusedLicences(one("some", license), rules)).toHaveLength(allowed ? 0 : 1);
  });

  it("what was read elsewhere, or is left standing for a reason, is written down by name", () => {
    expect(refusedLicences([...one("loud", "MIT/X11"), ...one("quiet", null)], rules)).toEqual([]);
  });

  it("holds for this project, and writes a bill of what runs, each package with its address", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-sbom-"));
    const file = path.join(folder, "sbom.json");
    const run = spawnSync(process.execPath, ["lib/cli/audit-deps.mjs", "--sbom", file], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    const bill = JSON.parse(readFileSync(file, "utf8")) as Bill;
    rmSync(folder, { recursive: true });
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    for (const { purl, hashes } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
      expect(hashes[0]?.content).toMatch(/^[0-9a-f]{40,128}$/);
    }
    const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
    expect(
      Object.entries(dependencies).filter(([name, version]) => !listed.has(`${name}@${version}`)),
    ).toEqual([]);
    expect(packagesOf(JSON.parse(readFileSync("package-lock.json", "utf8"))).length).toBeGreaterThan(
      bill.components.length,
    );
  });
});

interface Bill {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly content: string }[];
  }[];
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}
