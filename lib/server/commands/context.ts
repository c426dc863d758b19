import "server-only";
import { type Viewer } from "@/lib/domain/access";

/** The key that a sender gave to its changing request, so that it may send it again without doing it again. */
export interface RequestKey {
  readonly key: string;
  /** HMAC-SHA-256 of what it asks for. */
  readonly hash: string;
  /** Its answer is told once and kept nowhere. */
  readonly secret: boolean;
}

/** Who acts, when, and in which request: what every command and every event needs to know. */
export interface CommandContext {
  /** null only where nobody is signed in yet (sign-in itself) or the product acts (start, seed, command line). */
  readonly viewer: Viewer | null;
  readonly now: Date;
  readonly requestId: string;
  /** Where the request may come again. */
  readonly requestKey?: RequestKey;
}

/** A context with a signed-in person: what business commands ask for. */
export interface ViewerContext extends CommandContext {
  readonly viewer: Viewer;
}
