-- CreateTable
CREATE TABLE "Deputyship" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "principalId" TEXT NOT NULL,
    "deputyId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Deputyship_principalId_fkey" FOREIGN KEY ("principalId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deputyship_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectionRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "progressReportId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "refusal" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CorrectionRequest_progressReportId_fkey" FOREIGN KEY ("progressReportId") REFERENCES "ProgressReport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "ProgressReport" ADD COLUMN "returnedBy" TEXT;
ALTER TABLE "ProgressReport" ADD COLUMN "handedOverAt" DATETIME;
ALTER TABLE "ProgressReport" ADD COLUMN "handedOverById" TEXT;
ALTER TABLE "ProgressReport" ADD COLUMN "contributors" TEXT NOT NULL DEFAULT '[]';

-- What was sent back so far was sent back by the supervisor; who wrote and submitted is known of the last time only.
UPDATE "ProgressReport" SET "returnedBy" = 'supervisor' WHERE "state" = 'returned';
UPDATE "ProgressReport" SET "contributors" = CASE
    WHEN "submitterId" IS NULL OR "submitterId" = "authorId" THEN json_array("authorId")
    ELSE json_array("authorId", "submitterId")
END;

-- CreateIndex
CREATE INDEX "Deputyship_deputyId_idx" ON "Deputyship"("deputyId");

-- CreateIndex
CREATE INDEX "Deputyship_principalId_idx" ON "Deputyship"("principalId");

-- CreateIndex
CREATE INDEX "CorrectionRequest_progressReportId_idx" ON "CorrectionRequest"("progressReportId");

-- CreateIndex
CREATE INDEX "CorrectionRequest_state_idx" ON "CorrectionRequest"("state");
