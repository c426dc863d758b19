-- AlterTable
ALTER TABLE "TargetVersion" ADD COLUMN "schedule" TEXT;
