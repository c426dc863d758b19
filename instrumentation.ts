/** Next calls it once when a server process starts: the jobs run inside of it, unless `npm run jobs` runs them elsewhere. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.JOBS === "off") return;
  const { startJobs } = await import("./lib/server/jobs/loop");
  startJobs();
}
