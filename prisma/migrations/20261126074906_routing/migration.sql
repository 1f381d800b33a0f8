-- CreateEnum
CREATE TYPE "agent_state" AS ENUM ('offline', 'ready', 'not_ready', 'not_responding');

-- CreateEnum
CREATE TYPE "agent_order" AS ENUM ('longest_idle', 'most_spare', 'round_robin', 'fewest_open');

-- CreateEnum
CREATE TYPE "work_state" AS ENUM ('queued', 'offered', 'active', 'wrap_up', 'done', 'abandoned', 'overflowed', 'transferred');

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "queue_id" UUID;

-- AlterTable
ALTER TABLE "domain_event" ADD COLUMN     "work_item_id" UUID;

-- CreateTable
CREATE TABLE "agent" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "user_id" UUID NOT NULL,
    "state" "agent_state" NOT NULL DEFAULT 'offline',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason_id" UUID,
    "channels" "channel"[] DEFAULT ARRAY['email', 'chat', 'voice', 'callback']::"channel"[],
    "capacity" INTEGER NOT NULL DEFAULT 100,
    "maximums" JSONB NOT NULL DEFAULT '{}',
    "may_pull" BOOLEAN NOT NULL DEFAULT true,
    "idle_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_assigned_at" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "agent_interval" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "agent_state" NOT NULL,
    "reason_id" UUID,
    "channels" "channel"[],
    "actor_id" UUID,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),

    CONSTRAINT "agent_interval_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agent_connection" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_connection_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "skill" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agent_skill" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "user_id" UUID NOT NULL,
    "skill_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "agent_skill_pkey" PRIMARY KEY ("tenant_id","user_id","skill_id")
);

-- CreateTable
CREATE TABLE "not_ready_reason" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "is_productive" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "not_ready_reason_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "business_calendar" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "ranges" JSONB NOT NULL,
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_calendar_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "queue" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_for_everybody" BOOLEAN NOT NULL DEFAULT true,
    "agent_order" "agent_order" NOT NULL DEFAULT 'longest_idle',
    "priority" INTEGER NOT NULL DEFAULT 0,
    "tier" INTEGER NOT NULL DEFAULT 0,
    "high_bonus" INTEGER NOT NULL DEFAULT 10,
    "key_bonus" INTEGER NOT NULL DEFAULT 30,
    "skills" JSONB NOT NULL DEFAULT '[]',
    "channels" JSONB NOT NULL DEFAULT '{}',
    "target_percent" INTEGER NOT NULL DEFAULT 80,
    "target_seconds" INTEGER NOT NULL DEFAULT 30,
    "calendar_id" UUID,
    "overflow" JSONB NOT NULL DEFAULT '[]',
    "calm_percent" INTEGER NOT NULL DEFAULT 80,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "queue_member" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "queue_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "queue_member_pkey" PRIMARY KEY ("tenant_id","queue_id","user_id")
);

-- CreateTable
CREATE TABLE "routing_rule" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "conditions" JSONB NOT NULL,
    "actions" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "routing_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "work_item" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "queue_id" UUID NOT NULL,
    "state" "work_state" NOT NULL DEFAULT 'queued',
    "customer_id" UUID,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "tier" INTEGER NOT NULL DEFAULT 0,
    "skills" JSONB NOT NULL DEFAULT '[]',
    "rank_at" TIMESTAMPTZ(3) NOT NULL,
    "original_arrival_at" TIMESTAMPTZ(3) NOT NULL,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL,
    "preferred_agent_id" UUID,
    "sticky_until" TIMESTAMPTZ(3),
    "is_directed" BOOLEAN NOT NULL DEFAULT false,
    "units" INTEGER NOT NULL,
    "agent_id" UUID,
    "offered_at" TIMESTAMPTZ(3),
    "offer_ends_at" TIMESTAMPTZ(3),
    "cool_downs" JSONB NOT NULL DEFAULT '{}',
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "wrap_up_ends_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "disposition_id" UUID,
    "outcome" TEXT,
    "is_manual" BOOLEAN NOT NULL DEFAULT false,
    "previous_item_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "work_decision" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "work_item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "work_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "work_estimate" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "work_item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "position" INTEGER NOT NULL,
    "seconds" INTEGER,

    CONSTRAINT "work_estimate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "disposition" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "disposition_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "agent_interval_tenant_id_user_id_from_idx" ON "agent_interval"("tenant_id", "user_id", "from");

