-- A card is remembered before it is posted: without a message until the chat says where it stands, with a reason when it lets nobody write.
-- AlterTable
ALTER TABLE "posted_cards" ADD COLUMN     "refused" TEXT,
ALTER COLUMN "message" DROP NOT NULL;
