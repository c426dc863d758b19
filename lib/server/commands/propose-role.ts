import "server-only";
import { type z } from "zod";
import { proposalProblem } from "@/lib/domain/account";
import { type proposeRoleInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { conflict, forbidden, invalid } from "../errors";
import { accountToChange } from "./account-change";
import { type ViewerContext } from "./context";

/**
 * Proposes a role for an account, with the reason (双人授权). Nothing changes until a security administrator who is
 * somebody else grants it.
 *
 * @throws LedgerError NOT_FOUND · CONFLICT when another proposal waits · FORBIDDEN, also for the own account · INVALID
 *   where the role does not fit
 */
export async function proposeRole(
  context: ViewerContext,
  input: z.output<typeof proposeRoleInput>,
): Promise<void> {
  const { viewer, now } = context;
  const { proposalId, role, reason } = input;
  const account = await accountToChange(context, "role.propose", input.id);
  const problem = proposalProblem(viewer.userId, account, role);
  if (problem === "own_account") throw forbidden("grant_own_account");
  if (problem) throw invalid("check_fields", { role: `grant_${problem}` });
  await transact(context, async (tx, record) => {
    const seen = { id: account.id, version: input.version };
    if ((await tx.user.count({ where: seen })) === 0) throw conflict();
    if ((await tx.roleProposal.count({ where: { openFor: account.id } })) > 0)
      throw conflict("role_proposed_already");
    await tx.roleProposal.create({
      data: {
        id: proposalId,
        userId: account.id,
        openFor: account.id,
        fromRole: account.role,
        role,
        reason,
        proposedById: viewer.userId,
        proposedAt: now,
        state: "proposed",
      },
      select: { id: true },
    });
    await record({
      action: "role.proposed",
      record: { type: "account", id: account.id },
      payload: { before: { role: account.role }, after: { role } },
      reason,
    });
  });
}
