-- INSERT OR REPLACE takes the old row away without asking the triggers on DELETE.
CREATE TRIGGER "AuditEvent_no_replace" BEFORE INSERT ON "AuditEvent"
WHEN EXISTS (SELECT 1 FROM "AuditEvent" WHERE "seq" = NEW."seq" OR "id" = NEW."id")
BEGIN SELECT RAISE(ABORT, 'AuditEvent is append-only'); END;

CREATE TRIGGER "Checkpoint_no_replace" BEFORE INSERT ON "Checkpoint"
WHEN EXISTS (SELECT 1 FROM "Checkpoint" WHERE "size" = NEW."size")
BEGIN SELECT RAISE(ABORT, 'Checkpoint is append-only'); END;

CREATE TRIGGER "Snapshot_no_replace" BEFORE INSERT ON "Snapshot"
WHEN EXISTS (SELECT 1 FROM "Snapshot" WHERE "id" = NEW."id" OR "name" = NEW."name")
BEGIN SELECT RAISE(ABORT, 'Snapshot is immutable'); END;

CREATE TRIGGER "UnitScore_no_replace" BEFORE INSERT ON "UnitScore"
WHEN EXISTS (SELECT 1 FROM "UnitScore" WHERE "id" = NEW."id"
  OR ("assessmentId" = NEW."assessmentId" AND "unitId" = NEW."unitId" AND "revision" = NEW."revision"))
BEGIN SELECT RAISE(ABORT, 'UnitScore is immutable'); END;
