import { type Instrumentation } from "next";

/** Next calls it once when a server process starts: the jobs run inside of it, unless `npm run jobs` runs them elsewhere. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logConsole } = await import("./lib/server/log-console");
  if (process.env.NODE_ENV === "production") logConsole();
  const { forgetEarlierCopies } = await import("./lib/server/as-of/ledger-as-of");
  forgetEarlierCopies();
  if (process.env.JOBS === "off") return;
  const { startJobs } = await import("./lib/server/jobs/loop");
  startJobs();
}

/** A page or a route that failed: logged under the number that the page shows, without the query of its address. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logger } = await import("./lib/server/logger");
  logger.error({ err: error, method, path: path.split("?", 1)[0] }, "fault");
};
