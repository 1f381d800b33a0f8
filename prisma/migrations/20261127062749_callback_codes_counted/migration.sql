-- AlterTable
ALTER TABLE "callback_code" DROP CONSTRAINT "callback_code_pkey",
ADD CONSTRAINT "callback_code_pkey" PRIMARY KEY ("tenant_id", "visitor_id", "sent_at");
