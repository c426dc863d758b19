import "server-only";
import { dayOf } from "@/lib/format/dates";
import { BAG, BAG_DECLARATION, contentsDigest, type ManifestLine, manifestText } from "@/lib/proof/bag";
import { utf8 } from "@/lib/proof/bytes";
import { type SignedCheckpoint } from "@/lib/proof/checkpoint";
import { type EventLine, eventLine } from "@/lib/proof/event-line";
import { keyText, type VerifierKey } from "@/lib/proof/signed-note";
import { ZIP_LIMITS } from "@/lib/proof/zip-layout";
import { publicKeyPem } from "../audit/signing-key";
import { readmeText } from "./readme";
import { type WrittenFile, ZipFile } from "./zip-file";

/** A file that goes into a package, with the hash that it must have. */
export interface BagFile extends ManifestLine {
  readonly size: number;
  /** Null where it is gone: the manifest names it all the same, so that it is missed. */
  readonly open: () => Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null>;
}

/** What the log said when the package was sealed. */
export interface Seal {
  readonly checkpoint: SignedCheckpoint;
  /** The signed note. */
  readonly text: string;
  readonly key: VerifierKey;
}

export interface BagContent {
  readonly id: string;
  readonly organization: string;
  readonly madeAt: Date;
  /** What the package is about, in words. */
  readonly scope: string;
  readonly files: readonly BagFile[];
  /** Appends the event that seals these files, and signs the log with it. */
  readonly seal: (of: {
    readonly contents: string;
    readonly files: number;
    readonly bytes: number;
  }) => Promise<Seal>;
  /** All events from the first to the checkpoint's. */
  readonly events: (size: number) => AsyncIterable<EventLine>;
  /** verify.html */
  readonly page: string;
}

/** The one folder of the package. */
export const bagFolder = (id: string): string => `audit-package-${id.slice(0, 8)}`;

/**
 * Writes a package as a bag in a ZIP. The files are sealed first, by an event that names the digest of all of them; the log
 * up to that event follows, then what describes the package.
 *
 * @param tell how many bytes of all files are written
 * @throws RangeError above `ZIP_LIMITS`
 */
export async function writeBag(
  file: string,
  content: BagContent,
  tell: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<{ readonly byteSize: number; readonly seal: Seal }> {
  const { files } = content;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > ZIP_LIMITS.bytes || files.length > ZIP_LIMITS.files)
    throw new RangeError("more than a ZIP without ZIP64 holds");
  const seal = await content.seal({ contents: contentsDigest(files), files: files.length, bytes: total });
  const zip = await ZipFile.create(file);
  const add = (path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) =>
    zip.add(`${bagFolder(content.id)}/${path}`, chunks);
  try {
    let done = 0;
    let written = 0;
    for (const { path, open } of files) {
      const chunks = await open();
      if (!chunks) continue;
      done += (await add(path, chunks)).size;
      written++;
      await tell(done, total);
    }
    const events = await add(BAG.events, eventBytes(content.events(seal.checkpoint.size)));
    const payload = [...files, { path: BAG.events, sha256: events.sha256 }];
    const oxum = `${done + events.size}.${written + 1}`;
    const tags: ManifestLine[] = [];
    for (const [path, bytes] of tagFiles(content, seal, payload, oxum)) {
      const { sha256 }: WrittenFile = await add(path, [bytes]);
      tags.push({ path, sha256 });
    }
    await add(BAG.tagManifest, [utf8(manifestText(tags))]);
    return { ...(await zip.finish()), seal };
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

const PIECE = 1 << 18;

async function* eventBytes(events: AsyncIterable<EventLine>): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const event of events) {
    text += `${eventLine(event)}\n`;
    if (text.length < PIECE) continue;
    yield utf8(text);
    text = "";
  }
  yield utf8(text);
}

function tagFiles(
  { id, organization, madeAt, scope, page }: BagContent,
  { checkpoint, text, key }: Seal,
  payload: readonly ManifestLine[],
  oxum: string,
): readonly (readonly [path: string, bytes: Uint8Array])[] {
  const info = [
    `Source-Organization: ${oneLine(organization)}`,
    `External-Description: ${oneLine(scope)}`,
    `External-Identifier: ${id}`,
    `Bagging-Date: ${dayOf(madeAt)}`,
    `Payload-Oxum: ${oxum}`,
    "Bag-Group-Identifier: target-ledger",
  ];
  return [
    [BAG.declaration, utf8(BAG_DECLARATION)],
    [BAG.info, utf8(`${info.join("\n")}\n`)],
    [BAG.readme, utf8(readmeText({ folder: bagFolder(id), scope, checkpoint, key: keyText(key) }))],
    [BAG.verifier, utf8(page)],
    [BAG.checkpoint, utf8(text)],
    [BAG.signed, utf8(checkpoint.note.text)],
    [BAG.signature, checkpoint.note.signature],
    [BAG.key, utf8(publicKeyPem(key.publicKey))],
    [BAG.keyText, utf8(`${keyText(key)}\n`)],
    [BAG.manifest, utf8(manifestText(payload))],
  ];
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
