-- Repeatable: runs after every migration. Who may do what; no table needs naming twice.

grant usage on schema public to guichet_app, guichet_jobs, guichet_lookup;

-- Row-level security, FORCEd, on every table with a tenant. A table without it cannot come to be: this runs last.
do $$
declare t record;
begin
  for t in
    select c.oid::regclass as name, a.attname as col
    from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (a.attname = 'tenant_id' or (c.relname = 'tenant' and a.attname = 'id'))
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant')
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
    execute format('create policy tenant on %s using (%I = current_tenant())', t.name, t.col);
  end loop;
end $$;

-- The role the app connects as: rows, never structure, never TRUNCATE (which row-level security does not stop).
grant select, insert, update, delete on all tables in schema public to guichet_app;
grant usage on all sequences in schema public to guichet_app;
revoke truncate, references, trigger on all tables in schema public from guichet_app, guichet_jobs, guichet_lookup, public;
revoke all on _prisma_migrations from guichet_app;
-- Logs are written once.
revoke update, delete on domain_event, audit_entry from guichet_app;

-- Whether anything is or was promised to anybody of the current tenant: else nothing that happens concerns a clock.
create or replace function anything_promised() returns boolean
language sql stable as $$
  select exists (select from sla_policy where is_enabled) or exists (select from sla_clock)
$$;

-- Lookups that come before a tenant is known. Their owner sees all tenants, in these tables only, and cannot log in.
do $$
declare t text;
begin
  foreach t in array array[
    'tenant', 'user_account', 'email_inbox', 'mailbox', 'search_document', 'conversation', 'customer', 'customer_identity',
    'agent', 'agent_connection', 'work_item', 'site', 'trunk', 'sla_policy', 'sla_clock', 'gathered_event', 'alert_rule',
    'fact_retention', 'contact_import', 'report_schedule'
  ]
  loop
    execute format('grant select on %I to guichet_lookup', t);
    if not exists (select from pg_policy where polrelid = t::regclass and polname = 'lookup') then
      execute format('create policy lookup on %I for select to guichet_lookup using (true)', t);
    end if;
  end loop;
end $$;

grant create on schema public to guichet_lookup;
set local role guichet_lookup;

