-- Photos and PDFs that people send with their reports: what they are, who sent them, and when they were deleted.

-- CreateTable
CREATE TABLE "evidence_files" (
    "hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_files_pkey" PRIMARY KEY ("hash","person_id")
);

-- CreateIndex
CREATE INDEX "evidence_files_person_id_sent_at_idx" ON "evidence_files"("person_id", "sent_at");
