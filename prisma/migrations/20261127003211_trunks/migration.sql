-- CreateTable
CREATE TABLE "trunk" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "secret" TEXT,
    "registers" BOOLEAN NOT NULL DEFAULT false,
    "caller_id" TEXT NOT NULL DEFAULT '',
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "registered_until" TIMESTAMPTZ(3),
    "register_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error_at" TIMESTAMPTZ(3),

    CONSTRAINT "trunk_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "trunk_rate" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "trunk_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "cost_per_minute" INTEGER NOT NULL,

    CONSTRAINT "trunk_rate_pkey" PRIMARY KEY ("tenant_id","trunk_id","prefix")
);

-- AddForeignKey
ALTER TABLE "trunk_rate" ADD CONSTRAINT "trunk_rate_tenant_id_trunk_id_fkey" FOREIGN KEY ("tenant_id", "trunk_id") REFERENCES "trunk"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
