-- Indexes that Prisma's schema cannot express; scripts/migrate.test.ts names them too.

-- Words within a tenant: both in one index (btree_gin), so a small tenant's search never walks through a large one's.
create index search_document_words on search_document using gin (tenant_id, document);

-- Uploads that no message has taken yet, for the clean-up.
create index attachment_unclaimed on attachment (tenant_id, created_at) where entry_id is null;
