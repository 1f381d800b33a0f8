-- AlterTable
ALTER TABLE "email_message" ADD COLUMN     "report" JSONB,
ADD COLUMN     "whole_text" TEXT;

-- CreateTable
CREATE TABLE "mail_reference" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "message_id" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,

    CONSTRAINT "mail_reference_pkey" PRIMARY KEY ("tenant_id","message_id","entry_id")
);
