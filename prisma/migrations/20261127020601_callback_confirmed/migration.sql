-- AlterTable
ALTER TABLE "callback" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3);
