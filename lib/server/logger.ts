import "server-only";
import pino from "pino";

/**
 * Structured log on standard error, which `npm start` passes on: a line of JSON each, so that no input can forge one. It
 * holds no contents of forms, no names and no secrets. `LOG_LEVEL` is read here and not in env.ts, because a start that
 * refuses its environment has to be able to log.
 */
export const logger = pino(
  {
    level: process.env.VITEST ? "silent" : process.env.LOG_LEVEL || "info",
    base: undefined,
    serializers: { err: loggedError },
  },
  pino.destination(2),
);

/** What a fault is logged as. */
export interface LoggedError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  /** The number that a page shows. */
  readonly digest?: string;
  /** Where it happened, without what was said there. */
  readonly frames: readonly string[];
}

/**
 * What of a fault may be logged. The message of a database or a parser quotes what it was given, which may be a person's
 * words: of those only the code is kept. Ours name no data.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  return {
    type: error.name,
    ...(error.name === "Error" && code === undefined && { message: error.message.slice(0, 300) }),
    ...(typeof code === "string" && { code }),
    ...(typeof digest === "string" && { digest }),
    // What is said may have lines that look like frames.
    frames: (error.stack ?? "")
      .replace(error.message, "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
}
