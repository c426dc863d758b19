-- 分解: a part is a target of its own under its whole's number, 12-1, 12-2 …
ALTER TABLE "Target" ADD COLUMN "partNumber" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Target" ADD COLUMN "parentId" TEXT REFERENCES "Target" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Target" ADD COLUMN "partRule" TEXT;
ALTER TABLE "Target" ADD COLUMN "partReason" TEXT;

-- A whole and its parts share the number and the sentence.
DROP INDEX "Target_statementId_key";
DROP INDEX "Target_year_number_key";
CREATE UNIQUE INDEX "Target_year_number_partNumber_key" ON "Target"("year", "number", "partNumber");
CREATE UNIQUE INDEX "Target_statementId_partNumber_key" ON "Target"("statementId", "partNumber");
CREATE INDEX "Target_parentId_idx" ON "Target"("parentId");
