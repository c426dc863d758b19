import { sha256 } from "@noble/hashes/sha2.js";
import {
  BAG,
  BAG_DECLARATION,
  contentsDigest,
  isPayload,
  isSafePath,
  type ManifestLine,
  readManifest,
} from "./bag";
import { base64, fromBase64, fromUtf8, hex, joined, sameBytes, utf8 } from "./bytes";
import {
  isCheckpointOf,
  originOf,
  readCheckpoint,
  readCheckpointBytes,
  type SignedCheckpoint,
} from "./checkpoint";
import { chainHash, eventLeaf } from "./event-chain";
import { type EventBody, isPersonal, linesOf, readBody, readEventLine } from "./event-line";
import { EMPTY_TREE, type Frontier, grow, rootOf } from "./merkle";
import { readKey, type VerifierKey } from "./signed-note";
import { type PackageFile } from "./zip-layout";

/** 四性 (DA/T 70): the four questions of an archive to what it takes over. */
export const PARTS = ["authenticity", "integrity", "usability", "security"] as const;
export type Part = (typeof PARTS)[number];

/** Every check, in the order in which they are made, and the question that it answers. */
export const CHECKS = {
  /** The ZIP is byte for byte as the product writes it. */
  container: "usability",
  /** No path leads out of the package or pretends to be another. */
  paths: "security",
  /** The files that describe the package are there, and as their manifest says. */
  description: "integrity",
  /** Every file of the payload is there and as its manifest says, and none is there beside them. */
  files: "integrity",
  /** All events from the first to the checkpoint's are there, in their order. */
  events: "integrity",
  /** Every event that is given in words gives its hash, together with the hash before it. */
  chain: "authenticity",
  /** The words of the events can be read, and say their own number. */
  readable: "usability",
  /** No event is given in words that speaks of accounts, sessions or ways to be reached. */
  personal: "security",
  /** The checkpoint is signed with the key in the package, and it is of this log. */
  signature: "authenticity",
  /** The hashes of all events give the root that was signed. */
  root: "authenticity",
  /** The package was sealed by an event under that root, which names the digest of all its other files. */
  seal: "authenticity",
  /** Every report and piece of evidence is the one that an event says was handed in. */
  originals: "authenticity",
  /** The tables can be opened as what their names say. */
  tables: "usability",
  /** No private key lies in the package. */
  secrets: "security",
  /** The checkpoint from outside is of the beginning of this log. Made only where one is given. */
  outside: "integrity",
} as const satisfies Record<string, Part>;

export type Check = keyof typeof CHECKS;

/** What a check found; `detail` names the first thing that is wrong: a path, the number of an event, a value. */
export interface Finding {
  readonly check: Check;
  readonly part: Part;
  readonly ok: boolean;
  readonly detail: string;
}

export interface PackageSource {
  /** By their paths below the package's folder. */
  readonly files: ReadonlyMap<string, PackageFile>;
  /** What is wrong with the ZIP that they come from; null for a folder, too. */
  readonly fault: string | null;
}

/** What a checked package says about itself, for whoever compares it with what was told otherwise. */
export interface PackageFacts {
  readonly key: string | null;
  readonly checkpoint: SignedCheckpoint | null;
  readonly files: number;
  readonly events: number;
  /** How many of them are given in words. */
  readonly told: number;
}

/**
 * Checks a package, one finding after the other; whoever needs the first fault only stops there. What can't be checked
 * because something before it is broken is a fault, too. Needs the memory of the hashes of a manifest, not of the files.
 *
 * @param outside a checkpoint that was kept elsewhere; null for none
 */
export async function* checkPackage(
  { files, fault }: PackageSource,
  outside: string | null = null,
  tell: (facts: PackageFacts) => void = () => undefined,
): AsyncGenerator<Finding> {
  yield found("container", fault);
  yield found("paths", [...files.keys()].find((path) => !isSafePath(path)) ?? null);
  yield found("description", await describedFault(files));

  const manifest = readManifest(await bytesOf(files.get(BAG.manifest))) ?? [];
  yield found("files", await payloadFault(files, manifest));

  const note = readCheckpointBytes(await bytesOf(files.get(BAG.checkpoint)));
  const walk = await walkEvents(files.get(BAG.events), note?.size ?? null, outside);
  yield found("events", walk.missing);
  yield found("chain", walk.broken);
  yield found("readable", walk.unreadable);
  yield found("personal", walk.personal);

  const key = readKey(fromUtf8(await bytesOf(files.get(BAG.keyText)))?.replace(/\n$/, "") ?? "");
  yield found("signature", await signatureFault(files, note, key, walk.first));
  yield found(
    "root",
    note && sameBytes(rootOf(walk.tree), note.root) ? null : ((note && base64(note.root)) ?? BAG.checkpoint),
  );
  yield found("seal", sealFault(walk.seals, manifest, await packageId(files)));
  yield found("originals", originalsFault(manifest, walk.handedIn));
  yield found("tables", await tablesFault(files));
  yield found("secrets", await secretsFault(files));
  if (outside !== null) yield found("outside", outsideFault(outside, key, walk));
  tell({
    key: key && fromUtf8(await bytesOf(files.get(BAG.keyText))),
    checkpoint: note,
    files: files.size,
    events: walk.tree.size,
    told: walk.told,
  });
}

