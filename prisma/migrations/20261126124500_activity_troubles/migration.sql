-- Activities that failed and have not gone through since, for the page of operations.

-- CreateTable
CREATE TABLE "activity_troubles" (
    "workflow_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "activity" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_troubles_pkey" PRIMARY KEY ("workflow_id","run_id","activity_id")
);

-- CreateIndex
CREATE INDEX "activity_troubles_last_at_idx" ON "activity_troubles"("last_at");
