import { fromUtf8, joined, sameBytes, utf8 } from "./bytes";

/**
 * The one layout in which a package's ZIP is written: nothing compressed, no extra fields, no comment, one fixed time, the
 * files one after the other. What is stored as it is can be read by any program and by a browser without unpacking, and
 * every byte of the container follows from names, sizes and contents: so a single changed one is found.
 */

/** Without ZIP64, which not every desktop opens: so many files, and so many bytes altogether, at most. */
export const ZIP_LIMITS = { files: 65_534, bytes: 0xffff_fffe } as const;

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly crc32: number;
  /** Where its header begins. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
/**
 * Made on Unix, a plain file that its owner writes and everybody reads. Programs take names of other makers for those of an
 * old DOS code page, whatever the flag below says (unzip 6 does).
 */
const MADE_BY = (3 << 8) | VERSION;
const ATTRIBUTES = 0o100644 * 0x1_0000;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1980-01-01, the earliest day that the format has. */
const DAY = 0x21;

function record(length: number, ...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

/** What stands before a file's bytes. */
export function localHeader({ name, size, crc32 }: Omit<ZipEntry, "offset">): Uint8Array {
  const bytes = utf8(name);
  const fields = [
    [4, LOCAL],
    [2, VERSION],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DAY],
    [4, crc32],
  ] as const;
  return joined(record(LOCAL_BYTES, ...fields, [4, size], [4, size], [2, bytes.length], [2, 0]), bytes);
}

function centralHeader({ name, size, crc32, offset }: ZipEntry): Uint8Array {
  const bytes = utf8(name);
  const fields = [
    [4, CENTRAL],
    [2, MADE_BY],
    [2, VERSION],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DAY],
  ] as const;
  const sizes = [
    [4, crc32],
    [4, size],
    [4, size],
    [2, bytes.length],
  ] as const;
  const rest = [
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, ATTRIBUTES],
    [4, offset],
  ] as const;
  return joined(record(CENTRAL_BYTES, ...fields, ...sizes, ...rest), bytes);
}

/** What stands after all files: their list, and the end. Throws where there is more than `ZIP_LIMITS`. */
export function directory(entries: readonly ZipEntry[]): Uint8Array {
  const list = joined(...entries.map(centralHeader));
  const last = entries.at(-1);
  const start = last ? endOf(last) : 0;
  if (entries.length > ZIP_LIMITS.files || start + list.length > ZIP_LIMITS.bytes)
    throw new RangeError("more than a ZIP without ZIP64 holds");
  const count = [
    [2, entries.length],
    [2, entries.length],
  ] as const;
  return joined(list, record(END_BYTES, [4, END], [2, 0], [2, 0], ...count, [4, list.length], [4, start]));
}

function endOf({ name, size, offset }: ZipEntry): number {
  return offset + LOCAL_BYTES + utf8(name).length + size;
}

/** A file that is read in pieces. */
export interface RandomAccess {
  readonly size: number;
  readonly read: (start: number, length: number) => Promise<Uint8Array>;
}

/** A file of a package. */
export interface PackageFile {
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** The files of a ZIP by their names, and what in it is not as it was written, if anything. */
export interface ZipReading {
  readonly files: ReadonlyMap<string, PackageFile>;
  /** Which record, or the file before which it stands; null for none. */
  readonly fault: string | null;
}

const CHUNK = 1 << 20;

/** Reads the list of files and compares every byte that is no file's content with what the layout says it is. */
export async function readZip(source: RandomAccess): Promise<ZipReading> {
  const none = new Map<string, PackageFile>();
  if (source.size < END_BYTES) return { files: none, fault: "end" };
  const end = await source.read(source.size - END_BYTES, END_BYTES);
  const view = new DataView(end.buffer, end.byteOffset);
  const [length, start] = [view.getUint32(12, true), view.getUint32(16, true)];
  if (view.getUint32(0, true) !== END || start + length + END_BYTES !== source.size)
    return { files: none, fault: "end" };
  const list = await source.read(start, length);
  const entries = readList(list);
  if (!entries || !sameBytes(directory(entries), joined(list, end)))
    return { files: none, fault: "directory" };
  const files = new Map(entries.map((entry) => [entry.name, fileOf(source, entry)]));
  if (files.size !== entries.length) return { files, fault: "directory" };
  let at = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    if (entry.offset !== at || endOf(entry) > start) return { files, fault: entry.name };
    if (!sameBytes(await source.read(at, header.length), header)) return { files, fault: entry.name };
    at = endOf(entry);
  }
  return { files, fault: null };
}

/** The entries that the list names; null where it is none. Whether they are written as they should is asked afterwards. */
function readList(list: Uint8Array): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  const view = new DataView(list.buffer, list.byteOffset, list.length);
  for (let at = 0; at < list.length;) {
    if (at + CENTRAL_BYTES > list.length) return null;
    const after = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
    const name = after > list.length ? null : fromUtf8(list.subarray(at + CENTRAL_BYTES, after));
    if (name === null) return null;
    const [crc32, size, offset] = [16, 24, 42].map((field) => view.getUint32(at + field, true));
    entries.push({ name, crc32: crc32 ?? 0, size: size ?? 0, offset: offset ?? 0 });
    at = after;
  }
  return entries;
}

function fileOf(source: RandomAccess, entry: ZipEntry): PackageFile {
  const end = endOf(entry);
  return {
    size: entry.size,
    async *chunks() {
      for (let at = end - entry.size; at < end; at += CHUNK)
        yield await source.read(at, Math.min(CHUNK, end - at));
    },
  };
}
