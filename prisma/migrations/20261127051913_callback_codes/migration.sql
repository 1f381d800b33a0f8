-- AlterTable
ALTER TABLE "callback_setting" ADD COLUMN     "confirmation" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "callback_code" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "visitor_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "hash" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "callback_code_pkey" PRIMARY KEY ("tenant_id","visitor_id")
);

-- CreateIndex
CREATE INDEX "callback_code_tenant_id_email_sent_at_idx" ON "callback_code"("tenant_id", "email", "sent_at");
