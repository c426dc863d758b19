import { readFile } from "node:fs/promises";

/**
 * Adobe's character maps for simplified Chinese, as pdf.js 5.5.207 packs them (licence beside them). PDFs name
 * them instead of saying themselves which character a code means; unpdf comes without.
 */
const FOLDER = new URL("./cmaps/", import.meta.url);

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
    try {
      if (!/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`${filename} is not a character map`);
      return new Uint8Array(await readFile(new URL(filename, FOLDER)));
    } catch (error) {
      this.isIncomplete = true;
      throw error;
    }
  }
}
