import { packageKey } from "@/lib/schemas/packages";
import { downloadPackage } from "@/lib/server/commands/download-package";
import { defineRoute } from "@/lib/server/http/define-route";
import { askedOf, rangedAttachment } from "@/lib/server/http/ranged-attachment";

/** An audit package, whole or the rest of it: a download that broke off goes on where it was. */
export const GET = defineRoute({
  right: "package.make",
  input: packageKey,
  handle: async (context, { id }, request) =>
    rangedAttachment(
      await downloadPackage(context, { id, asked: (file) => askedOf(file, request) }),
      request,
    ),
});
