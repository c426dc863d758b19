import { fileTypeFromBuffer } from "file-type";
import { decodeText, markedEncoding, type DecodedText } from "./decode-text";
import { DocumentRefusal, type DocumentFormat } from "./document";
import { readZipDirectory } from "./zip-guard";

/** What the content is; a text comes decoded, because that is how one knows that it is a text. */
type SniffedDocument =
  { format: "txt" | "html"; decoded: DecodedText } | { format: "docx" | "pdf"; decoded?: undefined };

const FORMAT_OF_EXTENSION: Readonly<Record<string, DocumentFormat>> = {
  txt: "txt",
  html: "html",
  htm: "html",
  docx: "docx",
  pdf: "pdf",
};

const EXECUTABLES = ["exe", "elf", "macho", "class", "wasm", "lnk"];

/** A PDF may begin with a few bytes that don't belong to it (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER_WITHIN = 1024;

const HTML_DOCUMENT = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]/i;
const HTML_ELEMENT = /<(?:html|head|body|title|meta|div|p|br|span|table|article|section|h[1-6])[\s/>]/i;
const HTML_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

const extensionOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";

/** An office file with a password is an OLE compound file around the encrypted package (MS-OFFCRYPTO 2.3). */
function refuseCompoundFile(bytes: Buffer): never {
  const isEncrypted = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw new DocumentRefusal(isEncrypted ? "encrypted" : "old_office_format");
}

async function sniffBinary(bytes: Buffer): Promise<"docx" | "pdf" | undefined> {
  // The mark of UTF-16 is also how an MPEG audio frame begins.
  if (markedEncoding(bytes)) return undefined;
  // The kind of a zip is read off its directory: file-type goes by the order of the entries.
  if (bytes.toString("latin1", 0, 4) === "PK\u0003\u0004") {
    const isWord = readZipDirectory(bytes).some(({ name }) => /^word\/document\d*\.xml$/.test(name));
    if (!isWord) throw new DocumentRefusal("unsupported_type");
    return "docx";
  }
  if (bytes.subarray(0, PDF_HEADER_WITHIN).includes("%PDF-")) return "pdf";
  const type = await fileTypeFromBuffer(bytes);
  if (!type || type.ext === "xml") return undefined;
  if (type.ext === "cfb") refuseCompoundFile(bytes);
  if (type.mime.startsWith("image/")) throw new DocumentRefusal("image");
  throw new DocumentRefusal(EXECUTABLES.includes(type.ext) ? "binary" : "unsupported_type");
}

/**
 * Finds the format by the content and holds the file's extension against it.
 *
 * @throws DocumentRefusal when the content is none of the formats or the extension claims another one
 */
export async function sniffDocument(bytes: Buffer, fileName: string): Promise<SniffedDocument> {
  const claimed = FORMAT_OF_EXTENSION[extensionOf(fileName)];
  const binary = await sniffBinary(bytes);
  if (binary) {
    if (claimed !== binary) throw new DocumentRefusal("wrong_extension");
    return { format: binary };
  }

  const declared = HTML_CHARSET.exec(bytes.toString("latin1", 0, 4096))?.[1];
  const decoded = decodeText(bytes, claimed === "html" ? declared : undefined);
  if (!claimed) throw new DocumentRefusal("unsupported_type");
  const fits =
    (claimed === "html" && HTML_ELEMENT.test(decoded.text)) ||
    (claimed === "txt" && !HTML_DOCUMENT.test(decoded.text));
  if (!fits) throw new DocumentRefusal("wrong_extension");
  return { format: claimed, decoded };
}
