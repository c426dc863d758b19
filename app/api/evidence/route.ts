import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { addEvidenceInput } from "@/lib/schemas/evidence";
import { addEvidence } from "@/lib/server/commands/add-evidence";
import { defineRoute } from "@/lib/server/http/define-route";
import { once } from "@/lib/server/http/once";
import { uploadOf } from "@/lib/server/http/upload";
import { discard, receive } from "@/lib/server/storage/blob-store";

/** Takes an evidence file as the raw body; its name comes percent-encoded in `x-file-name`. */
export const POST = defineRoute({
  right: "progress.write",
  input: addEvidenceInput,
  handle: async (context, input, request) => {
    const { fileName, ...announced } = uploadOf(request);
    const file = await receive(request.body, EVIDENCE_LIMIT_BYTES, announced);
    try {
      const add = () => addEvidence(context, { ...input, fileName, file });
      return Response.json(await once(context, add), { status: 201 });
    } finally {
      await discard(file);
    }
  },
});
