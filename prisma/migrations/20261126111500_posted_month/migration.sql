-- AlterTable
ALTER TABLE "posted_cards" ADD COLUMN     "about" TEXT,
ADD COLUMN     "settled" BOOLEAN NOT NULL DEFAULT false;
