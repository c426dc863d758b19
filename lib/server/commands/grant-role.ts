import "server-only";
import { type z } from "zod";
import { confirmationProblem } from "@/lib/domain/account";
import { type Right } from "@/lib/domain/access";
import { memberOf, ROLES } from "@/lib/domain/vocabulary";
import { type refuseRoleInput, type seenProposalInput, type takeRoleInput } from "@/lib/schemas/accounts";
import { db, type Tx } from "../db/client";
import { transact } from "../db/transact";
import { conflict, expectOne, forbidden, invalid, notFound } from "../errors";
import { accountToChange, updateAccount } from "./account-change";
import { type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";

type Seen = z.output<typeof seenProposalInput>;

/**
 * Grants a role that somebody else proposed (双人授权). The person's sessions end, so nothing goes on under the old role.
 *
 * @throws LedgerError NOT_FOUND · FORBIDDEN, also for the own proposal and the own account · CONFLICT when it was decided
 *   or the account changed meanwhile · INVALID where the role does not fit any more
 */
export async function grantRole(context: ViewerContext, input: Seen): Promise<void> {
  const { proposal, account } = await proposalToDecide(context, "role.grant", input.id);
  const problem = confirmationProblem(context.viewer.userId, account, proposal);
  if (problem === "own_account" || problem === "own_proposal") throw forbidden(`grant_${problem}`);
  if (problem === "outdated") throw conflict("grant_outdated");
  if (problem) throw invalid(`grant_${problem}`);
  const { role, proposedBy, reason } = proposal;
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "granted" });
    await updateAccount(tx, account, { role });
    await record({
      action: "role.granted",
      record: { type: "account", id: account.id },
      payload: { before: { role: account.role }, after: { role }, proposedBy },
      reason,
    });
    await revokeSessionsOf(tx, record, { userId: account.id, now: context.now });
  });
}

/** Refuses a proposed role, with the reason; who proposed it withdraws it instead. @throws as grantRole */
export async function refuseRole(
  context: ViewerContext,
  input: z.output<typeof refuseRoleInput>,
): Promise<void> {
  const { proposal, account } = await proposalToDecide(context, "role.grant", input.id);
  const { userId } = context.viewer;
  if (proposal.proposedById === userId) throw forbidden("grant_own_proposal");
  if (account.id === userId) throw forbidden("grant_own_account");
  const { role, proposedBy } = proposal;
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "refused", refusal: input.reason });
    await record({
      action: "role.refused",
      record: { type: "account", id: account.id },
      payload: { role, proposedBy },
      reason: input.reason,
    });
  });
}

/** Who proposed a role takes the proposal back. @throws LedgerError NOT_FOUND, CONFLICT · FORBIDDEN for everybody else's */
export async function withdrawRole(context: ViewerContext, input: Seen): Promise<void> {
  const { proposal, account } = await proposalToDecide(context, "role.propose", input.id);
  if (proposal.proposedById !== context.viewer.userId) throw forbidden("grant_not_proposer");
  await transact(context, async (tx, record) => {
    await settle(tx, context, input, { state: "withdrawn" });
    await record({
      action: "role.withdrawn",
      record: { type: "account", id: account.id },
      payload: { role: proposal.role },
    });
  });
}

/**
 * Takes an account's role away, with the reason. One person does it at once, because access that is not due must not wait
 * for a second; what was proposed for the account stays.
 *
 * @throws LedgerError NOT_FOUND · CONFLICT, also where there is no role · FORBIDDEN, also for the own account
 */
export async function takeRole(context: ViewerContext, input: z.output<typeof takeRoleInput>): Promise<void> {
  const account = await accountToChange(context, "role.grant", input.id);
  if (account.id === context.viewer.userId) throw forbidden("grant_own_account");
  if (account.role === null) throw conflict();
  await transact(context, async (tx, record) => {
    await updateAccount(tx, input, { role: null });
    await record({
      action: "role.granted",
      record: { type: "account", id: account.id },
      payload: { before: { role: account.role }, after: { role: null } },
      reason: input.reason,
    });
    await revokeSessionsOf(tx, record, { userId: account.id, now: context.now });
  });
}

async function proposalToDecide(context: ViewerContext, right: Right, id: string) {
  const row = await db().roleProposal.findUnique({
    where: { id },
    select: { userId: true, fromRole: true, role: true, reason: true, proposedById: true },
  });
  const account = await accountToChange(context, right, row?.userId ?? "");
  if (!row) throw notFound();
  const proposer = await db().user.findUnique({ where: { id: row.proposedById }, select: { name: true } });
  return {
    account,
    proposal: {
      from: row.fromRole === null ? null : memberOf(ROLES, row.fromRole),
      role: memberOf(ROLES, row.role),
      reason: row.reason,
      proposedById: row.proposedById,
      proposedBy: proposer?.name ?? "",
    },
  };
}

async function settle(
  tx: Tx,
  { viewer, now }: ViewerContext,
  { id, version }: Seen,
  decided: { readonly state: "granted" | "refused" | "withdrawn"; readonly refusal?: string },
): Promise<void> {
  expectOne(
    await tx.roleProposal.updateMany({
      where: { id, version, state: "proposed" },
      data: {
        ...decided,
        openFor: null,
        decidedById: viewer.userId,
        decidedAt: now,
        version: { increment: 1 },
      },
    }),
  );
}
