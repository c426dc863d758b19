"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { STAGES } from "@/lib/domain/second-factor";
import { signOut } from "@/lib/server/commands/sign-out";
import { defineAction } from "@/lib/server/http/define-action";

const revoke = defineAction({
  right: "own_account.manage",
  input: z.undefined(),
  run: signOut,
  stages: STAGES,
});

/** Revokes the session, forgets its cookie and shows the sign-in page; also when the session had ended already. */
export async function leave(): Promise<void> {
  await revoke(undefined);
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.includes("next-auth.session-token")) jar.delete(name);
  redirect("/sign-in");
}
