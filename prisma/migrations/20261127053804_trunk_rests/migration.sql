-- AlterTable
ALTER TABLE "trunk" ADD COLUMN     "rests" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rests_until" TIMESTAMPTZ(3);
