import "server-only";
import pino from "pino";

/**
 * Structured log on standard error, which `npm start` passes on: JSON, so that no input can forge a line; never holds form contents. `LOG_LEVEL`
 * is read here and not in env.ts, because a start that refuses its environment has to be able to log.
 */
export const logger = pino(
  { level: process.env.VITEST ? "silent" : process.env.LOG_LEVEL || "info", base: undefined },
  pino.destination(2),
);
