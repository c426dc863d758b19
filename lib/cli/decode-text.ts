/** Text of a file in UTF-8 or, where that fails, GB18030; a byte order mark stays in, so that offsets are the file's. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
