import { type AbstractIntlMessages, createTranslator } from "use-intl/core";
import { vi } from "vitest";
import { type Viewer } from "@/lib/domain/access";
import { loadMessages } from "@/lib/format/messages";

/*
 * Routes and server actions as they are, without the server around them: only what Next.js keeps of a request (whose session
 * it is, in which language, what to show anew) comes from here. Import it before what it speaks for.
 */
const request = vi.hoisted(() => ({ viewer: null as unknown, key: null as string | null, path: "/" }));

vi.mock("@/lib/server/auth/viewer", () => ({
  currentViewer: async () => request.viewer,
  viewerInStage: async () => null,
}));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: string) =>
    createTranslator({
      locale: "zh-CN",
      messages: (await loadMessages("zh-CN")) as AbstractIntlMessages,
      namespace,
    }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () =>
    new Headers({
      origin: ORIGIN,
      host: "ledger.test",
      "next-action": "action",
      "idempotency-key": request.key ?? crypto.randomUUID(),
      "x-asked-path": request.path,
    }),
}));

/** From here on requests come from this person; null: from nobody who is signed in. */
export function signedInAs(viewer: Viewer | null): void {
  request.viewer = viewer;
}

/** From here on pages are asked for, and forms sent, at this address. */
export function at(path: string): void {
  request.path = path;
}

/** From here on requests come without a session: a program's, say. */
export function nobodySignedIn(): void {
  request.viewer = null;
}

/** Sends what `send` asks for under one key: as a browser that asks again because the answer did not come. */
export async function underKey<T>(key: string, send: () => Promise<T>): Promise<T> {
  request.key = key;
  try {
    return await send();
  } finally {
    request.key = null;
  }
}

export const ORIGIN = "http://ledger.test";

/** Uploads a file to a route as the browser does: a raw body, the name in a header. */
export function uploadTo(
  route: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>,
  address: string,
  body: Uint8Array | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const sent = new Request(`${ORIGIN}${address}`, {
    method: "POST",
    headers: {
      origin: ORIGIN,
      host: "ledger.test",
      "x-file-name": "tongji.dat",
      "idempotency-key": request.key ?? crypto.randomUUID(),
      ...headers,
    },
    body: body as BodyInit,
    // Node asks for it where the body is a stream.
    ...{ duplex: "half" },
  });
  return route(sent, { params: Promise.resolve({}) });
}
