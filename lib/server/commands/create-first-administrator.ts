import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { type firstAdministratorInput } from "@/lib/schemas/accounts";
import { newPasswordProblem } from "../auth/new-password";
import { hashPassword } from "../auth/password";
import { transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { type CommandContext } from "./context";
import { textDigest } from "../text-digest";

/**
 * Makes the account by which everything else begins: a system or security administrator, as long as no enabled account
 * holds that role. From then on accounts are made and roles granted by those two, on the screen.
 *
 * @throws LedgerError FORBIDDEN when there is one already · INVALID for a weak password or a name that is taken
 */
export async function createFirstAdministrator(
  context: CommandContext,
  input: z.output<typeof firstAdministratorInput>,
): Promise<void> {
  const { account, name, role } = input;
  const problem = await newPasswordProblem(input.password, { account, user: null, at: context.now });
  if (problem) throw invalid("check_fields", { password: problem });
  const passwordHash = await hashPassword(input.password);
  await transact(context, async (tx, record) => {
    if ((await tx.user.count({ where: { role, disabledAt: null } })) > 0)
      throw forbidden("administrator_exists");
    if (await tx.user.findUnique({ where: { account }, select: { id: true } }))
      throw invalid("check_fields", { account: "account_taken" });
    const id = randomUUID();
    await tx.user.create({
      data: { id, account, name, role, passwordHash, createdAt: context.now },
      select: { id: true },
    });
    await record({
      action: "account.created",
      record: { type: "account", id },
      payload: { after: { account, name, unit: null, passwordDigest: textDigest(passwordHash) } },
    });
    await record({
      action: "role.granted",
      record: { type: "account", id },
      payload: { before: { role: null }, after: { role } },
    });
  });
}