-- Whose log-in an address is; one person may have one in several tenants.
create or replace function find_logins(email text) returns table (tenant_id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select u.tenant_id, u.id from user_account u where u.email = lower(find_logins.email) and u.status = 'active'
$$;

-- Which inbox the local part of an address at the SMTP door belongs to.
create or replace function find_inbox_door(door text) returns table (tenant_id uuid, inbox_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.tenant_id, i.inbox_id from email_inbox i where i.door = lower(find_inbox_door.door)
$$;

-- The same for a mail that comes to the inbox's own address; nobody's when two inboxes claim it.
create or replace function find_inbox_address(address text) returns table (tenant_id uuid, inbox_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.tenant_id, i.inbox_id from email_inbox i where lower(i.address) = lower(find_inbox_address.address)
    and (select count(*) from email_inbox o where lower(o.address) = lower(find_inbox_address.address)) = 1
$$;

-- Every mailbox, for the process that shares them out; no address, no secret.
create or replace function due_mailboxes()
returns table (tenant_id uuid, mailbox_id uuid, revision int, is_enabled bool, lease_until timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.tenant_id, m.id, m.revision, m.is_enabled, m.lease_until from mailbox m order by m.tenant_id, m.id
$$;

-- Agents who are logged in though no desk of theirs has given a sign of life: their process is gone.
create or replace function lost_agents() returns table (tenant_id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.tenant_id, a.user_id from agent a
  where a.state <> 'offline' and a.lost_at is null and not exists (
    select from agent_connection c
    where c.tenant_id = a.tenant_id and c.user_id = a.user_id and c.seen_at > now() - interval '12 seconds'
  )
$$;

-- Tenants where work waits for an agent who is there, or where an offer or a wrap-up has run out.
create or replace function tenants_with_work() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id from tenant t
  where (
    exists (select from work_item w where w.tenant_id = t.id and w.state = 'queued')
    and exists (select from agent a where a.tenant_id = t.id and a.state = 'ready' and a.lost_at is null)
  ) or exists (select from work_item w where w.tenant_id = t.id and w.state = 'offered' and w.offer_ends_at < now())
    or exists (select from work_item w where w.tenant_id = t.id and w.state = 'wrap_up' and w.wrap_up_ends_at < now())
$$;

-- Whose site a line of script names.
create or replace function find_site(key text) returns table (tenant_id uuid, site_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.tenant_id, s.id from site s where s.key = find_site.key
$$;

-- Tenants that have a site, and so may have chats to look after.
create or replace function tenants_with_sites() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct s.tenant_id from site s order by s.tenant_id
$$;

-- Trunks that want to be told that we are there, and whose time has come; no address, no secret.
create or replace function due_trunks() returns table (tenant_id uuid, trunk_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.tenant_id, t.id from trunk t where t.is_enabled and t.registers and t.register_at <= now()
$$;

-- Tenants with a clock whose warning or breach nobody announced, or with dialogues that went on since, of which no job tells.
create or replace function tenants_with_clocks() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.tenant_id from sla_clock k where k.next_at < now() - interval '5 seconds'
  union
  select p.tenant_id from sla_policy p where p.is_enabled and exists (
    select from conversation c where c.tenant_id = p.tenant_id and c.status = 'open' and c.channel = 'chat'
      and c.last_message_at > now() - interval '2 minutes'
  )
$$;

-- Tenants with events that wait to be taken in batches.
create or replace function tenants_with_gathered_events() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct g.tenant_id from gathered_event g
$$;

-- Tenants that want to be told of something on their wallboard.
create or replace function tenants_with_alerts() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct r.tenant_id from alert_rule r where r.is_enabled
$$;

-- Tenants that have facts to forget, or imports whose files or refused lines are past their time.
create or replace function tenants_that_forget() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.tenant_id from fact_retention r
  union
  select i.tenant_id from contact_import i
  where (i.state in ('open', 'failed') and i.created_at < now() - interval '1 day')
    or (i.created_at < now() - interval '30 days' and i.refusals <> '[]')
$$;

-- Tenants with a report that is to be mailed by now.
create or replace function tenants_with_due_reports() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct s.tenant_id from report_schedule s where s.next_due_at <= now()
$$;

create or replace function list_tenants() returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id from tenant t order by t.id
$$;

-- Conversations of the current tenant with a match, the newest first. A function, since under row-level security
-- Postgres would not use the GIN index: `@@` is not leakproof, so the tenant's rows would be read one by one.
create or replace function search_conversations(query tsquery, max int) returns table (conversation_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with found as materialized (
    select distinct d.conversation_id from search_document d
    where d.tenant_id = current_tenant() and d.document @@ search_conversations.query
  )
  select c.id from found join conversation c on c.tenant_id = current_tenant() and c.id = found.conversation_id
  order by c.last_message_at desc, c.id desc
  limit least(greatest(search_conversations.max, 0), 10000)
$$;

-- Customers of the current tenant by the beginning of a word of the name, or of an address or its domain: a function for
-- the same reason, `like` is not leakproof. `word` is folded, `address` in lower case, both escaped for `like`.
create or replace function search_customers(word text, address text) returns table (customer_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(c.merged_into_id, c.id) from customer c
  where c.tenant_id = current_tenant()
    and (' ' || public.fold(c.name) like '% ' || word || '%' or ' ' || public.fold(c.name) like '%-' || word || '%')
  union
  select coalesce(c.merged_into_id, c.id) from customer_identity i
  join customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
  where i.tenant_id = current_tenant() and (i.value like address || '%' or i.value like '%@' || address || '%')
$$;

revoke all on function find_logins, find_inbox_door, find_inbox_address, due_mailboxes, list_tenants, search_conversations,
  search_customers, lost_agents, tenants_with_work, find_site, tenants_with_sites, due_trunks, tenants_with_clocks,
  tenants_with_gathered_events, tenants_with_alerts, tenants_that_forget, tenants_with_due_reports from public;
grant execute on function find_logins, find_inbox_door, find_inbox_address, due_mailboxes, list_tenants, search_conversations,
  search_customers, lost_agents, tenants_with_work, find_site, tenants_with_sites, due_trunks, tenants_with_clocks,
  tenants_with_gathered_events, tenants_with_alerts, tenants_that_forget, tenants_with_due_reports to guichet_app;
reset role;
revoke create on schema public from guichet_lookup;

-- Jobs: the app may add a job, stamped with its tenant, and can neither read nor forge another tenant's.
create schema if not exists jobs authorization guichet_jobs;
set local role guichet_jobs;
create or replace function jobs.add(task text, payload json, run_at timestamptz default null, job_key text default null)
returns bigint
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select (graphile_worker.add_job(
    task, (payload::jsonb || jsonb_build_object('tenantId', current_tenant()))::json, run_at => run_at, job_key => job_key,
    -- A full mailbox that is read for the first time must not hold up what people wait for.
    priority => case task when 'mail.intake' then 10 else 0 end
  )).id
$$;
revoke all on function jobs.add from public;
grant usage on schema jobs to guichet_app;
grant execute on function jobs.add to guichet_app;
reset role;
