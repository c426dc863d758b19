import { sendFile } from "../forms/send-file";

/** Attaches a file to a report. @returns null when it arrived, else the problem in words; empty when the connection broke */
export async function uploadEvidence(
  progressReportId: string,
  id: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<string | null> {
  const query = new URLSearchParams({ progressReportId, id });
  const sent = await sendFile(`/api/evidence?${query}`, file, onProgress);
  return sent.ok ? null : sent.message;
}
