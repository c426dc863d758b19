"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page has come alive in the browser: false on the server and in the first picture, true from then on, before
 * anything else happens. What is far below in a long list need not be in that picture.
 */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
