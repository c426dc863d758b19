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
  recordId,
  said,
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

const apiToken: TableRule = {
  table: "apiToken",
  group: "account",
  by: "userId",
  made: ["account.token_created"],
  each: true,
  about: (event, row) =>
    said(row, "revokedAt") === null &&
    (event.action === "account.token_revoked"
      ? said(row, "name") === event.payload.name
      : event.action === "session.revoked" &&
        event.payload.tokens !== undefined &&
        String(said(row, "_until")) >= event.at.slice(0, 10)),
  columns: {
    userId: { "account.token_created": recordId },
    name: { "account.token_created": after("name") },
    scopes: {
      "account.token_created": (event) =>
        JSON.stringify((event.payload.after as { scopes: string[] }).scopes),
    },
    createdAt: { "account.token_created": at },
    revokedAt: {
      "account.token_created": is(null),
      "account.token_revoked": at,
      "session.revoked": at,
    },
    _until: { "account.token_created": after("expiresOn") },
  },
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
