-- AlterTable
ALTER TABLE "work_item" ADD COLUMN     "skill_step" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "skill_step_at" TIMESTAMPTZ(3);

-- Whether anything of a channel waits, without a look at all that waits; scripts/migrate.test.ts names it too.
create index work_item_waiting_channels on work_item (tenant_id, channel) where state = 'queued';
