-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "offers_callback" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "call" ADD COLUMN     "offers_callback" BOOLEAN NOT NULL DEFAULT false;
