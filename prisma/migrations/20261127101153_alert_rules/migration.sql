-- CreateEnum
CREATE TYPE "alert_severity" AS ENUM ('warning', 'alarm');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('quiet', 'pending', 'raised');

-- CreateTable
CREATE TABLE "alert_rule" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "figure" TEXT NOT NULL,
    "queue_id" UUID,
    "channel" "channel",
    "is_above" BOOLEAN NOT NULL,
    "raise_at" DOUBLE PRECISION NOT NULL,
    "clear_at" DOUBLE PRECISION NOT NULL,
    "for_seconds" INTEGER NOT NULL,
    "severity" "alert_severity" NOT NULL,
    "is_loud" BOOLEAN NOT NULL,
    "mail_to" UUID[],
    "is_enabled" BOOLEAN NOT NULL,
    "state" "alert_state" NOT NULL DEFAULT 'quiet',
    "since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("tenant_id","id")
);
