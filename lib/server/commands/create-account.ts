import "server-only";
import { type z } from "zod";
import { may } from "@/lib/domain/access";
import { type createAccountInput } from "@/lib/schemas/accounts";
import { generatePassword, hashPassword } from "../auth/password";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { holdPost, usableUnit } from "./account-change";
import { type ViewerContext } from "./context";
import { textDigest } from "../text-digest";

/**
 * Makes an account without a role: the security administrator grants one.
 *
 * @returns the generated first password; it is told here once and kept as a hash only
 * @throws LedgerError FORBIDDEN · INVALID for a name that is taken or a unit that isn't active
 */
export async function createAccount(
  context: ViewerContext,
  input: z.output<typeof createAccountInput>,
): Promise<{ readonly account: string; readonly password: string }> {
  if (!may(context.viewer, "account.manage")) throw forbidden();
  const { id, account, name, unitId, leaderPostId } = input;
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return transact(context, async (tx, record) => {
    if (await tx.user.findUnique({ where: { account }, select: { id: true } }))
      throw invalid("check_fields", { account: "account_taken" });
    const unit = await usableUnit(tx, unitId);
    await tx.user.create({
      data: {
        id,
        account,
        name,
        passwordHash,
        mustChangePassword: true,
        unitId,
        createdAt: context.now,
      },
      select: { id: true },
    });
    await record({
      action: "account.created",
      record: { type: "account", id },
      payload: { after: { account, name, unit, passwordDigest: textDigest(passwordHash) } },
    });
    await holdPost(tx, record, { id, name }, leaderPostId);
    return { account, password };
  });
}
