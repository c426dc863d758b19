import { expect, it } from "vitest";
import { nearestAddress } from "@/lib/server/auth/nearest-address";

it("guesses are counted by the address that the proxy in front has written, not by what the client says before it", () => {
  expect(nearestAddress("203.0.113.9")).toBe("203.0.113.9");
  expect(nearestAddress("127.0.0.1, 10.0.0.1, 203.0.113.9")).toBe("203.0.113.9");
  expect(nearestAddress(["127.0.0.1", "203.0.113.9"])).toBe("203.0.113.9");
  expect(nearestAddress(undefined)).toBe("");
});
