import "server-only";
import pino from "pino";
import { env } from "./env";

/** Structured log on standard output: JSON, so that no input can forge a line; never holds form contents. */
export const logger = pino({ level: process.env.VITEST ? "silent" : env().logLevel, base: undefined });
