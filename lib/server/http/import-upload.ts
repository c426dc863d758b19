import "server-only";
import { getTranslations } from "next-intl/server";
import { cleanFileName } from "@/lib/domain/evidence";
import { REPORT_LIMIT_BYTES, type ImportProgress } from "@/lib/schemas/reports";
import { importReport } from "../commands/import-report";
import { invalid, LedgerError } from "../errors";
import { discard, receive, type ReceivedFile } from "../storage/blob-store";
import { type AskedChange, once } from "./once";
import { toProblem } from "./problem";
import { uploadOf } from "./upload";

/**
 * Receives a report's file and imports it. The answer is a stream of JSON lines (`ImportProgress`), so that a person
 * sees what takes time; a file that is refused is told in its last line and leaves nothing behind.
 */
export async function importUpload(
  change: AskedChange,
  _input: unknown,
  request: Request,
): Promise<Response> {
  const upload = uploadOf(request);
  const fileName = cleanFileName(upload.fileName);
  if (fileName === null) throw invalid("file_name_missing");
  if (upload.byteSize !== null && upload.byteSize > REPORT_LIMIT_BYTES) throw tooLarge();
  const file = await receive(request.body, REPORT_LIMIT_BYTES, upload);
  const encoder = new TextEncoder();
  // What has arrived whole is imported even when nobody waits for the answer any more.
  let awaited = true;
  const lines = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const say = (line: ImportProgress) => {
        if (awaited) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      say(await outcomeOf(change, file, fileName, say));
      if (awaited) controller.close();
    },
    cancel: () => {
      awaited = false;
    },
  });
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson; charset=utf-8", "x-accel-buffering": "no" },
  });
}

async function outcomeOf(
  change: AskedChange,
  file: ReceivedFile,
  fileName: string,
  say: (line: ImportProgress) => void,
): Promise<ImportProgress> {
  try {
    const outcome = await once(change, (context) =>
      importReport(context, { file, fileName, onStage: (stage) => say({ stage }) }),
    );
    if (outcome.ok) {
      const { reportId, title, statements, duplicate } = outcome;
      return { stage: "done", reportId, title, statements, duplicate };
    }
    const sentence = await getTranslations("documents");
    return { stage: "refused", message: sentence(outcome.problem) };
  } catch (error) {
    const { problem } = await toProblem(error, change.requestId);
    return { stage: "refused", message: problem.message };
  } finally {
    await discard(file);
  }
}

const tooLarge = () =>
  new LedgerError("TOO_LARGE", { params: { megabytes: REPORT_LIMIT_BYTES / 1024 / 1024 } });
