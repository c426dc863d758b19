import { db } from "@/lib/server/db/client";

export const dynamic = "force-dynamic";

/** Says whether the product can answer: the process lives and the database can be read. */
export async function GET() {
  await db().unit.count();
  return Response.json({ status: "ok" });
}
