import { randomUUID } from "node:crypto";
import { scopesFor } from "@/lib/domain/api-token";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { type ActionDoor, onlyOf, STALE } from "../door";

const right = "own_account.manage";
const early = { right, early: true } as const;
const current = SAMPLE_PASSWORD;
const code = () => ({ code: "000000" });

/** The own account, the own messages, and who stands in for oneself. */
export const OWN: Readonly<Record<string, ActionDoor>> = {
  "account#change": {
    ...early,
    input: () => ({ current, next: current, repeated: current }),
    says: "password_unchanged",
  },
  "account#beginIdentity": { right, input: () => ({ current }), says: "identity_no_provider" },
  "account#unlinkOwnIdentity": { right, input: () => ({ current }), says: "identity_none" },
  "account#beginFactor": { ...early, input: () => ({ current }) },
  // Begun just now; the code of its app nobody here knows.
  "account#finishFactor": { ...early, input: code, says: "factor_wrong" },
  "account#passFactor": { ...early, input: code, says: "factor_none" },
  "account#removeOwnFactor": { right, input: code, says: "factor_none" },
  "account#renewCodes": { right, input: code, says: "factor_none" },
  "account#createOwnToken": {
    right,
    // Administrators have nothing that a program could do for them.
    besides: (viewer) => (!scopesFor(viewer).includes("ledger.read") ? "refused" : null),
    input: () => ({ id: randomUUID(), name: "取数", scopes: ["ledger.read"], days: 1, current }),
  },
  "account#revokeOwnToken": {
    right,
    besides: onlyOf("reporter.zjj", "not there"),
    input: ({ token }) => ({ id: token }),
  },
  "account#revokeOthers": { right, input: () => ({ current }) },
  "account#setReminders": {
    right,
    input: () => ({
      ...{ email: "", emailKinds: [], version: STALE },
      ...{ webhookFormat: null, webhookUrl: "", webhookSecret: "", webhookKinds: [], current: "" },
    }),
    says: "CONFLICT",
  },
  "account#testReminders": { right, input: () => ({ channel: "email" }), says: "channel_not_set" },
  "messages#read": { right: "message.read", input: () => ({ id: null }) },
  "deputies#end": {
    right: "deputy.name",
    besides: onlyOf("head.zjj", "not there"),
    input: ({ deputyship }) => ({ id: deputyship, version: STALE }),
    says: "CONFLICT",
  },
  "deputies#name": {
    right: "deputy.name",
    input: () => ({ id: randomUUID(), deputyId: "none", fromDay: "2026-12-01", untilDay: "2026-12-02" }),
    says: "deputy_not_of_unit",
  },
};
