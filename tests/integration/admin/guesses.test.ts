import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieWith, deviceOf } from "@/lib/server/auth/known-device";
import { unlockAccount } from "@/lib/server/commands/unlock-account";
import { plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { actionsOf, makeAccount, NOW, securityAdmin, systemAdmin, trySignIn } from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

interface User {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}
type From = Parameters<typeof trySignIn>[2];

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const attacker = "203.0.113.9";
/** What a wrong password gets, so many times in a row. */
async function guess(user: User, times: number, from: From, at = NOW): Promise<readonly string[]> {
  const answers: string[] = [];
  for (let i = 0; i < times; i += 1) {
    const answer = await trySignIn({ ...user, password: "a wrong guess" }, at, from);
    answers.push(answer.ok ? "in" : answer.problem);
  }
  return answers;
}

describe("guesses from elsewhere don't keep the owner out", () => {
  it("a browser in which the person signed in before is let in, whatever others guess", async () => {
    const user = await makeAccount("owner", "auditor");
    const deviceCookie = cookieWith(undefined, user.account);
    expect((await guess(user, 6, { address: attacker })).at(-1)).toBe("locked");
    expect((await trySignIn(user, NOW, { address: attacker })).ok).toBe(false);
    // Also where the attacker sits in the same network.
    expect((await trySignIn(user, NOW, { address: attacker, deviceCookie })).ok).toBe(true);
  });

  it("an unknown browser of another network is let in, while guesses come from one", async () => {
    const user = await makeAccount("travelling", "auditor");
    await guess(user, 8, { address: attacker });
    expect((await trySignIn(user, NOW, { address: "198.51.100.7" })).ok).toBe(true);
  });

  it("guesses from very many networks hold up unknown browsers, and still not the known one", async () => {
    const user = await makeAccount("swarmed", "auditor");
    for (let network = 0; network < 30; network += 1)
      await guess(user, 1, { address: `203.0.113.${network}` });
    expect(await trySignIn(user, NOW, { address: "198.51.100.7" })).toMatchObject({ problem: "locked" });
    const deviceCookie = cookieWith(undefined, user.account);
    expect((await trySignIn(user, NOW, { address: "198.51.100.7", deviceCookie })).ok).toBe(true);
  });
});

describe("guesses are limited", () => {
  it("from the fifth wrong one on each waits longer, up to half an hour", async () => {
    const user = await makeAccount("patient", "auditor");
    const from = { address: "192.0.2.40" };
    expect(await guess(user, 5, from)).toEqual(["wrong", "wrong", "wrong", "wrong", "locked"]);
    let minute = 0;
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      let waited = 0;
      while ((await trySignIn({ ...user, password: "x" }, later(minute), from)).ok === false) {
        const rows = await ledger.db.auditEvent.count({ where: { recordId: user.account } });
        if (rows > 5 + round) break;
        minute += 1;
        waited += 1;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  }, 120_000);

  it("a known browser has its own five, and a stolen cookie of one account is none for another", async () => {
    const user = await makeAccount("shared-desk", "auditor");
    const other = await makeAccount("other-desk", "auditor");
    const deviceCookie = cookieWith(undefined, user.account);
    const from = { address: "192.0.2.41", deviceCookie };
    expect((await guess(user, 6, from)).filter((answer) => answer === "wrong")).toHaveLength(4);
    expect(deviceOf(deviceCookie, other.account)).toBeNull();
    await guess(other, 5, from);
    expect(await trySignIn(other, NOW, { address: "192.0.2.41" })).toMatchObject({ problem: "locked" });
    const [nonce] = deviceCookie.split(".");
    expect(deviceOf(`${nonce}.${"A".repeat(43)}`, user.account)).toBeNull();
  });

  it("one network can't try one password on all accounts for ever, known or not", async () => {
    const from = { address: "192.0.2.99" };
    const answers: string[] = [];
    for (let i = 0; i < 101; i += 1)
      answers.push(...(await guess({ id: "", account: `nobody-${i}`, password: "" }, 1, from)));
    expect(answers.slice(0, 99).every((answer) => answer === "wrong")).toBe(true);
    expect(answers.at(-1)).toBe("locked");
  }, 120_000);

  it("the security administrator forgets an account's, and nobody else", async () => {
    const user = await makeAccount("locked-out", "auditor");
    const from = { address: "192.0.2.42" };
    await guess(user, 5, from);
    expect(await trySignIn(user, NOW, from)).toMatchObject({ ok: false, problem: "locked" });
    await expect(unlockAccount(systemAdmin, { id: user.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await unlockAccount(securityAdmin, { id: user.id });
    expect((await trySignIn(user, NOW, from)).ok).toBe(true);
    expect(await actionsOf(ledger, user.id)).toContain("account.unlocked");
    await expect(unlockAccount(securityAdmin, { id: user.id })).resolves.toBeUndefined();
    await expect(unlockAccount(securityAdmin, { id: user.id })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
