import { requestKey } from "./request-keys";

/** What came of an upload; an empty sentence where the connection broke. */
export type Sent<Data> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly message: string };

/**
 * Sends a file as a raw body to one of the product's routes. XMLHttpRequest, because fetch can't tell how much has been
 * sent.
 *
 * @param onProgress percent of the bytes that have left
 */
export async function sendFile<Data>(
  url: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<Sent<Data>> {
  const digest = await contentDigest(file);
  const { key, answered } = requestKey(`${url} ${file.name} ${file.size} ${digest ?? file.lastModified}`);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("idempotency-key", key);
    if (digest) request.setRequestHeader("content-digest", digest);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 100 : 100);
    request.onload = () => {
      if (request.status < 500) answered();
      resolve(answerOf(request.status, request.responseText));
    };
    request.onerror = () => resolve({ ok: false, message: "" });
    request.send(file);
  });
}

/**
 * The file's hash as it is announced (RFC 9530), so that the server notices a byte that was altered on the way; null where
 * the browser has no cryptography, which is by plain http, and where the file can't be read.
 */
async function contentDigest(file: File): Promise<string | null> {
  // Not there by plain http, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const hash = await file
    .arrayBuffer()
    .then((bytes) => subtle?.digest("SHA-256", bytes))
    .catch(() => undefined);
  return hash ? `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(hash)))}:` : null;
}

function answerOf<Data>(status: number, body: string): Sent<Data> {
  try {
    const answer: unknown = JSON.parse(body);
    if (status < 300) return { ok: true, data: answer as Data };
    return { ok: false, message: (answer as { message?: string }).message ?? "" };
  } catch {
    return { ok: false, message: "" };
  }
}
