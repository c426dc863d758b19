import { randomUUID } from "node:crypto";
import { type ActionDoor, type Ground, onlyOf, STALE } from "../door";

const manage = "account.manage";
const setting = "setting.manage";
const unit = "unit.manage";

const seenAccount = ({ account }: Ground) => ({ id: account, version: STALE });
const seenProposal = ({ proposal }: Ground) => ({ id: proposal, version: STALE });
const overtaken = { says: "CONFLICT" } as const;

/** What the three officers (三员) do, and the log. */
export const ADMINISTRATION: Readonly<Record<string, ActionDoor>> = {
  "admin/accounts#change": {
    right: manage,
    input: (ground) => ({ ...seenAccount(ground), name: "改名", unitId: ground.unit, leaderPostId: null }),
    ...overtaken,
  },
  "admin/accounts#create": {
    right: manage,
    input: () => ({ id: randomUUID(), account: "new.door", name: "新人", unitId: null, leaderPostId: null }),
  },
  "admin/accounts#disable": { right: manage, input: seenAccount, ...overtaken },
  "admin/accounts#enable": { right: manage, input: seenAccount, ...overtaken },
  "admin/accounts#reset": { right: manage, input: seenAccount, ...overtaken },
  "admin/calendar#set": {
    right: setting,
    input: () => ({ day: "2026-12-30", kind: "holiday", name: "调休", version: null }),
  },
  "admin/calendar#clear": { right: setting, input: () => ({ day: "2026-12-30", version: 1 }) },
  "admin/deliveries#retry": { right: "delivery.manage", input: () => ({ id: null }), ...overtaken },
  "admin/roles#propose": {
    right: "role.propose",
    input: (ground) => ({
      ...seenAccount(ground),
      proposalId: randomUUID(),
      role: "unit_head",
      reason: "任职通知",
    }),
    ...overtaken,
  },
  "admin/roles#withdraw": {
    right: "role.propose",
    besides: onlyOf("sysadmin.yj", "refused"),
    input: seenProposal,
    ...overtaken,
  },
  "admin/roles#grant": { right: "role.grant", input: seenProposal, ...overtaken },
  "admin/roles#refuse": {
    right: "role.grant",
    input: (ground) => ({ ...seenProposal(ground), reason: "依据不足" }),
    ...overtaken,
  },
  "admin/roles#take": {
    right: "role.grant",
    input: (ground) => ({ ...seenAccount(ground), reason: "离任" }),
    ...overtaken,
  },
  "admin/roles#takeFactor": {
    right: "account.unlock",
    input: ({ account }) => ({ id: account }),
    says: "factor_none",
  },
  "admin/roles#unlock": {
    right: "account.unlock",
    input: ({ account }) => ({ id: account }),
    says: "account_not_locked",
  },
  "admin/settings#change": {
    right: setting,
    input: () => ({
      key: "reminders",
      value: { hour: 7, headAfterDays: 3, officeAfterDays: 9 },
      effectiveFrom: "2026-12-01",
      latest: "none",
    }),
    ...overtaken,
  },
  "admin/units#change": {
    right: unit,
    input: (ground) => ({ id: ground.unit, version: STALE, code: "zjj", name: "改名", shortName: "改名" }),
    ...overtaken,
  },
  "admin/units#changePost": {
    right: unit,
    input: ({ post }) => ({ id: post, version: STALE, title: "改名", overall: false }),
    ...overtaken,
  },
  "admin/units#create": {
    right: unit,
    input: () => ({ id: randomUUID(), code: "door", name: "新设单位", shortName: "新设" }),
  },
  "admin/units#createPost": {
    right: unit,
    input: () => ({ id: randomUUID(), title: "新设领导", overall: false }),
  },
  "admin/units#move": { right: unit, input: (ground) => ({ id: ground.unit, towards: "up" }) },
  "admin/units#setActive": {
    right: unit,
    input: (ground) => ({ id: ground.unit, version: STALE, active: true }),
    ...overtaken,
  },
  "audit#recheck": { right: "audit.view", input: () => ({}) },
  "audit/checkpoints#compare": { right: "audit.view", input: () => ({ text: "一纸空文" }) },
  "audit/checkpoints#signNow": { right: "audit.view", input: () => undefined },
  "audit/packages#request": { right: "package.make", input: ({ target }) => ({ target }) },
};