function found(check: Check, fault: string | null): Finding {
  return { check, part: CHECKS[check], ok: fault === null, detail: fault ?? "" };
}

/** The whole of a small file; nothing where it is not there. */
async function bytesOf(file: PackageFile | undefined): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  if (file) for await (const chunk of file.chunks()) parts.push(chunk);
  return joined(...parts);
}

async function hashOfFile(file: PackageFile): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of file.chunks()) hash.update(chunk);
  return hex(hash.digest());
}

/** The first line whose file is missing or another, or the first file without a line. */
async function manifestFault(
  lines: readonly ManifestLine[],
  present: ReadonlyMap<string, PackageFile>,
): Promise<string | null> {
  const listed = new Set(lines.map(({ path }) => path));
  const extra = [...present.keys()].find((path) => !listed.has(path));
  if (extra !== undefined) return extra;
  for (const { path, sha256: expected } of lines) {
    const file = present.get(path);
    if (!file || (await hashOfFile(file)) !== expected) return path;
  }
  return null;
}

const only = (
  files: ReadonlyMap<string, PackageFile>,
  which: (path: string) => boolean,
): ReadonlyMap<string, PackageFile> => new Map([...files].filter(([path]) => which(path)));

async function describedFault(files: ReadonlyMap<string, PackageFile>): Promise<string | null> {
  const lines = readManifest(await bytesOf(files.get(BAG.tagManifest)));
  if (!lines) return BAG.tagManifest;
  const required = Object.values(BAG).filter((path) => !isPayload(path) && path !== BAG.tagManifest);
  const missing = required.find((path) => !lines.some((line) => line.path === path));
  if (missing !== undefined) return missing;
  const described = await manifestFault(
    lines,
    only(files, (path) => !isPayload(path) && path !== BAG.tagManifest),
  );
  if (described !== null) return described;
  return sameBytes(await bytesOf(files.get(BAG.declaration)), utf8(BAG_DECLARATION)) ? null : BAG.declaration;
}

async function payloadFault(
  files: ReadonlyMap<string, PackageFile>,
  manifest: readonly ManifestLine[],
): Promise<string | null> {
  const payload = only(files, isPayload);
  const fault = manifest.length === 0 ? BAG.manifest : await manifestFault(manifest, payload);
  if (fault !== null) return fault;
  const info = fromUtf8(await bytesOf(files.get(BAG.info))) ?? "";
  const bytes = [...payload.values()].reduce((sum, { size }) => sum + size, 0);
  return info.includes(`\nPayload-Oxum: ${bytes}.${payload.size}\n`) ? null : BAG.info;
}

/** What one walk over the events finds. */
interface EventWalk {
  readonly tree: Frontier;
  readonly told: number;
  readonly first: string | null;
  readonly missing: string | null;
  readonly broken: string | null;
  readonly unreadable: string | null;
  readonly personal: string | null;
  readonly seals: readonly EventBody[];
  /** SHA-256 of every file that an event says was handed in. */
  readonly handedIn: ReadonlySet<string>;
  /** The root of the first events, as many as the checkpoint from outside covers; null where there are fewer. */
  readonly earlierRoot: Uint8Array | null;
}

async function walkEvents(
  file: PackageFile | undefined,
  size: number | null,
  outside: string | null,
): Promise<EventWalk> {
  const earlier = outside === null ? null : (readCheckpoint(outside)?.size ?? null);
  const seals: EventBody[] = [];
  const handedIn = new Set<string>();
  let [tree, previous, told] = [EMPTY_TREE, "0".repeat(64), 0];
  let first: string | null = null;
  let missing: string | null = null;
  let broken: string | null = null;
  let unreadable: string | null = null;
  let personal: string | null = null;
  let earlierRoot: Uint8Array | null = null;
  for await (const line of file ? linesOf(file.chunks()) : []) {
    const event = line === null ? null : readEventLine(line);
    const place = `#${tree.size + 1}`;
    if (event?.seq !== tree.size + 1) {
      missing = place;
      break;
    }
    first ??= event.hash;
    if (event.body !== null) {
      told++;
      if (chainHash(previous, event.body) !== event.hash) broken ??= place;
      const body = readBody(event.body);
      if (body?.seq !== event.seq) unreadable ??= place;
      if (body && isPersonal(body)) personal ??= place;
      if (body?.action === "package.sealed") seals.push(body);
      for (const hash of body ? handedInBy(body) : []) handedIn.add(hash);
    }
    previous = event.hash;
    tree = grow(tree, [eventLeaf(event.hash)]);
    if (tree.size === earlier) earlierRoot = rootOf(tree);
  }
  if (missing === null && (size === null || tree.size !== size))
    missing = `#${Math.min(tree.size, size ?? 0) + 1}`;
  return { tree, told, first, missing, broken, unreadable, personal, seals, handedIn, earlierRoot };
}

