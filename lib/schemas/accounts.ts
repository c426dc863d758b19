import { z } from "zod";
import { PASSWORD_MAX_LENGTH } from "@/lib/domain/password";
import { ACCOUNT_MAX_LENGTH } from "@/lib/domain/sign-in";
import { OFFICER_ROLES, ROLES } from "@/lib/domain/vocabulary";
import { pageNumber } from "./list-page";

const seen = z.object({ id: z.string().min(1), version: z.int() });
const idOrNone = z.string().min(1).nullable();
export const password = z.string().min(1, "required").max(PASSWORD_MAX_LENGTH, "password_too_long");

/** What one signs in with; typed in any case, kept in lower case. */
export const accountName = z
  .string()
  .trim()
  .toLowerCase()
  .max(ACCOUNT_MAX_LENGTH, "account_form")
  .regex(/^[a-z0-9][a-z0-9._-]{2,}$/, "account_form");
export const personName = z.string().trim().min(1, "required").max(30, "too_long");

const personFields = z.object({ name: personName, unitId: idOrNone, leaderPostId: idOrNone });
/** The id is made by the form, so that a double click makes one account. */
export const createAccountInput = personFields.extend({ id: z.uuid(), account: accountName });
export const changeAccountInput = personFields.extend(seen.shape);
export const seenAccountInput = seen;

/** The own password again, before something that an unwatched screen must not do. */
export const passwordAgainInput = z.object({ current: password });

const reason = z.string().trim().min(1, "reason_missing").max(200, "too_long");

/** `id` and `version` are the account's; the proposal's own id is made by the form. */
export const proposeRoleInput = seen.extend({
  proposalId: z.uuid(),
  role: z.enum(ROLES, "required"),
  reason,
});
/** A proposal as the person saw it. */
export const seenProposalInput = seen;
export const refuseRoleInput = seen.extend({ reason });
export const takeRoleInput = seen.extend({ reason });
export const unlockAccountInput = z.object({ id: z.string().min(1) });

export const changePasswordInput = z
  .object({ current: password, next: password, repeated: password })
  .refine(({ next, repeated }) => next === repeated, {
    path: ["repeated"],
    message: "password_not_repeated",
  });

const typedCode = z.string().trim().min(1, "required").max(60, "too_long");

/** The first code of the app. */
export const confirmFactorInput = z.object({ code: typedCode });
/** A code of the app, or a recovery code. */
export const factorCodeInput = z.object({ code: typedCode });

/** The roles that the command line may give, each as long as nobody holds it. */
export const FIRST_ROLES = OFFICER_ROLES;

/** The first administrators are made on the server's own command line. */
export const firstAdministratorInput = z.object({
  account: accountName,
  name: personName,
  role: z.enum(FIRST_ROLES, "first_role"),
  password,
});

/** The condition of a list of accounts, as its address carries it. */
export const accountSearchSchema = z.object({
  q: z.string().trim().max(60).catch("").default(""),
  page: pageNumber,
});
