import { defineConfig } from "prisma/config";

/** Read by Prisma's command line only; the product opens and migrates its database itself. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations/sqlite" },
  datasource: { url: process.env.DATABASE_URL ?? "file:./data/ledger.db" },
});
