-- What has been said in the thread of a card, so that a reminder rings once.
-- AlterTable
ALTER TABLE "posted_cards" ADD COLUMN     "said" TEXT[] DEFAULT ARRAY[]::TEXT[];
