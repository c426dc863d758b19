import "server-only";
import { randomUUID } from "node:crypto";
import { forbidden, notFound, redirect } from "next/navigation";
import { mayEver, type Right, type Viewer } from "@/lib/domain/access";
import { recordRefusal } from "../audit/record-refusal";
import { currentViewer, pageBefore } from "../auth/viewer";
import { forbidden as refused, LedgerError } from "../errors";
import { askedPath } from "./asked-path";

/** The signed-in person of a page that asks for `right`; sends others to sign in, or says 403 and keeps the session. */
export async function requireViewer(right: Right): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect((await pageBefore()) ?? "/sign-in");
  if (!mayEver(viewer, right)) {
    await recordPageRefusal(refused(), right);
    forbidden();
  }
  return viewer;
}

/** Awaits a query for a page: what is out of sight becomes the 404 page, what is not allowed the 403 page. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    await recordPageRefusal(error, null);
    if (error instanceof LedgerError && error.code === "NOT_FOUND") notFound();
    if (error instanceof LedgerError && error.code === "FORBIDDEN") forbidden();
    throw error;
  }
}

async function recordPageRefusal(error: unknown, right: Right | null): Promise<void> {
  const pathname = await askedPath();
  await recordRefusal(error, {
    viewer: currentViewer,
    right,
    way: "page",
    pathname,
    requestId: randomUUID(),
  });
}
