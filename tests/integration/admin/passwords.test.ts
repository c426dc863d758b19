import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PasswordProfile } from "@/lib/domain/password";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import { changePassword } from "@/lib/server/commands/change-password";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { makeAccount, NOW, sessionOf } from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

interface User {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}

const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** Sets the profile from an instant's day on, as the system administrator does. */
async function profileFrom(profile: PasswordProfile, at: Date) {
  const latest = await ledger.db.setting.findFirst({
    where: { key: "password_profile" },
    orderBy: { setAt: "desc" },
    select: { id: true },
  });
  await changeSetting(contextFor("system_admin", {}, at), {
    key: "password_profile",
    value: { profile },
    effectiveFrom: at.toISOString().slice(0, 10),
    latest: latest?.id ?? null,
  });
}

async function change(user: User, next: string, at = NOW): Promise<User> {
  const sessionId = await sessionOf(user, at);
  const context = contextFor("auditor", { userId: user.id, account: user.account, sessionId }, at);
  await changePassword(context, { current: user.password, next, repeated: next });
  return { ...user, password: next };
}
const refused = (problem: string) => ({ code: "INVALID", details: { fields: { next: problem } } });

describe("the profile nist, which holds where nothing was set", () => {
  it("refuses what attackers try first, also with digits after it, and takes a sentence", async () => {
    const user = await makeAccount("plain", "auditor");
    await expect(change(user, "qwertyuiop123")).rejects.toMatchObject(refused("password_common"));
    await expect(change(user, "Password1234")).rejects.toMatchObject(refused("password_common"));
    await expect(change(user, "目标台账 2026年")).rejects.toMatchObject(refused("password_too_short"));
    const settled = await change(user, "七座青石桥过了河就到家门");
    expect((await viewerOfSession(await sessionOf(settled, after(300)), after(300)))?.stage).toBeNull();
  });
});

describe("the profile dengbao3", () => {
  const day = after(1);
  beforeAll(() => profileFrom("dengbao3", day));

  it("asks for three kinds of characters, and for none of the last five passwords", async () => {
    let user: User = await makeAccount("varied", "auditor");
    await expect(change(user, "onlysmallletters", day)).rejects.toMatchObject(refused("password_kinds"));
    const words = ["Walnut", "Cherry", "Poplar", "Willow", "Camphor"].map((tree) => `${tree} & 47 stones`);
    for (const next of words) user = await change(user, next, day);
    for (const used of words.slice(0, 4))
      await expect(change(user, used, day)).rejects.toMatchObject(refused("password_used_before"));
    user = await change(user, "Ginkgo & 47 stones", day);
    // The first of them is the sixth from now, and is free again.
    user = await change(user, words[0]!, day);
    expect(await ledger.db.oldPassword.count({ where: { userId: user.id } })).toBe(4);
  });

  it("after ninety days a password opens nothing but the page that replaces it, and the new one is in force at once", async () => {
    let user: User = await makeAccount("ageing", "auditor");
    user = await change(user, "Walnut & 48 stones", day);
    const stageOf = async (session: string, at: Date) => (await viewerOfSession(session, at))?.stage;
    expect(await stageOf(await sessionOf(user, after(90)), after(90))).toBeNull();
    const session = await sessionOf(user, after(92));
    expect(await viewerOfSession(session, after(92))).toMatchObject({
      stage: "new_password",
      passwordEnded: true,
    });
    const context = contextFor(
      "auditor",
      { userId: user.id, account: user.account, sessionId: session },
      after(92),
    );
    const next = "Cherry & 48 stones";
    await changePassword(context, { current: user.password, next, repeated: next });
    expect(await stageOf(session, after(92))).toBeNull();
  });
});
