-- CreateTable
CREATE TABLE "Checkpoint" (
    "size" INTEGER NOT NULL PRIMARY KEY,
    "signedAt" DATETIME NOT NULL,
    "note" TEXT NOT NULL,
    "frontier" TEXT NOT NULL
);

-- What was signed once stays as it was signed.
CREATE TRIGGER "Checkpoint_no_update" BEFORE UPDATE ON "Checkpoint"
BEGIN SELECT RAISE(ABORT, 'Checkpoint is append-only'); END;

CREATE TRIGGER "Checkpoint_no_delete" BEFORE DELETE ON "Checkpoint"
BEGIN SELECT RAISE(ABORT, 'Checkpoint is append-only'); END;
