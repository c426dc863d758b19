import "server-only";
import { readFile } from "node:fs/promises";

let made: Promise<string> | null = null;

/** verify.html with its script inside: the checks of lib/proof, bundled once a process. */
export function verifyPage(): Promise<string> {
  return (made ??= bundle().catch((error: unknown) => {
    made = null;
    throw error;
  }));
}

async function bundle(): Promise<string> {
  // Put together at run time: a path in one piece would make the bundler look for the module and pack it.
  const folder = [process.cwd(), "lib", "proof", "page"].join("/");
  const { build } = await import("esbuild");
  const [{ outputFiles }, page] = await Promise.all([
    build({
      entryPoints: [`${folder}/verify-page.ts`],
      bundle: true,
      write: false,
      minify: true,
      format: "iife",
      target: "es2020",
      charset: "ascii",
      legalComments: "inline",
    }),
    readFile(`${folder}/page.html`, "utf8"),
  ]);
  const script = outputFiles[0]?.text.replaceAll("</script", "<\\/script") ?? "";
  return page.replace("/*SCRIPT*/", () => script);
}
