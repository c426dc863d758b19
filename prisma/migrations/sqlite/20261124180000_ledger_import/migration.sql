-- CreateTable
CREATE TABLE "LedgerImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "cells" TEXT NOT NULL,
    "headingRow" INTEGER,
    "mapping" TEXT NOT NULL,
    "result" TEXT,
    "problem" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "userId" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,

    PRIMARY KEY ("userId", "heading")
);

-- CreateIndex
CREATE INDEX "LedgerImport_createdAt_idx" ON "LedgerImport"("createdAt");
