-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "verification" TEXT;
ALTER TABLE "Notice" ADD COLUMN "verifiedAt" DATETIME;
ALTER TABLE "Notice" ADD COLUMN "verifiedById" TEXT;

-- CreateTable
CREATE TABLE "Instruction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "noticeId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Instruction_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Instruction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "LeaderPost" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Instruction_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstructionReply" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "instructionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "InstructionReply_instructionId_fkey" FOREIGN KEY ("instructionId") REFERENCES "Instruction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Instruction_targetId_idx" ON "Instruction"("targetId");

-- CreateIndex
CREATE INDEX "Instruction_state_idx" ON "Instruction"("state");

-- CreateIndex
CREATE INDEX "InstructionReply_instructionId_idx" ON "InstructionReply"("instructionId");
