"use client";

import { requestKey } from "./request-keys";

const ACTION = "next-action";

/**
 * Lets every server action that a form calls carry the key of its request. Next.js sends actions by `fetch` and offers no
 * other place to give them a header.
 */
function keyActions(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const action = headers.get(ACTION);
    if (action === null || init?.method !== "POST") return send(input, init);
    const said = typeof init.body === "string" ? `${action} ${init.body}` : null;
    const { key, answered } = requestKey(said);
    headers.set("idempotency-key", key);
    const answer = await send(input, { ...init, headers });
    // A gateway that answers for the server does not know what became of the request.
    if (answer.status < 500) answered();
    return answer;
  };
}

if (typeof window !== "undefined") keyActions();

/** Stands once in the root layout, so that the above runs before any form does. */
export function KeyedActions() {
  return null;
}
