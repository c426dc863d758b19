import { describe, expect, it } from "vitest";
import { requestKey } from "@/components/forms/request-keys";

describe("the key of a request", () => {
  it("stays the same while the answer has not come, so that asking again is the same request", () => {
    const first = requestKey("save 3.2");
    expect(requestKey("save 3.2").key).toBe(first.key);
    first.answered();
    expect(requestKey("save 3.2").key).not.toBe(first.key);
  });

  it("is another one for another request, and for one that can't be told from others", () => {
    expect(requestKey("save 3.3").key).not.toBe(requestKey("save 3.4").key);
    expect(requestKey(null).key).not.toBe(requestKey(null).key);
  });
});
