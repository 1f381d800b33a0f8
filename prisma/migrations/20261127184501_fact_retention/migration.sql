-- CreateTable
CREATE TABLE "fact_retention" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "keep_months" INTEGER,
    "forgotten_before" TIMESTAMPTZ(3),

    CONSTRAINT "fact_retention_pkey" PRIMARY KEY ("tenant_id")
);
