import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { addEvidenceInput } from "@/lib/schemas/evidence";
import { addEvidence } from "@/lib/server/commands/add-evidence";
import { defineChange } from "@/lib/server/http/define-route";
import { once } from "@/lib/server/http/once";
import { uploadOf } from "@/lib/server/http/upload";
import { discard, receive } from "@/lib/server/storage/blob-store";

/** Takes an evidence file as the raw body; its name comes percent-encoded in `x-file-name`. */
export const POST = defineChange({
  right: "progress.write",
  paced: "upload",
  input: addEvidenceInput,
  handle: async (change, input, request) => {
    const { fileName, ...announced } = uploadOf(request);
    const file = await receive(request.body, EVIDENCE_LIMIT_BYTES, announced);
    try {
      const added = await once(change, (context) => addEvidence(context, { ...input, fileName, file }));
      return Response.json(added, { status: 201 });
    } finally {
      await discard(file);
    }
  },
});
