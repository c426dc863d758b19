-- AlterTable
ALTER TABLE "Session" ADD COLUMN "passwordEnded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "User" ADD COLUMN "passwordSetAt" DATETIME;

-- CreateTable
CREATE TABLE "OldPassword" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "replacedAt" DATETIME NOT NULL,
    CONSTRAINT "OldPassword_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OldPassword_userId_replacedAt_idx" ON "OldPassword"("userId", "replacedAt");
