import "server-only";
import { FIRST_ROLES } from "@/lib/schemas/accounts";
import { db } from "../db/client";

export interface Administrator {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly disabled: boolean;
}

/** The accounts that administer the product, for whoever operates the server. */
export async function administrators(): Promise<readonly Administrator[]> {
  const rows = await db().user.findMany({
    where: { role: { in: [...FIRST_ROLES] } },
    orderBy: [{ role: "asc" }, { account: "asc" }],
    select: { account: true, name: true, role: true, disabledAt: true },
  });
  return rows.map(({ account, name, role, disabledAt }) => ({
    account,
    name,
    role: role ?? "",
    disabled: disabledAt !== null,
  }));
}
