-- CreateTable
CREATE TABLE "Disclosure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shown" BOOLEAN NOT NULL DEFAULT false,
    "changedById" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Disclosure_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DisclosureWording" (
    "disclosureId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "progressReportId" TEXT NOT NULL,
    "writtenAt" DATETIME NOT NULL,

    PRIMARY KEY ("disclosureId", "period"),
    CONSTRAINT "DisclosureWording_disclosureId_fkey" FOREIGN KEY ("disclosureId") REFERENCES "Disclosure" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Disclosure_targetId_key" ON "Disclosure"("targetId");
