import "server-only";
import { stat } from "node:fs/promises";
import { mayEver, type Viewer } from "@/lib/domain/access";
import { now } from "../clock";
import { db } from "../db/client";
import { forbidden } from "../errors";
import { packageExpiry, packagePath } from "../packages/package-store";
import { percentDone } from "../run-beside";
import { namesOf } from "./reports";

/** Where a package stands; one that a killed process left behind is `interrupted`. */
export type PackageState = "making" | "ready" | "failed" | "interrupted" | "expired";

export interface PackageItem {
  readonly id: string;
  /** What it is about, in words. */
  readonly scope: string;
  readonly state: PackageState;
  /** How much is written, in percent; null unless it is being made. */
  readonly percent: number | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly byteSize: number | null;
  readonly files: number | null;
  /** Short form of the checkpoint that seals it. */
  readonly checkpoint: string | null;
  readonly expiresAt: Date | null;
  /** Key of the sentence that says why it failed. */
  readonly problem: string | null;
  /** Where a table is not as the log says, for which it was refused. */
  readonly fault: string | null;
}

/** What a package can be narrowed to. */
export interface PackageChoices {
  readonly years: readonly number[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly targets: readonly {
    readonly id: string;
    readonly year: number;
    readonly number: number;
    readonly indicator: string;
  }[];
}

const SHOWN = 20;

/** The latest packages, of all auditors. Throws FORBIDDEN. */
export async function packageList(viewer: Viewer): Promise<readonly PackageItem[]> {
  if (!mayEver(viewer, "package.make")) throw forbidden();
  const rows = await db().auditPackage.findMany({
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    take: SHOWN,
  });
  const names = await namesOf(rows.map(({ requestedById }) => requestedById));
  return Promise.all(
    rows.map(async ({ requestedById, byteSize, finishedAt, state, ...row }) => ({
      ...row,
      state: await stateOf(row.id, state, finishedAt),
      percent: percentDone(row.id),
      requestedBy: names.get(requestedById) ?? null,
      byteSize: byteSize === null ? null : Number(byteSize),
      expiresAt: finishedAt && packageExpiry(finishedAt),
    })),
  );
}

async function stateOf(id: string, state: string, finishedAt: Date | null): Promise<PackageState> {
  if (state === "making") return percentDone(id) === null ? "interrupted" : "making";
  if (state !== "ready") return "failed";
  const there = await stat(packagePath(id)).catch(() => null);
  return there && finishedAt && packageExpiry(finishedAt) > now() ? "ready" : "expired";
}

/** What there is to choose from. Throws FORBIDDEN. */
export async function packageChoices(viewer: Viewer): Promise<PackageChoices> {
  if (!mayEver(viewer, "package.make")) throw forbidden();
  const [targets, units] = await Promise.all([
    db().target.findMany({
      where: { partNumber: 0 },
      orderBy: [{ year: "desc" }, { number: "asc" }],
      select: { id: true, year: true, number: true, indicator: true },
    }),
    db().unit.findMany({
      where: { OR: [{ leads: { some: {} } }, { supports: { some: {} } }] },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  return { targets, units, years: [...new Set(targets.map(({ year }) => year))] };
}
