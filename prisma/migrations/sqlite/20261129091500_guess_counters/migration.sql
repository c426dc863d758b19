-- AlterTable
ALTER TABLE "SignInThrottle" ADD COLUMN "ofAccount" TEXT;

-- CreateIndex
CREATE INDEX "SignInThrottle_ofAccount_idx" ON "SignInThrottle"("ofAccount");
