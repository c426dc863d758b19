import { deflateRawSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import { docxReport } from "./sample-files";

interface HostileEntry {
  name: string;
  packed: Buffer;
  /** What the directory says the entry unpacks to, in bytes. */
  declared: number;
  isEncrypted?: boolean;
}

/** A zip written by hand, because no honest packer declares a size that isn't so. */
export function hostileZip(entries: HostileEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, declared, isEncrypted = false } of entries) {
    // Flags, method (deflate), time, date, checksum, sizes, length of the name, no extra field.
    const common = Buffer.alloc(24);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 0);
    common.writeUInt16LE(8, 2);
    common.writeUInt32LE(packed.length, 12);
    common.writeUInt32LE(declared, 16);
    common.writeUInt16LE(name.length, 20);
    const local = Buffer.concat([
      Buffer.from("PK\u0003\u0004\u0014\u0000", "latin1"),
      common,
      Buffer.from(name),
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.from("PK\u0001\u0002\u0014\u0000\u0014\u0000", "latin1"),
      common,
      rest,
      Buffer.from(name),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** An honest document with parts replaced or added. */
export async function docxWith(parts: Record<string, string | Uint8Array>): Promise<Buffer> {
  const replaced = Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)] as const);
  return Buffer.from(zipSync({ ...unzipSync(await docxReport()), ...Object.fromEntries(replaced) }));
}

/** An honest zip in every respect, but with a main part of so many paragraphs that its tree fills the memory. */
export function hugeDocx(paragraphs: number): Promise<Buffer> {
  const body = Array.from(
    { length: paragraphs },
    (_, index) => `<w:p><w:r><w:t>${index}</w:t></w:r></w:p>`,
  ).join("");
  const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return docxWith({
    "word/document.xml": `<w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`,
  });
}

/** Deflated zeros: a thousandth of what they unpack to. */
export const packedZeros = (bytes: number): Buffer => deflateRawSync(Buffer.alloc(bytes));
