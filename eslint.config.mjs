import next from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import prettier from "eslint-config-prettier";

/** What only components can break takes two thirds of the time; these folders have none. */
const noComponents = Object.fromEntries(
  next
    .flatMap(({ rules = {} }) => Object.keys(rules))
    .filter((name) => /^react(?:-hooks)?\//.test(name))
    .map((name) => [name, "off"]),
);

/** Recommended rules of Next.js and TypeScript, plus what this project's conventions ask for. */
const config = [
  {
    ignores: [
      ".next/",
      "lib/server/db/generated/",
      "data/",
      "coverage/",
      "test-results/",
      "playwright-report/",
      "next-env.d.ts",
    ],
  },
  ...next,
  ...nextTypescript,
  prettier,
  {
    rules: {
      eqeqeq: ["error", "smart"],
      "no-console": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
    },
  },
  { files: ["lib/**", "prisma/**", "tests/**"], rules: noComponents },
  { files: ["lib/cli/**", "tests/**", "*.config.*"], rules: { "no-console": "off" } },
];

export default config;
