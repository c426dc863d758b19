-- AlterTable
ALTER TABLE "AuditPackage" ADD COLUMN "fault" TEXT;
