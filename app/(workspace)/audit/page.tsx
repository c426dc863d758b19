import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditPage } from "@/components/audit/audit-page";
import { ChainChecking, ChainState } from "@/components/audit/chain-state";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { auditFilterSchema, auditPageSchema } from "@/lib/schemas/audit-log";
import { lookBack } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { auditChain, auditChoices, auditLog } from "@/lib/server/queries/audit-log";
import { recheck } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.page"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/audit">) {
  const viewer = await requireViewer("audit.view");
  const asked = await searchParams;
  const [log, choices] = await lookBack(viewer, (reader) =>
    Promise.all([auditLog(reader, auditPageSchema.parse(asked)), auditChoices(reader)]),
  );
  return (
    <AuditPage
      log={log}
      filter={auditFilterSchema.parse(asked)}
      choices={choices}
      whole={mayEver(viewer, "audit.view_business")}
      chain={
        <Suspense fallback={<ChainChecking />}>
          {/* Of the log of now, which holds that of every day. */}
          <Chain viewer={viewer} />
        </Suspense>
      }
    />
  );
}

/** The first look since the server started recomputes the whole log, which takes seconds; the events are there meanwhile. */
async function Chain({ viewer }: { viewer: Viewer }) {
  return <ChainState check={await auditChain(viewer)} recheck={recheck} />;
}
