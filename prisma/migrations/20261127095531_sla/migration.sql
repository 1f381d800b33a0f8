-- CreateEnum
CREATE TYPE "sla_kind" AS ENUM ('first_response', 'next_response', 'resolution');

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "answer_warn_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolution_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolution_warn_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sla_policy" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "conditions" JSONB NOT NULL,
    "targets" JSONB NOT NULL,
    "calendar_id" UUID,
    "warn_minutes" INTEGER NOT NULL DEFAULT 15,
    "on_warning" JSONB NOT NULL DEFAULT '[]',
    "on_breach" JSONB NOT NULL DEFAULT '[]',
    "sealed_secret" TEXT NOT NULL,
    "applies_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sla_policy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sla_hours" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" TEXT NOT NULL,
    "hours" JSONB NOT NULL,

    CONSTRAINT "sla_hours_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sla_clock" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "kind" "sla_kind" NOT NULL,
    "policy_id" UUID,
    "target_seconds" INTEGER,
    "warn_seconds" INTEGER NOT NULL,
    "hours_id" TEXT,
    "counts_from" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "measured" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "is_running" BOOLEAN NOT NULL,
    "elapsed_ms" BIGINT NOT NULL DEFAULT 0,
    "warn_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "warned_at" TIMESTAMPTZ(3),
    "breached_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sla_clock_pkey" PRIMARY KEY ("tenant_id","conversation_id","kind")
);

-- Clocks that change by time alone, the next one first.
CREATE INDEX "sla_clock_next" ON "sla_clock" ("next_at") WHERE "next_at" IS NOT NULL;
