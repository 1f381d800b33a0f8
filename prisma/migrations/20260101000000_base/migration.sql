-- The tenant of this transaction, set by db.tx; null (so: nothing visible, nothing insertable) when there is none.
create function current_tenant() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- Lets one GIN index hold the tenant beside the words. A trusted extension: no superuser needed.
create extension if not exists btree_gin;
