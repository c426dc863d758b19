import "server-only";
import { randomUUID } from "node:crypto";
import { type z } from "zod";
import { mayEver, type Right } from "@/lib/domain/access";
import { type TokenScope } from "@/lib/domain/api-token";
import { type Paced } from "@/lib/domain/pace";
import { now } from "../clock";
import { type ViewerContext } from "../commands/context";
import { LedgerError } from "../errors";
import { admitted, type Asker, askerOf, challengeFor, changes, refuseForeignSite } from "./asker";
import { parseInput } from "./define-action";
import { recordRefusal } from "../audit/record-refusal";
import { jsonBody } from "./json-body";
import { type AskedChange, requestKeyOf } from "./once";
import { keepPace } from "./pace";
import { toProblem } from "./problem";
import { overTransport } from "./transport";

interface RouteDefinition<S extends z.ZodType, Context> {
  readonly right: Right;
  /** Lets programs in whose token has this scope; without one, no token opens the route. */
  readonly scope?: TokenScope;
  /** Schema of path parameters and query string together (path parameters win). */
  readonly input: S;
  /** What the server does much for: one person may ask for it so often only. */
  readonly paced?: Paced;
  /** The request carries JSON: the schema is then of path parameters and its members together (path parameters win). */
  readonly json?: true;
  readonly handle: (context: Context, input: z.output<S>, request: Request) => Promise<Response>;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
type Route = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * Makes a route handler for bytes and machines, for what is read or taken along; every answer is private to the person and
 * is not kept by caches.
 */
export function defineRoute<S extends z.ZodType>(definition: RouteDefinition<S, ViewerContext>): Route {
  return routeOf(definition, (asked, request) => {
    if (changes(request)) throw new Error("a route that changes something is made by defineChange");
    return asked;
  });
}

/**
 * The same for what changes something: it comes under a key of its own, and gets no context that a command takes but by
 * `once`.
 */
export function defineChange<S extends z.ZodType>(definition: RouteDefinition<S, AskedChange>): Route {
  return routeOf(definition, ({ viewer, now: at, requestId }, request, body) => {
    const requestKey = requestKeyOf(request.headers, askedBy(request, body));
    return { viewer, at, requestId, requestKey };
  });
}

function routeOf<S extends z.ZodType, Context>(
  definition: RouteDefinition<S, Context>,
  contextOf: (asked: ViewerContext, request: Request, body?: string) => Context,
): Route {
  return async (request, { params }) => {
    const requestId = randomUUID();
    const asked = { now: now(), requestId };
    let asker: Asker | null = null;
    try {
      asker = await askerOf(request, asked);
      const viewer = admitted(request, asker, definition.scope ?? null);
      if (!mayEver(viewer, definition.right)) throw new LedgerError("FORBIDDEN");
      if (definition.paced) {
        refuseForeignSite(request, asker);
        keepPace(viewer, definition.paced);
      }
      const body = definition.json && (await jsonBody(request));
      const said = body?.value ?? Object.fromEntries(new URL(request.url).searchParams);
      const input = parseInput(definition.input, { ...said, ...(await params) });
      const context = contextOf({ ...asked, viewer }, request, body?.text);
      const response = await definition.handle(context, input, request);
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return overTransport(response);
    } catch (error) {
      const { right } = definition;
      const { pathname } = new URL(request.url);
      await recordRefusal(error, {
        viewer: async () => asker?.viewer ?? null,
        right,
        way: "route",
        pathname,
        requestId,
      });
      return overTransport(await problemAnswer(request, error, requestId));
    }
  };
}

const ANNOUNCED = ["x-file-name", "content-length", "content-digest"];
const VERSIONS = ["if-match", "if-none-match"];

/** What a request asks for; its body by what is announced of it, where it has not come yet. */
function askedBy({ method, url, headers }: Request, body?: string): readonly unknown[] {
  const { pathname, search } = new URL(url);
  const named = (names: readonly string[]) => names.map((name) => headers.get(name));
  return [method, pathname, search, ...(body === undefined ? named(ANNOUNCED) : [body, ...named(VERSIONS)])];
}

/** How long a program waits before it asks again, in seconds: a lock is seldom held for longer. */
const RETRY_AFTER = "5";

/** What went wrong as JSON, with the status of its code; what passes by itself says when to ask again. */
async function problemAnswer(request: Request, error: unknown, requestId: string): Promise<Response> {
  const { status, problem } = await toProblem(error, requestId);
  const headers = new Headers({ "cache-control": "no-store" });
  if (status === 503) headers.set("retry-after", RETRY_AFTER);
  const seconds = error instanceof LedgerError && error.details.params?.seconds;
  if (status === 429 && seconds) headers.set("retry-after", String(seconds));
  const challenge = challengeFor(request, error);
  if (challenge !== null) headers.set("www-authenticate", challenge);
  const present = error instanceof LedgerError ? error.details.present : undefined;
  if (present) headers.set("etag", present.etag);
  return Response.json(present ? { ...problem, present } : problem, { status, headers });
}
