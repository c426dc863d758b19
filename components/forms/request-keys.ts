import { newId } from "../ui/new-id";

/** Keys of the requests whose answer has not come: sent again as they were, they go under the key that they had. */
const unanswered = new Map<string, string>();

/**
 * Gives a request its key (`Idempotency-Key`). The same request again, as long as nobody knows what became of it, has the
 * same key, so that the server does once what a person asked for once.
 *
 * @param request everything that makes it what it is; null where that can't be told: then each is its own
 * @returns the key, and what to call once an answer has come
 */
export function requestKey(request: string | null): { readonly key: string; readonly answered: () => void } {
  if (request === null) return { key: newId(), answered: () => undefined };
  const key = unanswered.get(request) ?? newId();
  unanswered.set(request, key);
  return { key, answered: () => unanswered.delete(request) };
}
