import "server-only";
import { type z } from "zod";
import { missingPlace } from "@/lib/domain/account";
import { changeBetween } from "@/lib/domain/audit-event";
import { type changeAccountInput } from "@/lib/schemas/accounts";
import { transact } from "../db/transact";
import { invalid } from "../errors";
import { accountToChange, holdPost, updateAccount, usableUnit } from "./account-change";
import { type ViewerContext } from "./context";

/**
 * Changes a person's name, unit or leader's post; what the person may see follows with the next request.
 *
 * @throws LedgerError FORBIDDEN, NOT_FOUND, CONFLICT · INVALID where nothing changed or the role needs the place
 */
export async function changeAccount(
  context: ViewerContext,
  input: z.output<typeof changeAccountInput>,
): Promise<void> {
  const account = await accountToChange(context, "account.manage", input.id);
  const { name, unitId, leaderPostId } = input;
  const missing = missingPlace(account.role, { unitId, leaderPostId });
  if (missing)
    throw invalid("check_fields", {
      [missing === "unit_missing" ? "unitId" : "leaderPostId"]: `account_${missing}`,
    });
  const samePerson = account.name === name && account.unitId === unitId;
  if (samePerson && account.leaderPostId === leaderPostId) throw invalid("nothing_changed");
  await transact(context, async (tx, record) => {
    const unit = unitId === account.unitId ? (account.unit?.name ?? null) : await usableUnit(tx, unitId);
    await updateAccount(tx, input, { name, unitId });
    if (!samePerson)
      await record({
        action: "account.changed",
        record: { type: "account", id: account.id },
        payload: changeBetween({ name: account.name, unit: account.unit?.name ?? null }, { name, unit }),
      });
    await holdPost(tx, record, { id: account.id, name }, leaderPostId);
  });
}
