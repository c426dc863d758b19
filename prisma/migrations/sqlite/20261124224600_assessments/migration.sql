-- CreateTable
CREATE TABLE "Assessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "snapshotId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    "objectionsUntil" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "UnitScore" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assessmentId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "total" TEXT,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    CONSTRAINT "UnitScore_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScoreObjection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assessmentId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "raisedById" TEXT NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "points" TEXT,
    "answeredById" TEXT,
    "answeredAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ScoreObjection_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_name_key" ON "Assessment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "UnitScore_assessmentId_unitId_revision_key" ON "UnitScore"("assessmentId", "unitId", "revision");

-- CreateIndex
CREATE INDEX "ScoreObjection_assessmentId_unitId_idx" ON "ScoreObjection"("assessmentId", "unitId");

-- A score says how it came about; what is changed is a new revision beside it.
CREATE TRIGGER "UnitScore_no_update" BEFORE UPDATE ON "UnitScore"
BEGIN SELECT RAISE(ABORT, 'UnitScore is immutable'); END;

CREATE TRIGGER "UnitScore_no_delete" BEFORE DELETE ON "UnitScore"
BEGIN SELECT RAISE(ABORT, 'UnitScore is immutable'); END;
