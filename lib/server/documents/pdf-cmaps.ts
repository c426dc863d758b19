import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * Adobe's character maps for simplified Chinese, as pdf.js 5.5.207 packs them (licence beside them). PDFs name
 * them instead of saying themselves which character a code means; unpdf comes without.
 */
const FOLDER = path.join(process.cwd(), "lib", "server", "documents", "cmaps");

/** The packed map of a file name such as `GBK-EUC-H.bcmap`; null where there is none. */
export async function characterMap(fileName: string): Promise<Uint8Array | null> {
  if (!/^[\w-]+\.bcmap$/.test(fileName)) return null;
  try {
    return new Uint8Array(await readFile(path.join(FOLDER, fileName)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** What pdf.js asks for: `kind` is the option it belongs to. */
interface BinaryDataRequest {
  kind: string;
  filename: string;
}

/** Gives pdf.js the character maps, and remembers if it had to do without one: then text is missing. */
export class CharacterMaps {
  isIncomplete = false;

  async fetch({ kind, filename }: BinaryDataRequest): Promise<Uint8Array> {
    if (kind !== "cMapUrl") throw new Error(`${filename} is not needed to read text`);
    const map = await characterMap(filename);
    if (map) return map;
    this.isIncomplete = true;
    throw new Error(`${filename} is not a character map that we have`);
  }
}
