-- AlterTable
ALTER TABLE "Session" ADD COLUMN "linkUntil" DATETIME;
ALTER TABLE "Session" ADD COLUMN "providerFactorAt" DATETIME;

-- CreateTable
CREATE TABLE "ExternalIdentity" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linkedAt" DATETIME NOT NULL,
    CONSTRAINT "ExternalIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ExternalIdentity_issuer_subject_key" ON "ExternalIdentity"("issuer", "subject");
