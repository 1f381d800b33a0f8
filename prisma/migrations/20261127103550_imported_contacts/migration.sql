-- AlterTable
ALTER TABLE "work_fact" ADD COLUMN     "priority" INTEGER;

-- CreateTable
CREATE TABLE "contact_import" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "file_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "header" TEXT[],
    "first" JSONB NOT NULL,
    "choices" JSONB NOT NULL,
    "lines" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,
    "figures" JSONB NOT NULL DEFAULT '[]',
    "refusals" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,
    "failed_on" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "contact_import_pkey" PRIMARY KEY ("tenant_id","id")
);
