import "server-only";
import { type z } from "zod";
import { grantProblem } from "@/lib/domain/account";
import { type grantRoleInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { accountToChange, updateAccount } from "./account-change";
import { type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";

/**
 * Gives an account its one role, or takes it away. The person's sessions end, so nothing goes on under the old role.
 *
 * @throws LedgerError NOT_FOUND, CONFLICT · FORBIDDEN, also for the own account · INVALID where the role does not fit
 */
export async function grantRole(
  context: ViewerContext,
  input: z.output<typeof grantRoleInput>,
): Promise<void> {
  const account = await accountToChange(context, "role.grant", input.id);
  const { role } = input;
  const problem = grantProblem(context.viewer.userId, account, role);
  if (problem === "own_account") throw forbidden("grant_own_account");
  if (problem) throw invalid("check_fields", { role: `grant_${problem}` });
  await transact(context, async (tx, record) => {
    await updateAccount(tx, input, { role });
    await record({
      action: "role.granted",
      record: { type: "account", id: account.id },
      payload: { before: { role: account.role }, after: { role } },
    });
    await revokeSessionsOf(tx, record, { userId: account.id, now: context.now });
  });
}
