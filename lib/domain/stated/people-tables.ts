import { dayAt } from "../period";
import {
  actor,
  after,
  at,
  facts,
  is,
  on,
  orFirst,
  payload,
  reason,
  type Reader,
  recordId,
  said,
  type StatedRow,
  type StatedRows,
  type StatingEvent,
  type TableRule,
} from "./rows";

/** What the log says of accounts, who may act for whom, units and posts. */

const user: TableRule = {
  table: "user",
  group: "account",
  by: "id",
  made: ["account.created"],
  columns: {
    id: { "account.created": recordId },
    ...facts(["account", "name"], "account.created", "account.changed"),
    unitId: { "account.created": orFirst(after("unit"), null), "account.changed": after("unit") },
    role: { "account.created": orFirst(after("role"), null), "role.granted": after("role") },
    disabledAt: { "account.created": is(null), "account.disabled": at, "account.enabled": is(null) },
    createdAt: { "account.created": at },
    passwordSetAt: { "account.created": is(null), "account.password_set": at },
    passwordHash: {
      "account.created": after("passwordDigest"),
      "account.password_set": payload("passwordDigest"),
    },
  },
  kinds: { unitId: "unit", passwordHash: "digest" },
};

const ROLE_DECIDED = ["role.granted", "role.refused", "role.withdrawn"] as const;

const roleProposal: TableRule = {
  table: "roleProposal",
  group: "account",
  by: "userId",
  made: ["role.proposed"],
  each: true,
  // A role that is taken away, or granted on the command line, was proposed by nobody.
  about: (event, row) =>
    said(row, "state") === "proposed" &&
    (ROLE_DECIDED as readonly string[]).includes(event.action) &&
    (event.action !== "role.granted" || event.payload.proposedBy !== undefined),
  columns: {
    userId: { "role.proposed": recordId },
    openFor: { "role.proposed": recordId, ...on(ROLE_DECIDED, is(null)) },
    fromRole: { "role.proposed": ({ payload: { before } }) => (before as { role: string | null }).role },
    role: { "role.proposed": after("role") },
    reason: { "role.proposed": reason },
    proposedById: { "role.proposed": actor },
    proposedAt: { "role.proposed": at },
    state: {
      "role.proposed": is("proposed"),
      "role.granted": is("granted"),
      "role.refused": is("refused"),
      "role.withdrawn": is("withdrawn"),
    },
    decidedById: { "role.proposed": is(null), ...on(ROLE_DECIDED, actor) },
    decidedAt: { "role.proposed": is(null), ...on(ROLE_DECIDED, at) },
    refusal: { "role.proposed": is(null), "role.refused": reason },
  },
};

/**
 * When a token was taken back, null for not. Where the log does not say which of some tokens of one name it was: a list of the
 * instants that may be it, with "" for not at all.
 */
const revokedIn = (row: StatedRow) => said(row, "revokedAt") as string | readonly string[] | null;
function mayHold(row: StatedRow): boolean {
  const revoked = revokedIn(row);
  return revoked === null || (typeof revoked === "object" && revoked.includes(""));
}

/** Whether it may be this one that was taken back: by the id where both say it, and else by the name. */
function mayBeTakenBack({ payload: { tokenId, name } }: StatingEvent, row: StatedRow, rows: StatedRows) {
  const id = said(row, "id");
  if (!mayHold(row)) return false;
  if (id !== undefined && tokenId !== undefined) return id === tokenId;
  const isKnown = rows
    .get("apiToken")
    ?.some((other) => tokenId !== undefined && said(other, "id") === tokenId);
  return said(row, "name") === name && !isKnown;
}

const takenBack: Reader = (event, row, rows) => {
  const candidates = rows.get("apiToken")?.filter((other) => mayBeTakenBack(event, other, rows)) ?? [];
  return candidates.length === 1 ? event.at : [...(revokedIn(row) ?? [""]), event.at];
};
const endedWithAll: Reader = (event, row) => {
  const revoked = revokedIn(row);
  return revoked === null ? event.at : [...revoked].map((instant) => instant || event.at);
};

