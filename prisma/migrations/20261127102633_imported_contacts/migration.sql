-- AlterTable
ALTER TABLE "work_fact" ADD COLUMN     "priority" INTEGER;
