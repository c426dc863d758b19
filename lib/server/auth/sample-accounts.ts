import "server-only";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { ROLES, type Role } from "@/lib/domain/vocabulary";
import { db } from "../db/client";
import { env } from "../env";

export interface SampleAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** One sample account per role, in the order of docs/rules.md's table; none outside of demo mode. */
export async function sampleAccounts(): Promise<readonly SampleAccount[]> {
  if (env().mode !== "demo") return [];
  const users = await db().user.findMany({
    where: { sample: true, disabledAt: null },
    orderBy: { account: "asc" },
    select: {
      account: true,
      name: true,
      role: true,
      unit: { select: { shortName: true } },
      post: { select: { title: true } },
    },
  });
  return ROLES.flatMap((role) =>
    users
      .filter((user) => user.role === role)
      .slice(0, 1)
      .map((user) => ({
        account: user.account,
        password: SAMPLE_PASSWORD,
        name: user.name,
        role,
        unit: user.unit?.shortName ?? user.post?.title ?? null,
      })),
  );
}
