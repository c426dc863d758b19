import "server-only";
import { logger } from "./logger";

/**
 * Makes the log one: what Next.js and libraries say on the console comes out as lines of the log too. Their objects are left
 * out, because nobody knows what is in them.
 */
export function logConsole(): void {
  Object.assign(console, {
    error: (...said: unknown[]) => logger.error(lineOf(said), "console"),
    warn: (...said: unknown[]) => logger.warn(lineOf(said), "console"),
  });
}

function lineOf(said: readonly unknown[]): { readonly err?: Error; readonly said: string } {
  const words = said.filter((part) => typeof part === "string").join(" ");
  const err = said.find((part) => part instanceof Error);
  // Beside an error its first word only: the rest may quote it.
  return err ? { err, said: (words.split("\n", 1)[0] ?? "").slice(0, 40) } : { said: words.slice(0, 300) };
}