function handedInBy({ action, payload }: EventBody): readonly string[] {
  const after = payload.after as { readonly sha256?: unknown } | undefined;
  const hash =
    action === "report.imported" ? payload.sha256 : action === "evidence.added" ? after?.sha256 : null;
  return typeof hash === "string" ? [hash] : [];
}

async function signatureFault(
  files: ReadonlyMap<string, PackageFile>,
  checkpoint: SignedCheckpoint | null,
  key: VerifierKey | null,
  first: string | null,
): Promise<string | null> {
  if (!checkpoint) return BAG.checkpoint;
  if (!key) return BAG.keyText;
  if (!isCheckpointOf(checkpoint, key) || !first || checkpoint.origin !== originOf(first))
    return BAG.checkpoint;
  // The copies for openssl must be those of the note, or it would confirm something else.
  if (!sameBytes(await bytesOf(files.get(BAG.signed)), utf8(checkpoint.note.text))) return BAG.signed;
  if (!sameBytes(await bytesOf(files.get(BAG.signature)), checkpoint.note.signature)) return BAG.signature;
  return sameBytes(keyOfPem(await bytesOf(files.get(BAG.key))), key.publicKey) ? null : BAG.key;
}

/** The last 32 bytes of a SubjectPublicKeyInfo of Ed25519 (RFC 8410) are the key. */
function keyOfPem(pem: Uint8Array): Uint8Array {
  const lines = fromUtf8(pem)?.trim().split("\n") ?? [];
  return fromBase64(lines.slice(1, -1).join(""))?.slice(-32) ?? new Uint8Array();
}

async function packageId(files: ReadonlyMap<string, PackageFile>): Promise<string> {
  const info = fromUtf8(await bytesOf(files.get(BAG.info))) ?? "";
  return /^External-Identifier: (.+)$/m.exec(info)?.[1] ?? "";
}

function sealFault(
  seals: readonly EventBody[],
  manifest: readonly ManifestLine[],
  id: string,
): string | null {
  const seal = seals.findLast(({ record }) => record.id === id);
  if (!seal) return "package.sealed";
  return seal.payload.contents === contentsDigest(manifest) ? null : `#${seal.seq}`;
}

function originalsFault(manifest: readonly ManifestLine[], handedIn: ReadonlySet<string>): string | null {
  const originals = manifest.filter(({ path }) => /^data\/(?:reports|evidence)\//.test(path));
  return originals.find(({ sha256: hash }) => !handedIn.has(hash))?.path ?? null;
}

const HEADS: Readonly<Record<string, readonly number[]>> = {
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  csv: [0xef, 0xbb, 0xbf],
};

async function tablesFault(files: ReadonlyMap<string, PackageFile>): Promise<string | null> {
  for (const [path, file] of files) {
    const head = path.startsWith("data/ledger/") ? HEADS[path.slice(path.lastIndexOf(".") + 1)] : undefined;
    if (!head) continue;
    const bytes = await bytesOf(file);
    const readable = head.every((byte, index) => bytes[index] === byte);
    if (!readable || (path.endsWith(".csv") && fromUtf8(bytes) === null)) return path;
  }
  return null;
}

async function secretsFault(files: ReadonlyMap<string, PackageFile>): Promise<string | null> {
  for (const [path, file] of files)
    if (path.startsWith("proof/") && fromUtf8(await bytesOf(file))?.includes("PRIVATE KEY")) return path;
  return null;
}

function outsideFault(outside: string, key: VerifierKey | null, walk: EventWalk): string | null {
  const checkpoint = readCheckpoint(outside.replaceAll("\r\n", "\n").trim());
  if (!checkpoint) return "这不是存证点：请完整粘贴下载的存证点 not a checkpoint";
  // An earlier key may have signed it: the root is compared whatever key it was, the name of the log as well.
  if (checkpoint.origin !== key?.name) return `属于另一套台账 of another log: ${checkpoint.origin}`;
  if (!walk.earlierRoot) return `#${walk.tree.size + 1}`;
  return sameBytes(walk.earlierRoot, checkpoint.root) ? null : `#1-${checkpoint.size}`;
}

/** Takes the package's one folder off the paths; a ZIP or folder that has another shape keeps its own. */
export function withoutFolder<File>(files: ReadonlyMap<string, File>): ReadonlyMap<string, File> {
  const folders = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf("/") + 1)));
  const [folder = ""] = folders;
  return folders.size === 1
    ? new Map([...files].map(([path, file]) => [path.slice(folder.length), file]))
    : files;
}
