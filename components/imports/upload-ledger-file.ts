import { type Problem } from "@/lib/server/http/problem";

/** What came of an upload: the draft's id, or why not; an empty sentence when the connection broke. */
type Uploaded = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly message: string };

/** Sends the file of a ledger as a raw body. XMLHttpRequest, because fetch can't tell how much has been sent. */
export function uploadLedgerFile(
  file: File,
  year: string,
  onProgress: (percent: number) => void,
): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/ledger-imports?${new URLSearchParams({ year })}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 100 : 100);
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, message: "" });
    request.send(file);
  });
}

function answerOf(status: number, body: string): Uploaded {
  try {
    const answer: unknown = JSON.parse(body);
    if (status === 201) return { ok: true, id: (answer as { id: string }).id };
    return { ok: false, message: (answer as Problem).message };
  } catch {
    return { ok: false, message: "" };
  }
}
