import "server-only";
import { spawn } from "node:child_process";

/**
 * Runs a command of the product in a process of its own, in the same environment, so that nobody's request waits for it.
 *
 * @param name its file in lib/cli, without the ending
 * @throws Error with the end of what it said on standard error, when it fails
 */
export function runProgram(name: string): Promise<void> {
  // Put together at run time: a path in one piece would make the bundler look for the module and pack it.
  const program = [process.cwd(), "lib", "cli", `${name}.ts`].join("/");
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program], {
    cwd: process.cwd(),
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-4000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(errors || `exit code ${code}`)),
    );
  });
}