/** Events of before say the last day only: a token ends whole days after it was made (lib/server/commands/create-token.ts). */
const tokenUntil: Reader = (event) => {
  const { expiresAt, expiresOn } = event.payload.after as Readonly<Record<string, string>>;
  if (expiresAt !== undefined) return expiresAt;
  const made = new Date(event.at);
  const length = Date.parse(String(expiresOn)) - Date.parse(dayAt(made));
  return new Date(made.getTime() + length).toISOString();
};

const apiToken: TableRule = {
  table: "apiToken",
  group: "account",
  by: "userId",
  made: ["account.token_created"],
  each: true,
  about: (event, row, rows) =>
    event.action === "account.token_revoked"
      ? mayBeTakenBack(event, row, rows)
      : event.action === "session.revoked" &&
        event.payload.tokens !== undefined &&
        mayHold(row) &&
        String(said(row, "_until")) > event.at,
  columns: {
    id: { "account.token_created": after("id") },
    userId: { "account.token_created": recordId },
    name: { "account.token_created": after("name") },
    scopes: {
      "account.token_created": (event) =>
        JSON.stringify((event.payload.after as { scopes: string[] }).scopes),
    },
    hash: { "account.token_created": after("hashDigest") },
    createdAt: { "account.token_created": at },
    expiresAt: { "account.token_created": after("expiresAt") },
    revokedAt: {
      "account.token_created": is(null),
      "account.token_revoked": takenBack,
      "session.revoked": endedWithAll,
    },
    _until: { "account.token_created": tokenUntil },
  },
  kinds: { hash: "digest", revokedAt: "oneOf" },
};

const externalIdentity: TableRule = {
  table: "externalIdentity",
  group: "account",
  by: "userId",
  made: ["account.identity_linked"],
  gone: ({ action }) => action === "account.identity_unlinked",
  columns: {
    userId: { "account.identity_linked": recordId },
    issuer: { "account.identity_linked": payload("issuer") },
    linkedAt: { "account.identity_linked": at },
  },
};

const secondFactor: TableRule = {
  table: "secondFactor",
  group: "account",
  by: "userId",
  made: ["account.factor_enrolled"],
  gone: ({ action }) => action === "account.factor_removed" || action === "account.factor_reset",
  columns: {
    userId: { "account.factor_enrolled": recordId },
    confirmedAt: { "account.factor_enrolled": at },
  },
  // One that was begun and not confirmed asks nobody for anything yet.
  silent: ({ confirmedAt }) => confirmedAt === null,
};

const deputyship: TableRule = {
  table: "deputyship",
  group: "deputyship",
  by: "id",
  made: ["deputy.named"],
  columns: {
    id: { "deputy.named": recordId },
    principalId: { "deputy.named": actor },
    deputyId: { "deputy.named": payload("deputy") },
    role: { "deputy.named": ({ actorRole }: StatingEvent) => actorRole },
    fromDay: { "deputy.named": payload("fromDay") },
    untilDay: { "deputy.named": payload("untilDay") },
    createdAt: { "deputy.named": at },
    endedAt: { "deputy.named": is(null), "deputy.ended": at },
  },
  kinds: { deputyId: "person" },
};

const unit: TableRule = {
  table: "unit",
  group: "unit",
  by: "id",
  made: ["unit.created"],
  columns: {
    id: { "unit.created": recordId },
    ...facts(["code", "name", "shortName"], "unit.created", "unit.changed"),
    active: { "unit.created": is(true), "unit.changed": after("active") },
  },
};

const leaderPost: TableRule = {
  table: "leaderPost",
  group: "leader_post",
  by: "id",
  made: ["leader_post.created"],
  columns: {
    id: { "leader_post.created": recordId },
    ...facts(["title", "overall"], "leader_post.created", "leader_post.changed"),
    holderId: {
      "leader_post.created": orFirst(after("holder"), null),
      "leader_post.changed": after("holder"),
    },
  },
  kinds: { holderId: "person" },
};

export const PEOPLE_TABLES: readonly TableRule[] = [
  user,
  roleProposal,
  apiToken,
  externalIdentity,
  secondFactor,
  deputyship,
  unit,
  leaderPost,
];
