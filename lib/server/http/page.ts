import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import { mayEver, type Right, type Viewer } from "@/lib/domain/access";
import { currentViewer, pageBefore } from "../auth/viewer";
import { LedgerError } from "../errors";

/** The signed-in person of a page that asks for `right`; sends others to sign in, or says 403 and keeps the session. */
export async function requireViewer(right: Right): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect((await pageBefore()) ?? "/sign-in");
  if (!mayEver(viewer, right)) forbidden();
  return viewer;
}

/** Awaits a query for a page: what is out of sight becomes the 404 page, what is not allowed the 403 page. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof LedgerError && error.code === "NOT_FOUND") notFound();
    if (error instanceof LedgerError && error.code === "FORBIDDEN") forbidden();
    throw error;
  }
}
