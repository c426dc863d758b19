import { yunjiang } from "@/prisma/seed/yunjiang/scenario";
import { type ViewerContext } from "@/lib/server/commands/context";
import { memberOf, ROLES } from "@/lib/domain/vocabulary";
import { contextFor, type TestLedger } from "./ledger";

/** The month that the sample district has reported last, and the instant at which one looks at it. */
export const SAMPLE_PERIOD = "2026-09";
export const SAMPLE_NOW = new Date(yunjiang.now);

/** The context of a person of the sample district on its demonstration day. */
export async function sampleContext({ db }: TestLedger, account: string): Promise<ViewerContext> {
  const user = await db.user.findUniqueOrThrow({
    where: { account },
    select: {
      id: true,
      name: true,
      role: true,
      unit: { select: { id: true, name: true } },
      post: { select: { id: true, title: true, overall: true } },
    },
  });
  const viewer = {
    userId: user.id,
    account,
    name: user.name,
    unitId: user.unit?.id ?? null,
    unitName: user.unit?.name ?? null,
    leaderPostId: user.post?.id ?? null,
    leaderPostTitle: user.post?.title ?? null,
    overall: user.post?.overall ?? false,
  };
  return contextFor(memberOf(ROLES, user.role ?? ""), viewer, SAMPLE_NOW);
}
