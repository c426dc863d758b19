-- CreateTable
CREATE TABLE "AuditPackage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scope" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "byteSize" BIGINT,
    "files" INTEGER,
    "checkpoint" TEXT,
    "finishedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "AuditPackage_requestedAt_idx" ON "AuditPackage"("requestedAt");
