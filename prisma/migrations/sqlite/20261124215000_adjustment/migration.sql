-- CreateTable
CREATE TABLE "Adjustment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedForId" TEXT,
    "proposedAt" DATETIME NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "refusal" TEXT,
    "replacedId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Adjustment_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Adjustment_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Adjustment_replacedId_fkey" FOREIGN KEY ("replacedId") REFERENCES "TargetVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Adjustment_replacedId_key" ON "Adjustment"("replacedId");

-- CreateIndex
CREATE INDEX "Adjustment_targetId_idx" ON "Adjustment"("targetId");

-- CreateIndex
CREATE INDEX "Adjustment_state_idx" ON "Adjustment"("state");


