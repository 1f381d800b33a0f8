-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "incoming_state" AS ENUM ('received', 'ingested', 'quarantined');

-- CreateEnum
CREATE TYPE "conversation_status" AS ENUM ('open', 'pending', 'snoozed', 'resolved');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('email', 'chat', 'voice', 'callback');

-- CreateEnum
CREATE TYPE "entry_type" AS ENUM ('message', 'note', 'system');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('in', 'out');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('received', 'held', 'queued', 'sent', 'local', 'failed', 'bounced');

-- CreateEnum
CREATE TYPE "value_class" AS ENUM ('standard', 'high', 'key');

-- CreateEnum
CREATE TYPE "identity_kind" AS ENUM ('email', 'phone', 'visitor', 'account');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('agent', 'supervisor', 'administrator');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('own', 'team', 'all');

-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('invited', 'active', 'disabled');

-- CreateTable
CREATE TABLE "email_inbox" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "inbox_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "from_name" TEXT NOT NULL DEFAULT '',
    "door" TEXT NOT NULL,
    "acknowledges" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgement_text" TEXT NOT NULL DEFAULT '',
    "smtp_host" TEXT,
    "smtp_port" INTEGER,
    "smtp_security" TEXT,
    "smtp_username" TEXT,
    "smtp_secret" TEXT,

    CONSTRAINT "email_inbox_pkey" PRIMARY KEY ("tenant_id","inbox_id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "move_to" TEXT,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL DEFAULT 'connecting',
    "last_sync_at" TIMESTAMPTZ(3),
    "last_error_code" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lease_holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "mailbox_folder" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "mailbox_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "uid_validity" BIGINT,
    "last_uid" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "mailbox_folder_pkey" PRIMARY KEY ("tenant_id","mailbox_id","path")
);

-- CreateTable
CREATE TABLE "incoming_mail" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "mailbox_id" UUID,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "file_key" TEXT NOT NULL,
    "envelope" JSONB,
    "state" "incoming_state" NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "from_text" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "conversation_id" UUID,
    "entry_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "incoming_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "email_message" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "entry_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "message_id" TEXT,
    "in_reply_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_own" BOOLEAN NOT NULL,
    "raw_file_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_message_pkey" PRIMARY KEY ("tenant_id","entry_id")
);

-- CreateTable
CREATE TABLE "suppressed_address" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "entry_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressed_address_pkey" PRIMARY KEY ("tenant_id","address")
);

-- CreateTable
CREATE TABLE "automatic_answer" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "address" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "automatic_answer_pkey" PRIMARY KEY ("tenant_id","address")
);

-- CreateTable
CREATE TABLE "inbox" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "channel" "channel" NOT NULL DEFAULT 'email',
    "team_id" UUID,
    "language" TEXT NOT NULL DEFAULT 'fr',
    "signature_html" TEXT NOT NULL DEFAULT '',
    "promised_hours" INTEGER NOT NULL DEFAULT 24,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "preview" TEXT NOT NULL DEFAULT '',
    "status" "conversation_status" NOT NULL DEFAULT 'open',
    "snoozed_until" TIMESTAMPTZ(3),
    "priority" "priority" NOT NULL DEFAULT 'normal',
    "channel" "channel" NOT NULL,
    "customer_id" UUID,
    "inbox_id" UUID NOT NULL,
    "team_id" UUID,
    "assignee_id" UUID,
    "waiting_since" TIMESTAMPTZ(3),
    "answer_due_at" TIMESTAMPTZ(3),
    "first_answered_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "has_delivery_problem" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "entry" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" "entry_type" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "direction" "direction",
    "kind" TEXT NOT NULL DEFAULT 'normal',
    "author_user_id" UUID,
    "from_name" TEXT NOT NULL DEFAULT '',
    "from_address" TEXT NOT NULL DEFAULT '',
    "recipients" JSONB NOT NULL DEFAULT '{}',
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "quoted_text" TEXT NOT NULL DEFAULT '',
    "html" TEXT,
    "has_remote_images" BOOLEAN NOT NULL DEFAULT false,
    "notices" JSONB NOT NULL DEFAULT '[]',
    "delivery" "delivery_state",
    "held_until" TIMESTAMPTZ(3),
    "delivery_error" TEXT,
    "has_raw" BOOLEAN NOT NULL DEFAULT false,
    "mentioned_user_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "event" TEXT,
    "data" JSONB,
    "client_id" TEXT,
    "external_id" TEXT,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "entry_id" UUID,
    "uploader_id" UUID,
    "file_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "is_inline" BOOLEAN NOT NULL DEFAULT false,
    "content_id" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "search_document" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "participant" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("tenant_id","conversation_id","address")
);

