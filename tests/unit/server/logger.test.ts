import { describe, expect, it } from "vitest";
import { loggedError } from "@/lib/server/logger";

describe("what of a fault is logged", () => {
  it("where it happened and of what kind it was, not what a database or a parser quotes", () => {
    class PrismaClientKnownRequestError extends Error {
      override readonly name = "PrismaClientKnownRequestError";
      readonly code = "P2010";
    }
    const said = loggedError(
      new PrismaClientKnownRequestError("near 王某:\n  INSERT INTO Unit\n    at 王某"),
    );
    expect(said).toMatchObject({ type: "PrismaClientKnownRequestError", code: "P2010" });
    expect(said.frames.length).toBeGreaterThan(0);
    expect(said).not.toHaveProperty("message");
    expect(JSON.stringify(said)).not.toContain("王某");
    const parsed = (() => {
      try {
        return JSON.parse("王某") as unknown;
      } catch (error) {
        return loggedError(error);
      }
    })();
    expect(JSON.stringify(parsed)).not.toContain("王某");
  });

  it("our own sentence, which names no data, and the number that a page shows", () => {
    const error = Object.assign(new Error("a change without an event"), { digest: "1234" });
    expect(loggedError(error)).toMatchObject({ message: "a change without an event", digest: "1234" });
    expect(loggedError("thrown words of 王某")).toEqual({ type: "string", frames: [] });
  });
});
