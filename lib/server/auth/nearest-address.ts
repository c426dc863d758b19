import "server-only";

/**
 * The address that asks: the last one of `x-forwarded-for`, which the proxy in front, or the server itself, writes; what
 * stands before it is what the client says of itself.
 */
export const nearestAddress = (forwarded: unknown): string =>
  String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim() ?? "";
