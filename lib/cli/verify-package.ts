import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { checkPackage, type PackageSource, PARTS, type Part, withoutFolder } from "@/lib/proof/check-package";
import { shortForm } from "@/lib/proof/checkpoint";
import { PAGE_WORDS } from "@/lib/proof/page/words";
import { type PackageFile, readZip } from "@/lib/proof/zip-layout";

const TITLES: Readonly<Record<Part, string>> = {
  authenticity: "真实性 Authenticity",
  integrity: "完整性 Integrity",
  usability: "可用性 Usability",
  security: "安全性 Security",
};

/** Checks a package (a ZIP, or its unpacked folder) and prints what holds in four parts; whether all of it does. */
export async function verifyPackage(place: string, outside: string | null): Promise<boolean> {
  const lines = new Map<Part, string[]>(PARTS.map((part) => [part, []]));
  const source = (await stat(place)).isDirectory() ? await folderSource(place) : await zipSource(place);
  let first: string | null = null;
  const findings = checkPackage(source, outside, ({ checkpoint, key }) => {
    if (checkpoint) console.log(`存证点 Checkpoint: ${shortForm(checkpoint)} (${checkpoint.signedAt})`);
    if (key) console.log(`签名公钥 Key: ${key.trim()}`);
  });
  for await (const { check, part, ok, detail } of findings) {
    const said = ok ? PAGE_WORDS[check].holds : `${PAGE_WORDS[check].fails} → ${detail}`;
    if (!ok) first ??= said;
    lines.get(part)?.push(`  ${ok ? "✓" : "✗"} ${said}`);
  }
  for (const part of PARTS) console.log([TITLES[part], ...(lines.get(part) ?? [])].join("\n"));
  if (first !== null) console.error(`✗ The first fault 首个问题: ${first}`);
  else console.log("✓ All four parts hold 四性核对全部通过");
  return first === null;
}

async function zipSource(file: string): Promise<PackageSource> {
  const handle = await open(file, "r");
  const { size } = await handle.stat();
  const read = async (start: number, length: number): Promise<Uint8Array> => {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  };
  const { files, fault } = await readZip({ size, read });
  return { files: withoutFolder(files), fault };
}

async function folderSource(folder: string): Promise<PackageSource> {
  const files = new Map<string, PackageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    files.set(name, { size: (await stat(file)).size, chunks: () => createReadStream(file) });
  }
  return { files, fault: null };
}
