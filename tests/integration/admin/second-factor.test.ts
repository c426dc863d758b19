import { TOTP, Secret } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSecret, sealSecret } from "@/lib/server/auth/one-time-code";
import { viewerOfSession } from "@/lib/server/auth/viewer";
import {
  confirmFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from "@/lib/server/commands/enrol-factor";
import { resetFactor } from "@/lib/server/commands/reset-factor";
import { showFactor } from "@/lib/server/commands/show-factor";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { actionsOf, makeAccount, NOW, securityAdmin, sessionOf, systemAdmin } from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

interface User {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
/** What the person's app shows at an instant. */
const codeAt = (key: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at.getTime() });
const acting = (user: User, sessionId: string, at = NOW) =>
  contextFor("auditor", { userId: user.id, account: user.account, sessionId }, at);
const stageOf = async (sessionId: string, at = NOW) => (await viewerOfSession(sessionId, at))?.stage;

/** Replaces the given password, so that no other stage is in the way. */
async function settled(name: string, role: "auditor" | "supervisor" = "auditor"): Promise<User> {
  const user = await makeAccount(name, role);
  await ledger.db.$transaction((tx) =>
    tx.user.update({ where: { id: user.id }, data: { mustChangePassword: false }, select: { id: true } }),
  );
  return user;
}

/** An account with a second factor; its key and recovery codes, and the session in which it was set up. */
async function enrolled(name: string) {
  const user = await settled(name);
  const sessionId = await sessionOf(user);
  const context = acting(user, sessionId);
  const { key, qr } = await startFactor(context, { current: user.password });
  const { codes } = await confirmFactor(context, { code: codeAt(key, NOW) });
  return { user, key, qr, codes, sessionId };
}

const wrong = { code: "INVALID", details: { fields: { code: "factor_wrong" } } };

describe("setting up a second factor (RFC 6238)", () => {
  it("asks for the password, and counts only once a code of the app has confirmed it", async () => {
    const user = await settled("careful");
    const other = await sessionOf(user);
    const sessionId = await sessionOf(user);
    const context = acting(user, sessionId);
    await expect(startFactor(context, { current: "not it" })).rejects.toMatchObject({
      details: { fields: { current: "password_wrong" } },
    });
    const { key, qr } = await startFactor(context, { current: user.password });
    expect(qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
    await expect(confirmFactor(context, { code: codeAt(key, later(600)) })).rejects.toMatchObject(wrong);
    expect(await stageOf(await sessionOf(user))).toBeNull();

    const { codes } = await confirmFactor(context, { code: codeAt(key, NOW) });
    expect(new Set(codes).size).toBe(10);
    expect(await stageOf(sessionId)).toBeNull();
    expect(await viewerOfSession(other, NOW)).toBeNull();
    expect(await stageOf(await sessionOf(user))).toBe("second_factor");
    expect(await actionsOf(ledger, user.id)).toEqual(
      expect.arrayContaining(["account.factor_enrolled", "account.recovery_codes_made"]),
    );
  });

  it("nothing secret stands in the database or the log", async () => {
    const { user, key, codes } = await enrolled("discreet");
    const row = await ledger.db.secondFactor.findUniqueOrThrow({ where: { userId: user.id } });
    const stored = JSON.stringify([
      row,
      await ledger.db.recoveryCode.findMany(),
      await ledger.db.auditEvent.findMany({ select: { body: true } }),
    ]);
    for (const secret of [key, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
      expect(stored).not.toContain(secret);
  });

  it("a sealed secret opens for its person only, and not once it was altered", () => {
    const sealed = sealSecret("JBSWY3DPEHPK3PXP", "a");
    expect(openSecret(sealed, "a")).toBe("JBSWY3DPEHPK3PXP");
    expect(openSecret(sealed, "b")).toBeNull();
    const altered = Buffer.from(sealed, "base64url");
    altered[altered.length - 1]! ^= 1;
    expect(openSecret(altered.toString("base64url"), "a")).toBeNull();
    expect(openSecret("", "a")).toBeNull();
  });
});

describe("signing in with a second factor", () => {
  it("the password opens nothing but the question for a code; the code opens the product", async () => {
    const { user, key } = await enrolled("twofold");
    const sessionId = await sessionOf(user, later(60));
    expect(await stageOf(sessionId, later(60))).toBe("second_factor");
    await showFactor(acting(user, sessionId, later(60)), { code: codeAt(key, later(60)) });
    expect(await stageOf(sessionId, later(60))).toBeNull();
    expect((await actionsOf(ledger, user.id)).slice(-2)).toEqual([
      "session.signed_in",
      "session.factor_shown",
    ]);
  });

  it("a code is taken once, also within its own half minute, and none from before it", async () => {
    const { user, key } = await enrolled("replayed");
    const at = later(90);
    const first = await sessionOf(user, at);
    await showFactor(acting(user, first, at), { code: codeAt(key, at) });
    const second = await sessionOf(user, at);
    const again = (code: string) => showFactor(acting(user, second, at), { code });
    await expect(again(codeAt(key, at))).rejects.toMatchObject(wrong);
    await expect(again(codeAt(key, later(60)))).rejects.toMatchObject(wrong);
    expect(await stageOf(second, at)).toBe("second_factor");
    await again(codeAt(key, later(120)));
    expect(await stageOf(second, at)).toBeNull();
  });

  it("of two who send one code at once one is let in", async () => {
    const { user, key } = await enrolled("raced-code");
    const at = later(90);
    const sessions = [await sessionOf(user, at), await sessionOf(user, at)];
    const outcomes = await Promise.allSettled(
      sessions.map((session) => showFactor(acting(user, session, at), { code: codeAt(key, at) })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("codes of a minute away are wrong", async () => {
    const { user, key } = await enrolled("late");
    const at = later(300);
    const session = await sessionOf(user, at);
    for (const seconds of [-60, 60])
      await expect(
        showFactor(acting(user, session, at), { code: codeAt(key, later(300 + seconds)) }),
      ).rejects.toMatchObject(wrong);
    await showFactor(acting(user, session, at), { code: codeAt(key, later(270)) });
  });

  it("a recovery code opens once, however it is typed, and the log says how many are left", async () => {
    const { user, codes } = await enrolled("lost");
    const [code = ""] = codes;
    const first = await sessionOf(user);
    await showFactor(acting(user, first), { code: ` ${code.toUpperCase().replaceAll("-", " ")}` });
    expect(await stageOf(first)).toBeNull();
    const second = await sessionOf(user);
    await expect(showFactor(acting(user, second), { code })).rejects.toMatchObject(wrong);
    const shown = await ledger.db.auditEvent.findFirstOrThrow({
      where: { recordId: user.id, action: "session.factor_shown" },
      select: { body: true },
    });
    expect(JSON.parse(shown.body)).toMatchObject({ payload: { by: "recovery", left: 9 } });
  });

  it("guesses at codes are counted: knowing the password is no way to guess them for ever", async () => {
    const { user, key } = await enrolled("besieged");
    const show = async (code: string) => {
      const session = await sessionOf(user);
      return showFactor(acting(user, session), { code });
    };
    for (let guess = 0; guess < 5; guess += 1) await expect(show("000000")).rejects.toMatchObject(wrong);
    // Signing in anew with the password does not begin the count anew.
    const locked = { code: "FORBIDDEN", details: { problem: "account_locked" } };
    await expect(show(codeAt(key, later(30)))).rejects.toMatchObject(locked);
  });

  it("who does not show it in ten minutes begins again with the password", async () => {
    const { user } = await enrolled("dreaming");
    const session = await sessionOf(user);
    expect(await viewerOfSession(session, later(9 * 60))).not.toBeNull();
    expect(await viewerOfSession(session, later(11 * 60))).toBeNull();
  });
});

describe("afterwards", () => {
  it("new recovery codes end those before, and take a code", async () => {
    const { user, key, codes, sessionId } = await enrolled("renewing");
    const at = later(60);
    await expect(renewRecoveryCodes(acting(user, sessionId, at), { code: "123" })).rejects.toMatchObject(
      wrong,
    );
    const renewed = await renewRecoveryCodes(acting(user, sessionId, at), { code: codeAt(key, at) });
    const session = await sessionOf(user, at);
    await expect(showFactor(acting(user, session, at), { code: codes[1]! })).rejects.toMatchObject(wrong);
    await showFactor(acting(user, session, at), { code: renewed.codes[0]! });
  });

  it("is taken off by the person with a code, and by the security administrator, who ends the sessions", async () => {
    const first = await enrolled("leaving-off");
    await removeFactor(acting(first.user, first.sessionId), { code: first.codes[0]! });
    expect(await stageOf(await sessionOf(first.user))).toBeNull();

    const second = await enrolled("helpless");
    await expect(resetFactor(systemAdmin, { id: second.user.id })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await resetFactor(securityAdmin, { id: second.user.id });
    expect(await viewerOfSession(second.sessionId, NOW)).toBeNull();
    expect(await stageOf(await sessionOf(second.user))).toBeNull();
    expect(await actionsOf(ledger, second.user.id)).toContain("account.factor_reset");
    await expect(resetFactor(securityAdmin, { id: second.user.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("a role that must have one opens nothing but setting it up, from the day of the setting on", async () => {
    const user = await settled("obliged", "supervisor");
    const session = await sessionOf(user);
    expect(await stageOf(session)).toBeNull();
    await ledger.db.$transaction((tx) =>
      tx.setting.create({
        data: {
          id: "rule",
          key: "second_factor",
          value: JSON.stringify({ roles: ["supervisor"] }),
          effectiveFrom: "2026-10-20",
          setById: "sys",
          setAt: NOW,
        },
        select: { id: true },
      }),
    );
    expect(await stageOf(session)).toBe("enrolment");
    const context = contextFor(
      "supervisor",
      { userId: user.id, account: user.account, sessionId: session },
      NOW,
    );
    const { key } = await startFactor(context, { current: user.password });
    expect(await stageOf(session)).toBe("enrolment");
    await confirmFactor(context, { code: codeAt(key, NOW) });
    expect(await stageOf(session)).toBeNull();
    expect(await stageOf(await sessionOf(await settled("free", "auditor")))).toBeNull();
  });
});
