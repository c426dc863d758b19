-- CreateTable
CREATE TABLE "RoleProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "openFor" TEXT,
    "fromRole" TEXT,
    "role" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "refusal" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "RoleProposal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "RoleProposal_openFor_key" ON "RoleProposal"("openFor");

-- CreateIndex
CREATE INDEX "RoleProposal_userId_idx" ON "RoleProposal"("userId");


