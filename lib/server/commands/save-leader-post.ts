import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { changeBetween } from "@/lib/domain/audit-event";
import { type changeLeaderPostInput, type createLeaderPostInput } from "@/lib/schemas/units";
import { db, type Tx } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, forbidden, invalid, notFound } from "../errors";
import { type ViewerContext } from "./context";

/** Adds a leader's post (领导职务). Who holds it is set at the account. @throws LedgerError FORBIDDEN, INVALID */
export async function createLeaderPost(
  context: ViewerContext,
  input: z.output<typeof createLeaderPostInput>,
): Promise<void> {
  if (!may(context.viewer, "unit.manage")) throw forbidden();
  const { id, title, overall } = input;
  await transact(context, async (tx, record) => {
    await refuseTakenTitle(tx, input);
    const last = await tx.leaderPost.findFirst({
      orderBy: { sortOrder: "desc" },
      select: { sortOrder: true },
    });
    const sortOrder = (last?.sortOrder ?? 0) + 1;
    await tx.leaderPost.create({ data: { id, title, overall, sortOrder }, select: { id: true } });
    await record({
      action: "leader_post.created",
      record: { type: "leader_post", id },
      payload: { after: { title, overall } },
    });
  });
}

/** Changes a post's title or reach; the targets in its charge stay with it. @throws LedgerError as above, CONFLICT */
export async function changeLeaderPost(
  context: ViewerContext,
  input: z.output<typeof changeLeaderPostInput>,
): Promise<void> {
  if (!may(context.viewer, "unit.manage")) throw forbidden();
  const { id, version, title, overall } = input;
  const post = await db().leaderPost.findUnique({
    where: { id },
    select: { title: true, overall: true },
  });
  if (!post) throw notFound();
  const change = changeBetween(post, { title, overall });
  if (Object.keys(change.after).length === 0) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    await refuseTakenTitle(tx, input);
    expectOne(
      await tx.leaderPost.updateMany({
        where: { id, version },
        data: { title, overall, version: { increment: 1 } },
      }),
    );
    await record({ action: "leader_post.changed", record: { type: "leader_post", id }, payload: change });
  });
}

async function refuseTakenTitle(
  tx: Tx,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  if ((await tx.leaderPost.count({ where: { title, id: { not: id } } })) > 0)
    throw invalid("check_fields", { title: "leader_post_taken" });
}
