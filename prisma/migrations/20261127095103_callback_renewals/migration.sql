-- AlterTable
ALTER TABLE "callback" ADD COLUMN     "renews_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "callback_tenant_id_renews_id_key" ON "callback"("tenant_id", "renews_id");
