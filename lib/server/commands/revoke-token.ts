import "server-only";
import { type z } from "zod";
import { type revokeTokenInput } from "@/lib/schemas/tokens";
import { db } from "../db/client";
import { transact } from "../db/transact";
import { expectOne, notFound } from "../errors";
import { type ViewerContext } from "./context";

/** Takes one of the own access tokens (访问令牌) back, at once. @throws LedgerError NOT_FOUND · CONFLICT where it was done */
export async function revokeToken(
  context: ViewerContext,
  { id }: z.output<typeof revokeTokenInput>,
): Promise<void> {
  const { userId } = context.viewer;
  const token = await db().apiToken.findFirst({ where: { id, userId }, select: { name: true } });
  if (!token) throw notFound();
  await transact(context, async (tx, record) => {
    expectOne(
      await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: context.now } }),
    );
    await record({
      action: "account.token_revoked",
      record: { type: "account", id: userId },
      payload: { name: token.name, tokenId: id },
    });
  });
}
