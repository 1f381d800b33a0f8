-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "asks_settled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "resolution_answer" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "is_settled" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "resolution_answer_pkey" PRIMARY KEY ("tenant_id","conversation_id")
);

-- AddForeignKey
ALTER TABLE "resolution_answer" ADD CONSTRAINT "resolution_answer_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
