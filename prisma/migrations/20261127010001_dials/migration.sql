-- AlterEnum
ALTER TYPE "call_stage" ADD VALUE 'dialling';

-- AlterTable
ALTER TABLE "call" ALTER COLUMN "site_id" DROP NOT NULL,
ALTER COLUMN "visitor_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "dial" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "reference" TEXT NOT NULL,
    "call_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "agent_id" UUID NOT NULL,
    "ring_seconds" INTEGER NOT NULL,
    "trunk_id" UUID,
    "cost_per_minute" INTEGER,
    "dialled_at" TIMESTAMPTZ(3),
    "rung_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "dial_pkey" PRIMARY KEY ("tenant_id","reference")
);

-- CreateIndex
CREATE UNIQUE INDEX "dial_tenant_id_call_id_key" ON "dial"("tenant_id", "call_id");

-- AddForeignKey
ALTER TABLE "dial" ADD CONSTRAINT "dial_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
