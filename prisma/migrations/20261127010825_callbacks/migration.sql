-- CreateEnum
CREATE TYPE "callback_state" AS ENUM ('scheduled', 'waiting', 'calling', 'done', 'expired', 'cancelled');

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "callback_queue_id" UUID;

-- CreateTable
CREATE TABLE "callback" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "visitor_id" UUID,
    "client_id" TEXT NOT NULL,
    "from_id" UUID,
    "state" "callback_state" NOT NULL DEFAULT 'waiting',
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'fr',
    "menu_id" TEXT,
    "subject" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT NOT NULL DEFAULT '',
    "order_reference" TEXT NOT NULL DEFAULT '',
    "page_url" TEXT NOT NULL DEFAULT '',
    "page_title" TEXT NOT NULL DEFAULT '',
    "consent" TEXT NOT NULL DEFAULT '',
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "promised_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_id" UUID,
    "dialled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "zone" TEXT NOT NULL DEFAULT '',
    "reminded_at" TIMESTAMPTZ(3),
    "late_at" TIMESTAMPTZ(3),
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "recap_mailed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "callback_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "callback_attempt" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "callback_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "is_dialled" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "seconds" INTEGER NOT NULL DEFAULT 0,
    "cost_micros" BIGINT,

    CONSTRAINT "callback_attempt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "callback_setting" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "site_id" UUID NOT NULL,
    "max_attempts" INTEGER NOT NULL,
    "gap_seconds" INTEGER NOT NULL,
    "expiry_hours" INTEGER NOT NULL,
    "ring_seconds" INTEGER NOT NULL,
    "per_number_a_day" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "kinds" TEXT[],
    "allowed_prefixes" TEXT[],
    "denied_prefixes" TEXT[],
    "lead_minutes" INTEGER NOT NULL DEFAULT 30,
    "slot_minutes" INTEGER NOT NULL DEFAULT 30,
    "handling_minutes" INTEGER NOT NULL DEFAULT 10,
    "expected_agents" INTEGER,
    "late_minutes" INTEGER NOT NULL DEFAULT 5,
    "consent" JSONB NOT NULL,

    CONSTRAINT "callback_setting_pkey" PRIMARY KEY ("tenant_id","site_id")
);

-- CreateTable
CREATE TABLE "callback_hold" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "holder_id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "callback_hold_pkey" PRIMARY KEY ("tenant_id","holder_id")
);

-- CreateIndex
CREATE INDEX "callback_tenant_id_conversation_id_idx" ON "callback"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "callback_tenant_id_number_created_at_idx" ON "callback"("tenant_id", "number", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "callback_tenant_id_visitor_id_client_id_key" ON "callback"("tenant_id", "visitor_id", "client_id");

-- CreateIndex
CREATE INDEX "callback_attempt_tenant_id_callback_id_started_at_idx" ON "callback_attempt"("tenant_id", "callback_id", "started_at");

-- CreateIndex
CREATE INDEX "callback_hold_tenant_id_queue_id_slot_at_idx" ON "callback_hold"("tenant_id", "queue_id", "slot_at");

-- AddForeignKey
ALTER TABLE "callback_attempt" ADD CONSTRAINT "callback_attempt_tenant_id_callback_id_fkey" FOREIGN KEY ("tenant_id", "callback_id") REFERENCES "callback"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A number is called for one request at a time, and by one agent at a time.
CREATE UNIQUE INDEX "callback_live_number" ON "callback"("tenant_id", "number") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "callback_attempt_live" ON "callback_attempt"("tenant_id", "callback_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "callback_asked_without_page" ON "callback"("tenant_id", "client_id") WHERE "visitor_id" IS NULL;
CREATE INDEX "callback_due" ON "callback"("tenant_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "callback_expiring" ON "callback"("tenant_id", "expires_at") WHERE "ended_at" IS NULL;
CREATE INDEX "callback_attempt_open" ON "callback_attempt"("tenant_id", "started_at") WHERE "ended_at" IS NULL;
CREATE INDEX "callback_promised" ON "callback"("tenant_id", "queue_id", "promised_at") WHERE "ended_at" IS NULL AND "promised_at" IS NOT NULL;
