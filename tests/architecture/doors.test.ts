import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTIONS, OPEN_ACTIONS } from "../e2e/support/doors/actions";
import { doorsOf } from "../e2e/support/doors/door";
import { actionName } from "../e2e/support/doors/names";
import { OPEN_PAGES, PAGES } from "../e2e/support/doors/pages";
import { OPEN_ROUTES, READ_ON_PAGES, ROUTES } from "../e2e/support/doors/routes";

/*
 * tests/e2e/permissions.spec.ts knocks at every door as every role. Here: no door is left out, and none asks for nobody's
 * right. A new page, route or action fails until it has its entry.
 */
const all = readdirSync("app", { recursive: true, encoding: "utf8" }).map(
  (file) => `app/${file.replaceAll("\\", "/")}`,
);
const files = (name: string, under = "app/") =>
  all.filter((file) => file.startsWith(under) && file.endsWith(`/${name}`));
const address = (file: string, name: string) =>
  `/${file
    .replace(/^app\//, "")
    .replaceAll(/\([^)]*\)\//g, "")
    .replace(new RegExp(`/?${name}$`), "")}`;

describe("every way into the product has its entry in the table of doors", () => {
  it("pages", () => {
    const pages = files("page.tsx").map((file) => address(file, "page.tsx"));
    expect([...doorsOf(PAGES), ...OPEN_PAGES].sort()).toEqual(pages.sort());
  });

  it("routes, by method", () => {
    const routes = files("route.ts").flatMap((file) =>
      exportsOf(file)
        .filter((name) => /^[A-Z]+$/.test(name))
        .map((method) => `${method} ${address(file, "route.ts")}`),
    );
    const known = [...doorsOf(ROUTES), ...OPEN_ROUTES, "GET /api/exports/[file]"];
    expect(known.sort()).toEqual(routes.sort());
  });

  it("what hands out a file says which event it leaves", () => {
    const silent = Object.entries(ROUTES).filter(([name, { leaves }]) => name.startsWith("GET ") && !leaves);
    expect(silent.map(([name]) => name).sort()).toEqual([...READ_ON_PAGES].sort());
  });

  it("actions", () => {
    const actions = files("actions.ts").flatMap((file) =>
      exportsOf(file).map((name) => actionName(file, name)),
    );
    expect([...doorsOf(ACTIONS), ...OPEN_ACTIONS].sort()).toEqual(actions.sort());
  });

  it("no action stands anywhere else", () => {
    const sources = ["app", "components", "lib"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
        .filter((file) => /\.(?:tsx?|mjs|js)$/.test(file)),
    );
    const making = sources.filter((file) => /^\s*["']use server["']/m.test(readFileSync(file, "utf8")));
    expect(making.sort()).toEqual(files("actions.ts").sort());
  });
});

describe("a door opens to a right", () => {
  it.each(files("page.tsx", "app/(workspace)/"))("%s asks for one before anything else", (file) => {
    const page = readFileSync(file, "utf8").split("export default")[1] ?? "";
    expect(page.match(/await (\w+)/)?.[1]).toBe("requireViewer");
  });

  // Parsed by a schema and held against the right before the command runs; signing out (in the shell's own) takes no input.
  it.each(files("actions.ts").filter((file) => file !== "app/(workspace)/actions.ts"))(
    "%s is made by defineAction only",
    (file) => {
      const source = readFileSync(file, "utf8");
      expect(source).toContain("defineAction(");
      expect(source).not.toMatch(/export (?:async )?function|export default/);
    },
  );

  it.each(files("route.ts", "app/api/").filter((file) => !/auth|health/.test(file)))(
    "%s is made by defineRoute, or by defineChange, whose handler reaches no command but by `once`",
    (file) => {
      const source = readFileSync(file, "utf8");
      for (const name of exportsOf(file))
        expect(source).toContain(`export const ${name} = define${name === "GET" ? "Route" : "Change"}(`);
    },
  );
});

/** The names that a module exports, but for what Next.js reads as configuration. */
function exportsOf(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const names = [...source.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  const lists = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = ""]) =>
    list.split(",").map((one) => one.trim().split(" as ").at(-1) ?? ""),
  );
  return [...names, ...lists].filter((name) => name !== "" && name !== "dynamic");
}
