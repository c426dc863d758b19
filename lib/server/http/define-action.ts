import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { revalidatePath } from "next/cache";
import { type z } from "zod";
import { damagedTexts } from "@/lib/domain/damaged-text";
import { mayEver, type Right } from "@/lib/domain/access";
import { type Paced } from "@/lib/domain/pace";
import { type Stage } from "@/lib/domain/second-factor";
import { currentViewer, viewerInStage } from "../auth/viewer";
import { now } from "../clock";
import { type ViewerContext } from "../commands/context";
import { LedgerError } from "../errors";
import { recordRefusal } from "../audit/record-refusal";
import { askedPath } from "./asked-path";
import { refuseForeignOrigin } from "./origin";
import { once, requestKeyOf } from "./once";
import { keepPace } from "./pace";
import { type Problem, toProblem } from "./problem";

/** What a form gets back: the result, or a problem in words. */
export type ActionResult<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: Problem };

interface ActionDefinition<S extends z.ZodType, T, Shown = T> {
  /** The right that somebody must hold in some relation; the command checks it against the record. */
  readonly right: Right;
  readonly input: S;
  readonly run: (context: ViewerContext, input: z.output<S>) => Promise<T>;
  /** Makes of the result what the form gets, where that is another thing; asked anew when the request comes again. */
  readonly show?: (context: ViewerContext, result: T) => Promise<Shown>;
  /**
   * false where a page takes the result as its new state: nothing is rendered anew, and the page itself refreshes
   * the others when it is left. Everything is rendered anew otherwise.
   */
  readonly revalidates?: boolean;
  /** What also those may do who have one of these stages before them. */
  readonly stages?: readonly Stage[];
  /** What the server does much for: one person may ask for it so often only. */
  readonly paced?: Paced;
  /** true where the answer is told once and may be kept nowhere, as a new password. */
  readonly tellsSecret?: boolean;
}

/**
 * Makes a server action: session, right and input are checked before `run` sees anything, and every
 * outcome comes back as a value. The only way to make one (with defineRoute for bytes and machines).
 */
export function defineAction<S extends z.ZodType, T, Shown = T>(
  definition: ActionDefinition<S, T, Shown>,
): (raw: z.input<S>) => Promise<ActionResult<Shown>> {
  return async (raw) => {
    const requestId = randomUUID();
    try {
      const sent = await headers();
      // Next.js lets a request without one pass.
      refuseForeignOrigin(sent);
      const viewer = (await currentViewer()) ?? (await viewerInStage(...(definition.stages ?? [])));
      if (!viewer) throw new LedgerError("UNAUTHENTICATED");
      if (!mayEver(viewer, definition.right)) throw new LedgerError("FORBIDDEN");
      if (definition.paced) keepPace(viewer, definition.paced);
      const input = parseInput(definition.input, raw);
      const requestKey = requestKeyOf(sent, [sent.get("next-action"), raw], definition.tellsSecret);
      const change = { viewer, at: now(), requestId, requestKey };
      const result = await once(change, (context) => definition.run(context, input));
      const shown = { viewer, now: change.at, requestId };
      const data = definition.show ? await definition.show(shown, result) : (result as unknown as Shown);
      if (definition.revalidates !== false) revalidatePath("/", "layout");
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      const { right } = definition;
      const pathname = await askedPath();
      await recordRefusal(error, { viewer: currentViewer, right, way: "action", pathname, requestId });
      return { ok: false, problem: (await toProblem(error, requestId)).problem };
    }
  };
}

/** Parses by schema; the issues' messages are keys of the `errors` catalogue. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const damaged = damagedTexts(raw);
  if (damaged.length > 0) {
    const fields = Object.fromEntries(damaged.map((path) => [path, "text_damaged"]));
    throw new LedgerError("INVALID", { problem: "check_fields", fields });
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [key, "field_unknown"])
        : [[issue.path.join("."), problemOf(issue)]],
    ),
  );
  throw new LedgerError("INVALID", { problem: "check_fields", fields });
}

/** With the limit, where it is what was overstepped. */
const problemOf = (issue: z.core.$ZodIssue): string =>
  issue.code === "too_big" ? `${issue.message}:${issue.maximum}` : issue.message;
