-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "takenById" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "targets" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_name_key" ON "Snapshot"("name");

-- CreateIndex
CREATE INDEX "Snapshot_year_period_idx" ON "Snapshot"("year", "period");

-- A snapshot is what was circulated on that day: whoever holds a connection can add one, nobody can rewrite it.
CREATE TRIGGER "Snapshot_no_update" BEFORE UPDATE ON "Snapshot"
BEGIN SELECT RAISE(ABORT, 'Snapshot is immutable'); END;

CREATE TRIGGER "Snapshot_no_delete" BEFORE DELETE ON "Snapshot"
BEGIN SELECT RAISE(ABORT, 'Snapshot is immutable'); END;
