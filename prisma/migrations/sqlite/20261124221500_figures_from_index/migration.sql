-- DropIndex
DROP INDEX "ProgressReport_state_idx";

-- CreateIndex
CREATE INDEX "ProgressReport_state_period_idx" ON "ProgressReport"("state", "period");

-- CreateIndex
CREATE INDEX "ProgressReport_figures" ON "ProgressReport"("targetId", "state", "period", "revision", "value", "notPublished", "stage", "judgement", "id");
