-- AlterTable
ALTER TABLE "people" ADD COLUMN     "weekly" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "weekly_messages" (
    "authority_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "weekly_messages_pkey" PRIMARY KEY ("authority_id","person_id","day")
);
