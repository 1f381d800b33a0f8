-- CreateEnum
CREATE TYPE "call_stage" AS ENUM ('menu', 'waiting', 'talking', 'ended');

-- CreateEnum
CREATE TYPE "leg_role" AS ENUM ('caller', 'agent', 'colleague', 'supervisor');

-- CreateEnum
CREATE TYPE "leg_state" AS ENUM ('ringing', 'up', 'held', 'ended');

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "call_queue_id" UUID,
ADD COLUMN     "has_voice_menu" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "call" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "visitor_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "state" "call_stage" NOT NULL DEFAULT 'waiting',
    "menu_id" TEXT,
    "subject" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "order_reference" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '[]',
    "language" TEXT NOT NULL DEFAULT 'fr',
    "refuses_recording" BOOLEAN NOT NULL DEFAULT false,
    "pauses_recording" BOOLEAN NOT NULL DEFAULT false,
    "stops_recording" BOOLEAN NOT NULL DEFAULT false,
    "recap_mailed_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end" TEXT,
    "caller_lost_at" TIMESTAMPTZ(3),
    "process_id" UUID,
    "alive_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_leg" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "role" "leg_role" NOT NULL,
    "user_id" UUID,
    "state" "leg_state" NOT NULL DEFAULT 'ringing',
    "whispers" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end" TEXT,
    "joined_at" TIMESTAMPTZ(3),
    "quality" JSONB,

    CONSTRAINT "call_leg_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "recording" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "file_key" TEXT,
    "type" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(3),
    "keep_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "voice_setting" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "queue_id" UUID NOT NULL,
    "is_recorded" BOOLEAN NOT NULL DEFAULT false,
    "notice" TEXT NOT NULL DEFAULT 'both',
    "keep_days" INTEGER NOT NULL DEFAULT 30,

    CONSTRAINT "voice_setting_pkey" PRIMARY KEY ("tenant_id","queue_id")
);

-- CreateTable
CREATE TABLE "voice_prompt" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "prompt" TEXT NOT NULL,
    "menu_id" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "voice_prompt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "telephone" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "contact" TEXT NOT NULL,
    "path" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "process_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "telephone_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "call_tenant_id_conversation_id_idx" ON "call"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "call_tenant_id_ended_at_alive_until_idx" ON "call"("tenant_id", "ended_at", "alive_until");

-- CreateIndex
CREATE UNIQUE INDEX "call_tenant_id_visitor_id_client_id_key" ON "call"("tenant_id", "visitor_id", "client_id");

-- CreateIndex
CREATE INDEX "call_leg_tenant_id_call_id_idx" ON "call_leg"("tenant_id", "call_id");

-- CreateIndex
CREATE INDEX "call_leg_tenant_id_user_id_ended_at_idx" ON "call_leg"("tenant_id", "user_id", "ended_at");

-- CreateIndex
CREATE INDEX "recording_tenant_id_call_id_idx" ON "recording"("tenant_id", "call_id");

-- CreateIndex
CREATE INDEX "recording_tenant_id_keep_until_idx" ON "recording"("tenant_id", "keep_until");

-- CreateIndex
CREATE UNIQUE INDEX "voice_prompt_tenant_id_site_id_prompt_menu_id_language_key" ON "voice_prompt"("tenant_id", "site_id", "prompt", "menu_id", "language");

-- CreateIndex
CREATE INDEX "telephone_tenant_id_expires_at_idx" ON "telephone"("tenant_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "telephone_tenant_id_user_id_contact_key" ON "telephone"("tenant_id", "user_id", "contact");

-- AddForeignKey
ALTER TABLE "call_leg" ADD CONSTRAINT "call_leg_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recording" ADD CONSTRAINT "recording_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
