import "server-only";
import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { may } from "@/lib/domain/access";
import { openPeriodAt, yearOf } from "@/lib/domain/period";
import { shortForm } from "@/lib/proof/checkpoint";
import { type PackageFilter } from "@/lib/schemas/packages";
import { makeCheckpoint } from "../audit/checkpoints";
import { signingKey } from "../audit/signing-key";
import { faultPlace, verifyRecords } from "../audit/verify-records";
import { now } from "../clock";
import { db } from "../db/client";
import { housekeep, transact } from "../db/transact";
import { forbidden, invalid } from "../errors";
import { logger } from "../logger";
import { packageEvents, type PackageScope, packageScope } from "../packages/package-scope";
import { draftPath, packagePath } from "../packages/package-store";
import { verifyPage } from "../packages/verify-page";
import { type Seal, writeBag } from "../packages/write-bag";
import { governmentOf } from "../queries/government";
import { runBeside } from "../run-beside";
import { type ViewerContext } from "./context";

/**
 * Asks for an audit package (审计包): it is made beside the requests, and its row says what became of it. One that a
 * killed process left behind is asked for again. One is refused where a table is not as the log says: a valid seal would
 * vouch for what nobody did.
 *
 * @returns the work itself, for those who wait for its end
 * @throws LedgerError FORBIDDEN · INVALID where the filter names no target
 */
export async function requestPackage(
  context: ViewerContext,
  filter: PackageFilter,
): Promise<{ readonly id: string; readonly work: Promise<void> }> {
  const { viewer, now: at } = context;
  if (!may(viewer, "package.make")) throw forbidden();
  const scope = await packageScope(viewer, filter, at);
  if (scope.targets.size === 0) throw invalid("package_empty");
  const id = randomUUID();
  await transact(context, async (tx, record) => {
    await tx.auditPackage.create({
      data: { id, scope: scope.words, requestedById: viewer.userId, requestedAt: at, state: "making" },
      select: { id: true },
    });
    await record({
      action: "package.requested",
      record: { type: "package", id },
      payload: { scope: scope.words },
    });
    return { id };
  });
  const work = runBeside(id, (tell) => make(context, id, scope, filter, tell)).catch((error: unknown) =>
    fail(id, error),
  );
  return { id, work };
}

type Tell = (done: number, total: number) => Promise<void>;

async function make(
  context: ViewerContext,
  id: string,
  scope: PackageScope,
  filter: PackageFilter,
  tell: Tell,
): Promise<void> {
  const draft = await draftPath(id);
  const year = filter.year ?? yearOf(openPeriodAt(context.now));
  const { byteSize, seal } = await writeBag(
    draft,
    {
      id,
      organization: (await governmentOf(year)) ?? "目标台账",
      madeAt: context.now,
      scope: scope.words,
      files: scope.files,
      seal: (contents) => sealPackage(context, id, { ...contents, scope: scope.words }),
      events: (size) => packageEvents(id, scope, size),
      page: await verifyPage(),
    },
    tell,
  );
  await rename(draft, packagePath(id));
  await housekeep((tx) =>
    tx.auditPackage.update({
      where: { id },
      data: {
        state: "ready",
        byteSize: BigInt(byteSize),
        files: scope.files.length,
        checkpoint: shortForm(seal.checkpoint),
        finishedAt: now(),
      },
      select: { id: true },
    }),
  );
}

/** Why a package is refused. */
class ContradictedRecords extends Error {}

/**
 * The event that names the digest of the package's files, and the log signed with it.
 *
 * @throws ContradictedRecords where a table is not as the log says
 */
async function sealPackage(
  context: ViewerContext,
  id: string,
  payload: {
    readonly contents: string;
    readonly files: number;
    readonly bytes: number;
    readonly scope: string;
  },
): Promise<Seal> {
  const records = await verifyRecords(db());
  if (!records.ok) throw new ContradictedRecords(faultPlace(records));
  await transact(context, (_tx, record) =>
    record({ action: "package.sealed", record: { type: "package", id }, payload }),
  );
  const { checkpoint, text } = await makeCheckpoint(now());
  const { publicKey } = await signingKey();
  return { checkpoint, text, key: { name: checkpoint.origin, publicKey } };
}

async function fail(id: string, error: unknown): Promise<void> {
  logger.error({ err: error, packageId: id }, "an audit package could not be made");
  const fault = error instanceof ContradictedRecords ? error.message : null;
  const problem =
    fault !== null ? "package_records" : error instanceof RangeError ? "package_too_large" : "package_failed";
  await housekeep((tx) =>
    tx.auditPackage.updateMany({
      where: { id, state: "making" },
      data: { state: "failed", problem, fault, finishedAt: now() },
    }),
  ).catch((fault: unknown) => logger.error({ err: fault, packageId: id }, "its failure could not be stored"));
}
