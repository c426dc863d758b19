import { fromUtf8, hashOf, hex, isHash, utf8 } from "./bytes";

/** How an audit package is laid out: a bag by RFC 8493. Names of files, as they stand below the package's one folder. */
export const BAG = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  manifest: "manifest-sha256.txt",
  tagManifest: "tagmanifest-sha256.txt",
  readme: "README.txt",
  verifier: "verify.html",
  checkpoint: "proof/checkpoint.txt",
  /** The bytes of the checkpoint that the signature covers, and the signature itself, as `openssl` wants them. */
  signed: "proof/checkpoint-signed.txt",
  signature: "proof/checkpoint.sig",
  key: "proof/log-key.pem",
  keyText: "proof/log-key.txt",
  events: "data/log/events.jsonl",
} as const;

export const BAG_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** `data/…` is the payload; everything else describes it. */
export const isPayload = (path: string): boolean => path.startsWith("data/");

export interface ManifestLine {
  readonly path: string;
  /** SHA-256, hexadecimal */
  readonly sha256: string;
}

const byPath = (one: ManifestLine, other: ManifestLine): number =>
  one.path < other.path ? -1 : Number(one.path > other.path);

/** A manifest as `sha256sum -c` reads it, in the order of the paths. */
export function manifestText(lines: readonly ManifestLine[]): string {
  return lines
    .toSorted(byPath)
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join("");
}

/** Reads a manifest; null where it is not exactly as `manifestText` writes it. */
export function readManifest(bytes: Uint8Array): readonly ManifestLine[] | null {
  const text = fromUtf8(bytes);
  if (!text?.endsWith("\n")) return null;
  const lines = text
    .slice(0, -1)
    .split("\n")
    .map((line) => ({ sha256: line.slice(0, 64), path: line.slice(66) }));
  const sound = lines.every(({ sha256, path }) => isHash(sha256) && path !== "");
  return sound && new Set(lines.map(({ path }) => path)).size === lines.length && manifestText(lines) === text
    ? lines
    : null;
}

/**
 * SHA-256 (hex) over the manifest of all that a package holds beside the log: the event that seals a package says it, so
 * that the signature under the log covers every file.
 */
export function contentsDigest(payload: readonly ManifestLine[]): string {
  return hex(hashOf(utf8(manifestText(payload.filter(({ path }) => path !== BAG.events)))));
}

/** A path that stays below the package's folder on every system, and that no shell or screen shows as another. */
export function isSafePath(path: string): boolean {
  return path
    .split("/")
    .every((part) => part !== "" && !/^\.{1,2}$|[\\:*?"<>|%]|[\p{Cc}\p{Cf}\u2028\u2029]|[. ]$/u.test(part));
}