-- CreateTable
CREATE TABLE "draft" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "recipients" JSONB NOT NULL DEFAULT '{}',
    "attachment_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("tenant_id","conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "conversation_tag" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "conversation_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "conversation_tag_pkey" PRIMARY KEY ("tenant_id","conversation_id","tag_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "owner_id" UUID,
    "text" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,
    "value_class" "value_class" NOT NULL DEFAULT 'standard',
    "notes" TEXT NOT NULL DEFAULT '',
    "custom_fields" JSONB NOT NULL DEFAULT '{}',
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer_identity" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "identity_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_identity_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer_merge" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "carried_ids" UUID[],
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "conversation_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'agent',
    "visibility" "visibility" NOT NULL DEFAULT 'team',
    "status" "user_status" NOT NULL DEFAULT 'invited',
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "signature" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "team" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("tenant_id","team_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "macro" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "html" TEXT NOT NULL DEFAULT '',
    "actions" JSONB NOT NULL DEFAULT '{}',
    "owner_id" UUID NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "macro_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "domain_event" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "conversation_id" UUID,
    "actor_id" UUID,
    "cause_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domain_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "handled_event" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "subscriber" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handled_event_pkey" PRIMARY KEY ("tenant_id","subscriber","event_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "data" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("tenant_id","sequence")
);

-- CreateTable
CREATE TABLE "local_mail" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "local_mail_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "email_inbox_door_key" ON "email_inbox"("door");

-- CreateIndex
CREATE UNIQUE INDEX "email_inbox_tenant_id_address_key" ON "email_inbox"("tenant_id", "address");

-- CreateIndex
CREATE INDEX "incoming_mail_tenant_id_mailbox_id_sha256_idx" ON "incoming_mail"("tenant_id", "mailbox_id", "sha256");

-- CreateIndex
CREATE INDEX "incoming_mail_tenant_id_state_id_idx" ON "incoming_mail"("tenant_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_mail_tenant_id_source_key" ON "incoming_mail"("tenant_id", "source");

-- CreateIndex
CREATE INDEX "email_message_tenant_id_message_id_idx" ON "email_message"("tenant_id", "message_id");

-- CreateIndex
CREATE INDEX "email_message_tenant_id_conversation_id_idx" ON "email_message"("tenant_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_tenant_id_name_key" ON "inbox"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_status_priority_answer_due_at_id_idx" ON "conversation"("tenant_id", "status", "priority" DESC, "answer_due_at", "id");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_assignee_id_status_priority_answer_d_idx" ON "conversation"("tenant_id", "assignee_id", "status", "priority" DESC, "answer_due_at", "id");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_team_id_status_priority_answer_due_a_idx" ON "conversation"("tenant_id", "team_id", "status", "priority" DESC, "answer_due_at", "id");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_last_message_at_id_idx" ON "conversation"("tenant_id", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_status_last_message_at_id_idx" ON "conversation"("tenant_id", "status", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "conversation_tenant_id_customer_id_last_message_at_idx" ON "conversation"("tenant_id", "customer_id", "last_message_at" DESC);

-- CreateIndex
CREATE INDEX "conversation_tenant_id_inbox_id_idx" ON "conversation"("tenant_id", "inbox_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_tenant_id_number_key" ON "conversation"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "entry_tenant_id_conversation_id_sequence_key" ON "entry"("tenant_id", "conversation_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "entry_tenant_id_client_id_key" ON "entry"("tenant_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_tenant_id_external_id_key" ON "entry"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_entry_id_idx" ON "attachment"("tenant_id", "entry_id");

-- CreateIndex
CREATE INDEX "search_document_tenant_id_conversation_id_idx" ON "search_document"("tenant_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_tenant_id_name_key" ON "tag"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "conversation_tag_tenant_id_tag_id_idx" ON "conversation_tag"("tenant_id", "tag_id");

-- CreateIndex
CREATE INDEX "follow_up_tenant_id_due_at_idx" ON "follow_up"("tenant_id", "due_at");

-- CreateIndex
CREATE INDEX "follow_up_tenant_id_conversation_id_idx" ON "follow_up"("tenant_id", "conversation_id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_name_idx" ON "customer"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "customer_tenant_id_merged_into_id_idx" ON "customer"("tenant_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "customer_identity_tenant_id_customer_id_idx" ON "customer_identity"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_identity_tenant_id_kind_value_key" ON "customer_identity"("tenant_id", "kind", "value");

-- CreateIndex
CREATE INDEX "customer_merge_tenant_id_customer_id_idx" ON "customer_merge"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "user_account_email_idx" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_tenant_id_email_key" ON "user_account"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "team_tenant_id_name_key" ON "team"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "team_member_tenant_id_user_id_idx" ON "team_member"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_user_id_idx" ON "session"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_tenant_id_token_hash_key" ON "session"("tenant_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_tenant_id_token_hash_key" ON "access_link"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "macro_tenant_id_shortcut_idx" ON "macro"("tenant_id", "shortcut");

-- CreateIndex
CREATE INDEX "domain_event_tenant_id_conversation_id_id_idx" ON "domain_event"("tenant_id", "conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "local_mail_tenant_id_dedupe_key_key" ON "local_mail"("tenant_id", "dedupe_key");

-- AddForeignKey
ALTER TABLE "mailbox_folder" ADD CONSTRAINT "mailbox_folder_tenant_id_mailbox_id_fkey" FOREIGN KEY ("tenant_id", "mailbox_id") REFERENCES "mailbox"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "entry"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_tag" ADD CONSTRAINT "conversation_tag_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_tag" ADD CONSTRAINT "conversation_tag_tenant_id_tag_id_fkey" FOREIGN KEY ("tenant_id", "tag_id") REFERENCES "tag"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_tenant_id_conversation_id_fkey" FOREIGN KEY ("tenant_id", "conversation_id") REFERENCES "conversation"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_identity" ADD CONSTRAINT "customer_identity_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_team_id_fkey" FOREIGN KEY ("tenant_id", "team_id") REFERENCES "team"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "user_account"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
