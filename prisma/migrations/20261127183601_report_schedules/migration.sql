-- AlterTable
ALTER TABLE "local_mail" ADD COLUMN     "attachments" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "report_schedule" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "group_by" TEXT NOT NULL,
    "formula" TEXT NOT NULL,
    "queue_id" UUID,
    "channel" "channel",
    "target_seconds" INTEGER,
    "period" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "day" INTEGER,
    "time" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "mail_to" UUID[],
    "is_enabled" BOOLEAN NOT NULL,
    "next_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "report_mail" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "schedule_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "report_mail_pkey" PRIMARY KEY ("tenant_id","schedule_id","due_at","user_id")
);

-- AddForeignKey
ALTER TABLE "report_mail" ADD CONSTRAINT "report_mail_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "report_schedule"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is due over all tenants, asked for every few seconds.
CREATE INDEX "report_schedule_due" ON "report_schedule" ("next_due_at") WHERE "next_due_at" IS NOT NULL;
