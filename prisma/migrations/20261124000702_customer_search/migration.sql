-- Beginnings of words and of addresses by index. A trusted extension: no superuser needed.
create extension if not exists pg_trgm;

-- Lower case without accents, as libs/customers folds what is looked for.
create function fold(text) returns text language sql immutable strict parallel safe
  as $$ select regexp_replace(normalize(lower($1), nfkd), '[\u0300-\u036f]', '', 'g') $$;

-- The tenant beside the parts, as in search_document_words. The space makes the first word begin like the others.
create index customer_name_words on customer using gin (tenant_id, (' ' || public.fold(name)) gin_trgm_ops);
create index customer_identity_parts on customer_identity using gin (tenant_id, value gin_trgm_ops);
