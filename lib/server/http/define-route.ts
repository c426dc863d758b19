import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { mayEver, type Right } from "@/lib/domain/access";
import { currentViewer } from "../auth/viewer";
import { now } from "../clock";
import { type ViewerContext } from "../commands/context";
import { LedgerError } from "../errors";
import { parseInput } from "./define-action";
import { recordRefusal } from "../audit/record-refusal";
import { requestKeyOf } from "./once";
import { toProblem } from "./problem";

interface RouteDefinition<S extends z.ZodType> {
  readonly right: Right;
  /** Schema of path parameters and query string together (path parameters win). */
  readonly input: S;
  readonly handle: (context: ViewerContext, input: z.output<S>, request: Request) => Promise<Response>;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * Makes a route handler for bytes and machines. A request that changes something must come from this site
 * (Origin) and under a key of its own, its command is to be run by `once`; every answer is private to the person and is not kept by caches.
 */
export function defineRoute<S extends z.ZodType>(
  definition: RouteDefinition<S>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, { params }) => {
    const requestId = randomUUID();
    try {
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes) refuseForeignOrigin(request);
      const viewer = await currentViewer();
      if (!viewer) throw new LedgerError("UNAUTHENTICATED");
      if (!mayEver(viewer, definition.right)) throw new LedgerError("FORBIDDEN");
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const input = parseInput(definition.input, { ...query, ...(await params) });
      const context = {
        viewer,
        now: now(),
        requestId,
        ...(changes && { requestKey: requestKeyOf(request.headers, askedBy(request)) }),
      };
      const response = await definition.handle(context, input, request);
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      const { right } = definition;
      const { pathname } = new URL(request.url);
      await recordRefusal(error, { viewer: currentViewer, right, way: "route", pathname, requestId });
      return problemAnswer(error, requestId);
    }
  };
}

/** What a request asks for; its body by what is announced of it, because it has not come yet. */
function askedBy({ method, url, headers }: Request): readonly unknown[] {
  const { pathname, search } = new URL(url);
  const body = ["x-file-name", "content-length", "content-digest"].map((name) => headers.get(name));
  return [method, pathname, search, ...body];
}

/** How long a program waits before it asks again, in seconds: a lock is seldom held for longer. */
const RETRY_AFTER = "5";

/** What went wrong as JSON, with the status of its code; what passes by itself says when to ask again. */
async function problemAnswer(error: unknown, requestId: string): Promise<Response> {
  const { status, problem } = await toProblem(error, requestId);
  const headers = new Headers({ "cache-control": "no-store" });
  if (status === 503) headers.set("retry-after", RETRY_AFTER);
  return Response.json(problem, { status, headers });
}

function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== host)
    throw new LedgerError("FORBIDDEN", { problem: "foreign_origin" });
}
