import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** docs/security.md says of each requirement which test shows it; a test that was moved or removed shows nothing. */
it("the security page names tests and sources that exist", () => {
  const page = readFileSync("docs/security.md", "utf8");
  const named = [...page.matchAll(/`((?:tests|lib|app)\/[\w./-]+\.tsx?)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});
