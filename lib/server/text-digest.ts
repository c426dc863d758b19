import "server-only";
import { createHash } from "node:crypto";

/** SHA-256 (hex) of a text in UTF-8. */
export const textDigest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** SHA-256 of a set of texts, one a line, in the order of their code units. */
export const listDigest = (texts: readonly string[]): string => textDigest(texts.toSorted().join("\n"));
