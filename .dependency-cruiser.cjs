/** The direction of dependencies (CONTRIBUTING.md). Every rule is an error. */
const outside = (self) => ({ path: `^(app|components|lib|prisma|tests)/`, pathNot: `^lib/${self}/` });

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-is-pure",
      comment:
        "Rules take data, dates and settings as arguments: no framework, no I/O. decimal.js is arithmetic.",
      severity: "error",
      from: { path: "^lib/domain/" },
      to: outside("domain"),
    },
    {
      name: "extraction-is-pure",
      severity: "error",
      from: { path: "^lib/extraction/" },
      to: outside("extraction"),
    },
    {
      name: "pure-cores-use-no-package",
      severity: "error",
      from: { path: "^lib/(domain|extraction)/" },
      to: { dependencyTypes: ["npm", "npm-dev", "core"], pathNot: "node_modules/decimal\\.js/" },
    },
    {
      name: "proof-is-pure",
      comment:
        "What is checked here is checked by outsiders too, in a browser without the product: no framework, no I/O.",
      severity: "error",
      from: { path: "^lib/proof/" },
      to: outside("proof"),
    },
    {
      name: "proof-uses-hashes-only",
      severity: "error",
      from: { path: "^lib/proof/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "core"],
        pathNot: "node_modules/(@noble/hashes|canonicalize)/",
      },
    },
    {
      name: "format-knows-words-and-domain-only",
      severity: "error",
      from: { path: "^lib/format/" },
      to: { path: "^(app|components|lib|prisma|tests)/", pathNot: "^lib/(format|domain)/" },
    },
    {
      name: "schemas-know-the-domain-only",
      severity: "error",
      from: { path: "^lib/schemas/" },
      to: { path: "^(app|components|lib|prisma|tests)/", pathNot: "^lib/(schemas|domain)/" },
    },
    {
      name: "components-fetch-nothing",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|prisma|tests|lib/(server|cli))/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-has-no-domain-knowledge",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(components|lib)/", pathNot: "^components/ui/" },
    },
    {
      name: "only-the-server-touches-the-database",
      severity: "error",
      from: {
        path: "^(app|components|lib/(domain|extraction|format|schemas))/",
        pathNot: "^app/api/health/",
      },
      to: { path: "^lib/server/db/" },
    },
    {
      name: "one-importer-of-the-prisma-client",
      severity: "error",
      from: { pathNot: "^lib/server/db/" },
      to: { path: "(node_modules/(@prisma|better-sqlite3)/|^lib/server/db/generated/)" },
    },
    {
      name: "server-knows-no-screen",
      severity: "error",
      from: { path: "^lib/server/" },
      to: { path: "^(app|components|tests)/" },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/" },
      to: { path: "^tests/" },
    },
    {
      name: "imports-resolve",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(server-only|next/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(\\.next/|lib/server/db/generated/internal)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
