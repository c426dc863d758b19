"use client";

import { useState } from "react";
import { newId } from "@/components/ui/new-id";
import { type ImportProgress } from "@/lib/schemas/reports";
import { type Problem } from "@/lib/server/http/problem";

/** Where an upload stands. */
export type Upload =
  | { readonly stage: "idle" }
  /** Percent of the bytes that have left. */
  | { readonly stage: "sending"; readonly percent: number }
  | ImportProgress
  /** The connection broke; what the server did with the file is not known. */
  | { readonly stage: "lost" };

/** Sends a report's file and follows its import line by line. */
export function useReportUpload() {
  const [upload, setUpload] = useState<Upload>({ stage: "idle" });

  const send = (file: File) => {
    setUpload({ stage: "sending", percent: 0 });
    const request = new XMLHttpRequest();
    const last = () => lastLine(request.responseText);
    request.open("POST", "/api/reports");
    request.setRequestHeader("content-type", "application/octet-stream");
    // Sent again it is found by its bytes.
    request.setRequestHeader("idempotency-key", newId());
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) =>
      setUpload({ stage: "sending", percent: total > 0 ? (loaded / total) * 100 : 0 });
    request.onprogress = () => {
      const line = request.status === 200 ? last() : null;
      if (line) setUpload(line);
    };
    request.onload = () => {
      if (request.status === 200) {
        const line = last();
        setUpload(line?.stage === "done" || line?.stage === "refused" ? line : { stage: "lost" });
      } else setUpload(refusal(request.responseText));
    };
    request.onerror = () => setUpload({ stage: "lost" });
    request.send(file);
  };

  return { upload, send };
}

/** The last whole line; what follows the last line break is still on its way. */
function lastLine(text: string): ImportProgress | null {
  const line = text.split("\n").at(-2);
  return line ? (JSON.parse(line) as ImportProgress) : null;
}

function refusal(answer: string): Upload {
  try {
    return { stage: "refused", message: (JSON.parse(answer) as Problem).message };
  } catch {
    return { stage: "lost" };
  }
}
