-- CreateEnum
CREATE TYPE "chat_end" AS ENUM ('visitor', 'agent', 'silence');

-- CreateTable
CREATE TABLE "site" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inbox_id" UUID NOT NULL,
    "mail_inbox_id" UUID,
    "calendar_id" UUID,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT NOT NULL DEFAULT 'fr',
    "offers_when_busy" BOOLEAN NOT NULL DEFAULT false,
    "idle_minutes" INTEGER NOT NULL DEFAULT 10,
    "close_minutes" INTEGER NOT NULL DEFAULT 60,
    "appearance" JSONB NOT NULL DEFAULT '{}',
    "fields" JSONB NOT NULL DEFAULT '[]',
    "menu" JSONB NOT NULL DEFAULT '[]',
    "logo_file_key" TEXT,
    "logo_type" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "site_secret" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_secret_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "visitor" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "account_id" TEXT,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "context" JSONB NOT NULL DEFAULT '{}',
    "online_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visitor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "chat" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "visitor_id" UUID NOT NULL,
    "menu_id" TEXT,
    "subject" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "order_reference" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_visitor_at" TIMESTAMPTZ(3) NOT NULL,
    "visitor_delivered" INTEGER NOT NULL DEFAULT 0,
    "visitor_read" INTEGER NOT NULL DEFAULT 0,
    "agent_delivered" INTEGER NOT NULL DEFAULT 0,
    "agent_read" INTEGER NOT NULL DEFAULT 0,
    "offers_form" BOOLEAN NOT NULL DEFAULT false,
    "idle_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" "chat_end",
    "mailed_at" TIMESTAMPTZ(3),
    "mailed_sequence" INTEGER NOT NULL DEFAULT 0,
    "rating" INTEGER,
    "rating_comment" TEXT NOT NULL DEFAULT '',
    "rated_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_pkey" PRIMARY KEY ("tenant_id","conversation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_tenant_id_name_key" ON "site"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "site_key_key" ON "site"("key");

-- CreateIndex
CREATE INDEX "site_secret_tenant_id_site_id_idx" ON "site_secret"("tenant_id", "site_id");

-- CreateIndex
CREATE UNIQUE INDEX "visitor_tenant_id_site_id_account_id_key" ON "visitor"("tenant_id", "site_id", "account_id");

-- CreateIndex
CREATE INDEX "chat_tenant_id_visitor_id_started_at_idx" ON "chat"("tenant_id", "visitor_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "chat_tenant_id_ended_at_idx" ON "chat"("tenant_id", "ended_at");

-- AddForeignKey
ALTER TABLE "site_secret" ADD CONSTRAINT "site_secret_tenant_id_site_id_fkey" FOREIGN KEY ("tenant_id", "site_id") REFERENCES "site"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor" ADD CONSTRAINT "visitor_tenant_id_site_id_fkey" FOREIGN KEY ("tenant_id", "site_id") REFERENCES "site"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_tenant_id_site_id_fkey" FOREIGN KEY ("tenant_id", "site_id") REFERENCES "site"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_tenant_id_visitor_id_fkey" FOREIGN KEY ("tenant_id", "visitor_id") REFERENCES "visitor"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
