import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "../env";

/** Whose drafts lie on a machine, and the secret that opens them. */
export interface DraftOwner {
  readonly userId: string;
  /** 256 bits, as base64. */
  readonly secret: string;
}

/**
 * Opens what a person's forms keep in the browser until the server has it. Only the person's own pages carry it, so that
 * once the session has ended nobody reads on a shared machine what lies there; the person still does after the next sign-in.
 */
export function draftOwner({ userId }: { readonly userId: string }): DraftOwner {
  const secret = hkdfSync("sha256", env().secret, userId, "target-ledger kept drafts", 32);
  return { userId, secret: Buffer.from(secret).toString("base64") };
}