-- CreateIndex
CREATE INDEX "agent_connection_tenant_id_user_id_idx" ON "agent_connection"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "skill_tenant_id_name_key" ON "skill"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "agent_skill_tenant_id_skill_id_idx" ON "agent_skill"("tenant_id", "skill_id");

-- CreateIndex
CREATE UNIQUE INDEX "not_ready_reason_tenant_id_code_key" ON "not_ready_reason"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "not_ready_reason_tenant_id_name_key" ON "not_ready_reason"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "business_calendar_tenant_id_name_key" ON "business_calendar"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "queue_tenant_id_name_key" ON "queue"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "queue_member_tenant_id_user_id_idx" ON "queue_member"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "work_item_tenant_id_subject_type_subject_id_idx" ON "work_item"("tenant_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "work_item_tenant_id_customer_id_accepted_at_idx" ON "work_item"("tenant_id", "customer_id", "accepted_at" DESC);

-- CreateIndex
CREATE INDEX "work_item_tenant_id_queue_id_channel_ended_at_idx" ON "work_item"("tenant_id", "queue_id", "channel", "ended_at" DESC);

-- CreateIndex
CREATE INDEX "work_decision_tenant_id_work_item_id_at_idx" ON "work_decision"("tenant_id", "work_item_id", "at");

-- CreateIndex
CREATE INDEX "work_estimate_tenant_id_work_item_id_at_idx" ON "work_estimate"("tenant_id", "work_item_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_tenant_id_code_key" ON "disposition"("tenant_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_tenant_id_name_key" ON "disposition"("tenant_id", "name");

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "agent"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_tenant_id_skill_id_fkey" FOREIGN KEY ("tenant_id", "skill_id") REFERENCES "skill"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_member" ADD CONSTRAINT "queue_member_tenant_id_queue_id_fkey" FOREIGN KEY ("tenant_id", "queue_id") REFERENCES "queue"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Indexes that Prisma's schema cannot express; scripts/migrate.test.ts names them too.

-- What waits, in the order it is given out: over all queues, and of one.
create index work_item_waiting on work_item (tenant_id, tier desc, rank_at, id) where state = 'queued';
create index work_item_waiting_in_queue on work_item (tenant_id, queue_id, tier desc, rank_at, id) where state = 'queued';

-- A subject waits, is offered or is worked on once.
create unique index work_item_live on work_item (tenant_id, subject_type, subject_id)
  where state in ('queued', 'offered', 'active');

-- What agents hold, and where anything is to be done at all.
create index work_item_held on work_item (tenant_id, agent_id) where state in ('offered', 'active', 'wrap_up');
create index work_item_pending on work_item (state, tenant_id) where state in ('queued', 'offered', 'wrap_up');

create index domain_event_work on domain_event (tenant_id, work_item_id) where work_item_id is not null;

create index agent_present on agent (tenant_id) where state <> 'offline';
create index agent_interval_open on agent_interval (tenant_id, user_id) where "to" is null;

-- Each inbox gets a queue of its name, with everybody in it.
do $$
declare t uuid;
begin
  if to_regprocedure('list_tenants()') is null then return; end if;
  for t in select tenant_id from list_tenants() loop
    perform set_config('app.tenant_id', t::text, true);
    insert into queue (tenant_id, id, name) select tenant_id, gen_random_uuid(), name from inbox;
    update inbox i set queue_id = q.id from queue q where q.tenant_id = i.tenant_id and q.name = i.name;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
