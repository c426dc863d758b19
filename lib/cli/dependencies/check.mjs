// PURE: what must hold of the packages that a lock file names. Used by `npm run audit:deps` and its test.

/**
 * Every package of a lock file (version 3): name, version, licence (null where it names none), whether it runs (`runs`) or
 * serves development only, and its hash.
 */
export function packagesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([place, { link }]) => place !== "" && !link)
    .map(([place, { version, license = null, dev = false, integrity = null }]) => ({
      name: place.replace(/^.*node_modules\//, ""),
      version,
      license,
      runs: !dev,
      integrity,
    }));
}

/** The bill of materials of the packages that run, in CycloneDX 1.6. The same packages make the same bill. */
export function billOf(packages, { name, version }, { read }) {
  const listed = new Map();
  for (const one of packages.filter(({ runs }) => runs)) {
    const purl = `pkg:npm/${one.name.replace("@", "%40")}@${one.version}`;
    const license = read[one.name]?.[0] ?? one.license;
    listed.set(purl, {
      type: "library",
      "bom-ref": purl,
      name: one.name,
      version: one.version,
      purl,
      ...(license && { licenses: [{ expression: license }] }),
      ...(one.integrity && { hashes: [hashOf(one.integrity)] }),
    });
  }
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": name, name, version } },
    components: [...listed.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

/** npm's `sha512-base64` as CycloneDX has it. */
function hashOf(integrity) {
  const [algorithm, digest] = integrity.split(" ")[0].split("-");
  const alg = { sha1: "SHA-1", sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" }[algorithm];
  return { alg, content: Buffer.from(digest, "base64").toString("hex") };
}

/** What lies below its floor, a line each. `floors`: name → [lowest version, reason]. */
export function belowFloor(packages, floors) {
  const unused = Object.keys(floors).filter((floor) => !packages.some(({ name }) => name === floor));
  return [
    ...packages
      .filter(({ name, version }) => Object.hasOwn(floors, name) && isLower(version, floors[name][0]))
      .map(({ name, version }) => `${name} ${version} is below ${floors[name][0]}: ${floors[name][1]}`),
    ...unused.map((name) => `${name} has a floor and is not there any more`),
  ];
}

/** Whose licence is not allowed, a line each. `rules`: see licences.json. */
export function refusedLicences(packages, { allowed, read, unstated }) {
  return packages
    .filter(({ name }) => !Object.hasOwn(unstated, name))
    .map(({ name, version, license }) => ({ name, version, license: read[name]?.[0] ?? license }))
    .filter(({ license }) => license === null || !isAllowed(license, (id) => Object.hasOwn(allowed, id)))
    .map(({ name, version, license }) => `${name} ${version}: ${license ?? "no licence"} is not allowed`);
}

/** Compares numbers of a version one by one; a pre-release is lower than its release. */
function isLower(version, floor) {
  const [a, b] = [version, floor].map((text) => text.split("-")[0].split(".").map(Number));
  for (let at = 0; at < 3; at += 1) if (a[at] !== b[at]) return a[at] < b[at];
  return version.includes("-") && !floor.includes("-");
}

/** An expression of SPDX: all parts of AND, one part of OR; AND binds closer. */
function isAllowed(expression, known) {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  const or = () => {
    let holds = and();
    while (tokens[0] === "OR") {
      tokens.shift();
      holds = and() || holds;
    }
    return holds;
  };
  const and = () => {
    let holds = one();
    while (tokens[0] === "AND") {
      tokens.shift();
      holds = one() && holds;
    }
    return holds;
  };
  const one = () => {
    const token = tokens.shift();
    if (token !== "(") return token !== undefined && known(token);
    const holds = or();
    return tokens.shift() === ")" && holds;
  };
  return or() && tokens.length === 0;
}
