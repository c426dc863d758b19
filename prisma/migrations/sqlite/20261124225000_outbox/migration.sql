-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "messageId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "claim" TEXT,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Delivery_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MessageChannels" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "emailKinds" TEXT NOT NULL,
    "webhookKinds" TEXT NOT NULL,
    "webhookFormat" TEXT,
    "webhookUrl" TEXT,
    "webhookSecret" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "MessageChannels_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Delivery_state_nextAt_idx" ON "Delivery"("state", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_messageId_channel_key" ON "Delivery"("messageId", "channel");
