-- CreateTable
CREATE TABLE "report_cost" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "hourly_cost_cents" INTEGER,
    "conversion_percent" DOUBLE PRECISION,
    "basket_cents" INTEGER,

    CONSTRAINT "report_cost_pkey" PRIMARY KEY ("tenant_id")
);
