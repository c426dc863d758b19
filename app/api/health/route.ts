import { db } from "@/lib/server/db/client";
import { overTransport } from "@/lib/server/http/transport";
import { logger } from "@/lib/server/logger";

export const dynamic = "force-dynamic";

/** Says whether the product can answer: the process lives and the database can be read. */
export async function GET() {
  return overTransport(await health());
}

async function health(): Promise<Response> {
  try {
    await db().unit.count();
    return Response.json({ status: "ok" });
  } catch (error) {
    logger.error({ err: error }, "the database can't be read");
    return Response.json({ status: "unavailable" }, { status: 503, headers: { "retry-after": "5" } });
  }
}
