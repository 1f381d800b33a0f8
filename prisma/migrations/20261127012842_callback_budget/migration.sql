-- CreateTable
CREATE TABLE "callback_budget" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "per_day_cents" INTEGER,
    "alarmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "callback_budget_pkey" PRIMARY KEY ("tenant_id")
);
