-- CreateTable
CREATE TABLE "Answer" (
    "actorId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "result" BLOB,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("actorId", "key")
);

-- CreateIndex
CREATE INDEX "Answer_createdAt_idx" ON "Answer"("createdAt");
