import "server-only";
import { type Viewer } from "@/lib/domain/access";

/** Who acts, when, and in which request: what every command and every event needs to know. */
export interface CommandContext {
  /** null only where nobody is signed in yet (sign-in itself) or the product acts (start, seed, command line). */
  readonly viewer: Viewer | null;
  readonly now: Date;
  readonly requestId: string;
}

/** A context with a signed-in person: what business commands ask for. */
export interface ViewerContext extends CommandContext {
  readonly viewer: Viewer;
}
