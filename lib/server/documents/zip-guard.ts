import { inflateRawSync } from "node:zlib";
import { DocumentRefusal } from "./document";

/** One entry of a zip's central directory, sizes in bytes (APPNOTE.TXT 4.3.12). */
interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  method: number;
  crc32: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_RECORD_SIZE = 22;
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

const MAX_ENTRIES = 5_000;
/** Real documents pack their XML to a tenth or a thirtieth; deflate can't do better than 1:1032. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 1024 * 1024;

const XML_PART = /\.(?:xml|rels)$/i;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

function findEndRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD_SIZE - MAX_COMMENT);
  for (let at = bytes.length - END_RECORD_SIZE; at >= first; at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  throw new DocumentRefusal("damaged");
}

/**
 * The central directory of a zip, without unpacking anything. A size that needs zip64 reads as 4 GB, which
 * every limit here refuses.
 *
 * @throws DocumentRefusal `damaged` when there is no whole directory
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  const end = findEndRecord(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  try {
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new DocumentRefusal("damaged");
      const nameLength = bytes.readUInt16LE(at + 28);
      entries.push({
        name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
        isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        crc32: bytes.readUInt32LE(at + 16),
        packed: bytes.readUInt32LE(at + 20),
        unpacked: bytes.readUInt32LE(at + 24),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch {
    throw new DocumentRefusal("damaged");
  }
  return entries;
}

/** @throws DocumentRefusal `unpacks_too_large` when the archive declares more than `unpackedLimit` bytes, or a bomb's ratio */
export function refuseBomb(entries: ZipEntry[], unpackedLimit: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isBomb =
    entries.length > MAX_ENTRIES ||
    total > unpackedLimit ||
    entries.some(({ packed, unpacked }) => unpacked > RATIO_COUNTS_FROM && unpacked > packed * MAX_RATIO);
  if (isBomb) throw new DocumentRefusal("unpacks_too_large");
}

/** Unpacks one entry, never to more than it declares, and holds it against its checksum. */
function unpack(bytes: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_ENTRY) throw new DocumentRefusal("damaged");
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  const part = inflate(packed, entry);
  if (part.length !== entry.unpacked || crc32(part) !== entry.crc32) throw new DocumentRefusal("damaged");
  return part;
}

function inflate(packed: Buffer, { method, unpacked }: ZipEntry): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new DocumentRefusal("damaged");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(unpacked, 1) });
  } catch (error) {
    const lies = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new DocumentRefusal(lies ? "unpacks_too_large" : "damaged");
  }
}

/**
 * The XML parts of an office file by name, after a look at what the archive declares: pictures and embedded
 * objects stay packed, so what follows can only meet parts that were looked at here.
 *
 * @param unpackedLimit bytes that all entries together may declare
 * @throws DocumentRefusal `unpacks_too_large`, `encrypted`, `damaged`, or `external_entity` for a part with a
 *   document type, which no office program writes (ECMA-376 part 2, 8.2.3 forbids it)
 */
export function unpackXmlParts(bytes: Buffer, unpackedLimit: number): Record<string, Buffer> {
  const entries = readZipDirectory(bytes);
  refuseBomb(entries, unpackedLimit);
  if (entries.some((entry) => entry.isEncrypted)) throw new DocumentRefusal("encrypted");

  const parts: Record<string, Buffer> = {};
  for (const entry of entries.filter(({ name }) => XML_PART.test(name))) {
    const part = unpack(bytes, entry);
    const source = Buffer.from(part);
    if (source.includes("<!DOCTYPE") || source.includes("<!ENTITY"))
      throw new DocumentRefusal("external_entity");
    parts[entry.name] = part;
  }
  return parts;
}
