import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const FOLDERS = ["app", "components", "lib"];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
)
  .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !file.startsWith("lib/server/db/generated"))
  .map((file) => ({ file, source: readFileSync(file, "utf8") }));

/** What the security page says that the product never does, and where it does nevertheless, with care. */
const NEVER: readonly (readonly [what: string, pattern: RegExp, except: readonly string[]])[] = [
  [
    "puts statements together (1.2.4)",
    /RawUnsafe|Prisma\.raw/,
    // Names of tables and columns from the product's own model; values are parameters.
    ["lib/server/db/insert-many.ts", "lib/server/db/update-many.ts"],
  ],
  ["runs a shell (1.2.5)", /shell: true|\bexecSync\(|\bexec\(\s*`|\bexec\("/, []],
  [
    "makes a pattern of what is typed (1.2.9)",
    /new RegExp\(/,
    // Of the product's own addresses.
    ["lib/domain/look-back-pages.ts"],
  ],
  ["runs text as a program (1.3.2)", /\beval\(|new Function\(|node:vm/, []],
  [
    "writes markup as it comes (3.2.2)",
    /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|document\.write|insertAdjacentHTML/,
    // Charts that the server drew from escaped words.
    ["components/charts/drawing.tsx", "components/charts/schedule-chart.tsx"],
  ],
  ["lets another site read (3.4.2)", /access-control-allow/i, []],
  ["takes messages of other windows (3.5.5)", /window\.postMessage|addEventListener\("message"/, []],
  ["uses another hash than SHA-256 (11.4.1)", /create(?:Hash|Hmac)\((?!"sha256")/, []],
  ["draws secrets by a weak generator (11.5.1)", /Math\.random/, []],
  ["signs in by mail, the one use of nodemailer in next-auth (15.2.1)", /providers\/email/, []],
];

it.each(NEVER)("the product never %s", (_, pattern, except) => {
  const found = sources.filter(({ source }) => pattern.test(source)).map(({ file }) => file);
  expect(found.sort()).toEqual([...except].sort());
});

it("mails are handed to nodemailer by one file, with none of the fields that its advisories speak of", () => {
  const using = sources.filter(({ source }) => /from "nodemailer/.test(source));
  expect(using.map(({ file }) => file)).toEqual(["lib/server/delivery/send-email.ts"]);
  const fields = /\b(?:raw|list|envelope|attachments|alternatives|icalEvent|jsonTransport|oauth2|name):/i;
  expect(using[0]?.source.replace("{ name: outgoing.person.name }", "")).not.toMatch(fields);
});
