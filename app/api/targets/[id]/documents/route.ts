import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { addDocumentInput } from "@/lib/schemas/targets";
import { addDocument } from "@/lib/server/commands/add-document";
import { defineChange } from "@/lib/server/http/define-route";
import { once } from "@/lib/server/http/once";
import { uploadOf } from "@/lib/server/http/upload";
import { discard, receive } from "@/lib/server/storage/blob-store";

/** Takes the document that allows an adjustment as the raw body; its name comes percent-encoded in `x-file-name`. */
export const POST = defineChange({
  right: "target.manage",
  paced: "upload",
  input: addDocumentInput,
  handle: async (change, input, request) => {
    const { fileName, ...announced } = uploadOf(request);
    const file = await receive(request.body, EVIDENCE_LIMIT_BYTES, announced);
    try {
      const added = await once(change, (context) => addDocument(context, { ...input, fileName, file }));
      return Response.json(added, { status: 201 });
    } finally {
      await discard(file);
    }
  },
});
