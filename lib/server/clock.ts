import "server-only";
import { env } from "./env";
import { ledgerView } from "./ledger-view";

/** Reads `APP_CLOCK`: an ISO instant stands still; `+N` or `-N` shifts the machine's clock by N milliseconds. */
export function clockFrom(setting: string | undefined): () => Date {
  if (!setting) return () => new Date();
  if (/^[+-]\d+$/.test(setting)) {
    const offset = Number(setting);
    return () => new Date(Date.now() + offset);
  }
  const instant = Date.parse(setting);
  if (Number.isNaN(instant))
    throw new Error(`APP_CLOCK is neither an ISO instant nor ±milliseconds: ${setting}`);
  return () => new Date(instant);
}

let clock: (() => Date) | undefined;

/** The product's one clock. Demo and tests set it by `APP_CLOCK`; on an earlier day of the ledger it stands at its end. */
export function now(): Date {
  return ledgerView()?.at ?? presentTime();
}

/** The same, wherever one looks. */
export function presentTime(): Date {
  return (clock ??= clockFrom(env().clock))();
}
