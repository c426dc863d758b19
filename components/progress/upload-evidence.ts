/**
 * Sends a file as a raw body. XMLHttpRequest, because fetch can't tell how much has been sent.
 *
 * @returns null when it arrived, else the problem in words; empty when the connection broke
 */
export function uploadEvidence(
  progressReportId: string,
  id: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ progressReportId, id });
    request.open("POST", `/api/evidence?${query}`);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 100 : 100);
    request.onload = () => resolve(request.status < 300 ? null : messageOf(request.responseText));
    request.onerror = () => resolve("");
    request.send(file);
  });
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? "";
  } catch {
    return "";
  }
}
