import "server-only";
import { type z } from "zod";
import { RECOVERY_CODES, typedCode } from "@/lib/domain/second-factor";
import {
  type confirmFactorInput,
  type factorCodeInput,
  type passwordAgainInput,
} from "@/lib/schemas/accounts";
import { confirmPassword } from "../auth/confirm-password";
import { withFactorCode } from "../auth/factor-code";
import {
  newFactorSecret,
  newRecoveryCode,
  openSecret,
  recoveryHash,
  sealSecret,
  stepOfCode,
} from "../auth/one-time-code";
import { qrDrawing, type QrDrawing } from "../auth/qr-code";
import { db, type Tx } from "../db/client";
import { housekeep, type Recorder, transact } from "../db/transact";
import { conflict, expectOne, invalid } from "../errors";
import { type ViewerContext } from "./context";
import { revokeSessionsOf } from "./revoke-sessions";

/** What an authenticator app is set up with; told once. */
export interface FactorSetupData {
  /** Base32, for an app without a camera. */
  readonly key: string;
  readonly qr: QrDrawing;
}

/** Told once and kept as hashes only. */
export interface NewRecoveryCodes {
  readonly codes: readonly string[];
}

/**
 * Begins to set up a second factor, after the password was given again. It counts for nothing until a code of the app has
 * confirmed it, and what was begun before is forgotten.
 *
 * @throws as confirmPassword; CONFLICT where there is a factor already
 */
export async function startFactor(
  context: ViewerContext,
  input: z.output<typeof passwordAgainInput>,
): Promise<FactorSetupData> {
  const { viewer, now } = context;
  const { userId } = viewer;
  await confirmPassword(context, input.current);
  const { key, address } = newFactorSecret(viewer.account);
  await housekeep(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    if ((await tx.secondFactor.count({ where: { userId } })) > 0) throw conflict("factor_there");
    await tx.secondFactor.create({
      data: { userId, secret: sealSecret(key, userId), createdAt: now },
      select: { userId: true },
    });
  });
  return { key, qr: qrDrawing(address) };
}

/**
 * Confirms by a first code that the app has the secret: from now on sign-in asks for it. The other sessions end.
 *
 * @returns recovery codes
 * @throws LedgerError INVALID at the field `code` · CONFLICT where nothing was begun, or it is confirmed already
 */
export async function confirmFactor(
  context: ViewerContext,
  input: z.output<typeof confirmFactorInput>,
): Promise<NewRecoveryCodes> {
  const { userId, sessionId } = context.viewer;
  const begun = await db().secondFactor.findUnique({
    where: { userId },
    select: { secret: true, confirmedAt: true },
  });
  if (!begun || begun.confirmedAt) throw conflict();
  const [secret, code] = [openSecret(begun.secret, userId), typedCode(input.code)];
  const step = secret !== null && code !== null ? stepOfCode(secret, code, context.now) : null;
  if (step === null) throw invalid("check_fields", { code: "factor_wrong" });
  return transact(context, async (tx, record) => {
    expectOne(
      await tx.secondFactor.updateMany({
        where: { userId, secret: begun.secret, confirmedAt: null },
        data: { confirmedAt: context.now, lastStep: step },
      }),
    );
    await tx.session.updateMany({ where: { id: sessionId }, data: { factorAt: context.now } });
    await record({
      action: "account.factor_enrolled",
      record: { type: "account", id: userId },
      payload: {},
    });
    await revokeSessionsOf(tx, record, { userId, now: context.now, except: sessionId });
    return makeRecoveryCodes(tx, record, context);
  });
}

/** Makes new recovery codes; those before open nothing any more. @throws as withFactorCode */
export async function renewRecoveryCodes(
  context: ViewerContext,
  input: z.output<typeof factorCodeInput>,
): Promise<NewRecoveryCodes> {
  let made: NewRecoveryCodes = { codes: [] };
  await withFactorCode(context, input.code, async (tx, record) => {
    made = await makeRecoveryCodes(tx, record, context);
  });
  return made;
}

/** Takes the own second factor off. @throws as withFactorCode */
export async function removeFactor(
  context: ViewerContext,
  input: z.output<typeof factorCodeInput>,
): Promise<void> {
  const { userId } = context.viewer;
  await withFactorCode(context, input.code, async (tx, record) => {
    await deleteFactor(tx, userId);
    await record({ action: "account.factor_removed", record: { type: "account", id: userId }, payload: {} });
  });
}

/** Deletes a second factor with its recovery codes; returns how many factors there were. */
export async function deleteFactor(tx: Tx, userId: string): Promise<number> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return (await tx.secondFactor.deleteMany({ where: { userId } })).count;
}

async function makeRecoveryCodes(
  tx: Tx,
  record: Recorder,
  { viewer: { userId }, now }: ViewerContext,
): Promise<NewRecoveryCodes> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ hash: recoveryHash(code), userId, createdAt: now })),
  });
  await record({
    action: "account.recovery_codes_made",
    record: { type: "account", id: userId },
    payload: { count: codes.length },
  });
  return { codes };
}
