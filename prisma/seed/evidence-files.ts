import { crc32, deflateSync } from "node:zlib";
import { type SeedEvidence } from "./scenario-types";

const utf8 = new TextEncoder();

/** A table as units mail it: CSV in UTF-8 with the byte order mark that a spreadsheet looks for. */
export function csvTable(fileName: string, rows: readonly (readonly string[])[], note: string): SeedEvidence {
  const text = rows.map((row) => row.join(",")).join("\r\n");
  return { kind: "file", fileName, mediaType: "text/csv", bytes: utf8.encode(`\uFEFF${text}\r\n`), note };
}

/** A short memo, one paragraph a line. */
export function memo(fileName: string, paragraphs: readonly string[], note: string): SeedEvidence {
  const bytes = utf8.encode(`${paragraphs.join("\n")}\n`);
  return { kind: "file", fileName, mediaType: "text/plain", bytes, note };
}

const BAR_WIDTH = 24;
const GAP = 8;
const HEIGHT = 120;

/**
 * A bar chart as a greyscale PNG, one bar a value, the largest at full height.
 *
 * @param values non-negative, at least one above 0
 */
export function barChart(fileName: string, values: readonly number[], note: string): SeedEvidence {
  const width = values.length * (BAR_WIDTH + GAP) + GAP;
  const largest = Math.max(...values);
  const pixels = Buffer.alloc((width + 1) * HEIGHT, 0xff);
  for (let y = 0; y < HEIGHT; y++) {
    pixels[y * (width + 1)] = 0; // each row of a PNG starts with its filter, 0 for none
    values.forEach((value, index) => {
      if (HEIGHT - y > (value / largest) * HEIGHT) return;
      const start = y * (width + 1) + 1 + GAP + index * (BAR_WIDTH + GAP);
      pixels.fill(0x55, start, start + BAR_WIDTH);
    });
  }
  return { kind: "file", fileName, mediaType: "image/png", bytes: greyscalePng(pixels, width), note };
}

/** Stored, not compressed: another zlib would otherwise give other bytes, and the evidence another SHA-256. */
function greyscalePng(rows: Buffer, width: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8; // bits a sample; colour type, compression, filter and interlace stay 0
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 0 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return new Uint8Array(png);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
