-- AlterTable
ALTER TABLE "report_cost" ADD COLUMN     "income_cents_per_minute" DOUBLE PRECISION;
