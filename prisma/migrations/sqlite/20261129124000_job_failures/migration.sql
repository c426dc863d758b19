-- AlterTable
ALTER TABLE "JobRun" ADD COLUMN "failedAt" DATETIME;
