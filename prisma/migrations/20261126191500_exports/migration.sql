-- Files that somebody asked for and that take long to make; and indexes that their pages are read by.

-- CreateTable
CREATE TABLE "exports" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "authority_id" TEXT NOT NULL,
    "year" INTEGER,
    "language" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "bytes" INTEGER,
    "failure" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "kept_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exports_person_id_asked_at_idx" ON "exports"("person_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "cases_authority_id_kind_id_idx" ON "cases"("authority_id", "kind", "id");

-- CreateIndex
CREATE INDEX "reports_authority_id_contract_id_report_id_idx" ON "reports"("authority_id", "contract_id", "report_id");

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
