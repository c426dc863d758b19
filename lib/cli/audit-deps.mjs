// `npm run audit:deps`: floors and licences of every package that the lock file names, and the bill of materials
// (CycloneDX) of what runs. Offline. `npm sbom` leaves out what development needs too, as react, so the bill is our own.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { belowFloor, billOf, packagesOf, refusedLicences } from "./dependencies/check.mjs";
import { say, stop } from "./steps.mjs";

const read = (...file) => JSON.parse(readFileSync(path.join(...file), "utf8"));
const own = path.join(import.meta.dirname, "dependencies");

const packages = packagesOf(read("package-lock.json"));
const licences = read(own, "licences.json");
const found = [...belowFloor(packages, read(own, "floors.json")), ...refusedLicences(packages, licences)];
if (found.length > 0) stop(found.join("\n"));

const [option, file = "sbom.cdx.json"] = process.argv.slice(2);
if (option !== undefined && option !== "--sbom")
  stop("usage: npm run audit:deps [-- --sbom FILE] 用法：npm run audit:deps [-- --sbom 文件]");
const bill = billOf(packages, read("package.json"), licences);
if (option) writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
say(
  `${packages.length} packages: versions and licences hold; ${bill.components.length} of them run` +
    `${option ? `, listed in ${file}` : ""}. 依赖的版本与许可证符合要求。`,
);
