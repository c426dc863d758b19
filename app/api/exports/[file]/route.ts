import { auditFilterSchema } from "@/lib/schemas/audit-log";
import { exportAddress, type ExportFormat, type ExportSubject } from "@/lib/schemas/exports";
import { comparisonAddress, snapshotAddress } from "@/lib/schemas/snapshots";
import { standingPageSchema, standingViewSchema, targetFilterSchema } from "@/lib/schemas/target-filter";
import { type ViewerContext } from "@/lib/server/commands/context";
import { exportAudit } from "@/lib/server/commands/export-audit";
import { type MadeFile } from "@/lib/server/commands/export-sheet";
import { exportComparison } from "@/lib/server/commands/export-comparison";
import { exportSnapshot } from "@/lib/server/commands/export-snapshot";
import { exportStanding } from "@/lib/server/commands/export-standing";
import { exportTargets } from "@/lib/server/commands/export-targets";
import { notFound } from "@/lib/server/errors";
import { madeAttachment } from "@/lib/server/http/attachment";
import { defineRoute } from "@/lib/server/http/define-route";

type Maker = (context: ViewerContext, format: ExportFormat, asked: object) => Promise<MadeFile>;

const MAKERS: Readonly<Record<ExportSubject, Maker>> = {
  targets: (context, format, asked) =>
    exportTargets(context, {
      format,
      view: standingViewSchema.parse(asked),
      filter: targetFilterSchema.parse(asked),
    }),
  standing: (context, format, asked) =>
    exportStanding(context, { format, view: standingPageSchema.parse(asked) }),
  snapshot: (context, format, asked) =>
    exportSnapshot(context, { format, id: snapshotAddress.parse(asked).id }),
  comparison: (context, format, asked) =>
    exportComparison(context, { format, ...comparisonAddress.parse(asked) }),
  audit: (context, format, asked) => exportAudit(context, { format, filter: auditFilterSchema.parse(asked) }),
};

/** What is on a page as a file: the same filters, the same sight, and an event that says so. */
export const GET = defineRoute({
  right: "export.make",
  input: exportAddress,
  handle: async (context, { file, ...asked }) => {
    if (!file) throw notFound();
    return madeAttachment(await MAKERS[file.subject](context, file.format, asked));
  },
});
