import { readFileSync } from "node:fs";
import { actionName } from "./names";

/** What the build says of a server action. */
interface Reference {
  readonly workers: Readonly<Record<string, unknown>>;
  readonly filename: string;
  readonly exportedName: string;
}

const manifest = <Content>(name: string): Content =>
  JSON.parse(readFileSync(`.next/server/${name}.json`, "utf8")) as Content;

/** Every action that the built app answers to, by `folder#name`: its id, and a page that carries it. */
export function builtActions(): ReadonlyMap<string, { readonly id: string; readonly page: string }> {
  const { node, edge } =
    manifest<Readonly<Record<"node" | "edge", Readonly<Record<string, Reference>>>>>(
      "server-reference-manifest",
    );
  return new Map(
    Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => [
      actionName(filename, exportedName),
      { id, page: addressOf(Object.keys(workers)) },
    ]),
  );
}

/** An action needs a page that carries it; which record the page shows does not matter. */
function addressOf(workers: readonly string[]): string {
  const pages = workers.filter((worker) => worker.startsWith("app/(workspace)/"));
  const page = pages.find((one) => !one.includes("[")) ?? pages[0] ?? "";
  return page
    .replace("app/(workspace)", "")
    .replace(/\/page$/, "")
    .replaceAll(/\[[^\]]+\]/g, "x");
}

/** Every address that the built app answers at, pages and routes apart; without what Next.js adds of its own. */
export function builtAddresses(): { readonly pages: readonly string[]; readonly routes: readonly string[] } {
  const files = [
    ...Object.keys(manifest<Readonly<Record<string, string>>>("app-paths-manifest")),
    // The pages of an old kind of app, of which there are none.
    ...Object.keys(manifest<Readonly<Record<string, string>>>("pages-manifest")).map(
      (file) => `${file}/page`,
    ),
  ];
  const ending = (kind: "page" | "route") =>
    files
      .filter((file) => file.endsWith(`/${kind}`) && !OF_NEXT.includes(file))
      .map((file) => file.replaceAll(/\/\([^)]*\)/g, "").slice(0, -kind.length - 1) || "/");
  return { pages: ending("page"), routes: ending("route") };
}

const OF_NEXT = ["/_global-error/page", "/_not-found/page", "/icon.svg/route", "/404/page", "/500/page"];
