-- What was deleted and may come back until its keep time is over (docs/decisions/0012-undo.md). A mailbox's rows are set aside
-- as they are; a domain stays where it is, out of sight, whatever it has below it.

create table deleted_objects (
  -- The id that it had, and has again when it is restored.
  id uuid primary key,
  kind text collate "C" not null check (kind in ('imap', 'exchange', 'domain')),
  -- With the account goes the last one who could have asked for it.
  account_id uuid not null references accounts (id) on delete cascade,
  -- Of a mailbox. No foreign key: a domain that is deleted after its mailbox comes back with what could be restored before.
  domain_id uuid check ((domain_id is null) = (kind = 'domain')),
  name text collate "C" not null,
  deleted_date timestamptz not null default now()
);
create index deleted_objects_domain on deleted_objects (domain_id, deleted_date, id) where domain_id is not null;
create index deleted_objects_account on deleted_objects (account_id, deleted_date, id);
create index deleted_objects_date on deleted_objects (deleted_date);

-- Rows that went with it, owners before what they own.
create table deleted_rows (
  number bigint generated always as identity primary key,
  deleted_id uuid not null references deleted_objects (id) on delete cascade,
  table_name text collate "C" not null,
  row jsonb not null
);
create index deleted_rows_deleted on deleted_rows (deleted_id, table_name);

-- Keeps the rows of `root` whose `key_column` is `key`, and all that `on delete cascade` would take with them. What that is says the
-- catalog, so that a table made later is kept too.
create function keep_rows(deleted uuid, root regclass, key_column name, key uuid) returns void language plpgsql as $$
declare
  child record;
  rows_of_child text;
begin
  execute format('insert into deleted_rows (deleted_id, table_name, row) select $1, %L, to_jsonb(r) from %s r where r.%I = $2',
                 root::text, root, key_column) using deleted, key;
  -- A table after all through which it can be reached.
  for child in
    with recursive below (relation, depth) as (
      select root::oid, 0
      union
      select f.conrelid, b.depth + 1 from below b
        join pg_constraint f on f.confrelid = b.relation and f.contype = 'f' and f.confdeltype = 'c' and f.conrelid <> f.confrelid
       where b.depth < 20)
    select relation::regclass as relation, max(depth) as depth from below where depth > 0 group by relation order by max(depth), relation
  loop
    select string_agg(format('select to_jsonb(c) as row from %s c where %s', child.relation, owned_by_kept(f.oid)), ' union ')
      into rows_of_child
      from pg_constraint f
     where f.conrelid = child.relation and f.contype = 'f' and f.confdeltype = 'c'
       and exists (select from deleted_rows k where k.deleted_id = deleted and k.table_name = f.confrelid::regclass::text);
    if rows_of_child is not null then
      execute format('insert into deleted_rows (deleted_id, table_name, row) select $1, %L, c.row from (%s) c',
                     child.relation::text, rows_of_child) using deleted;
    end if;
  end loop;
end $$;

-- For keep_rows: the condition that a row `c` is owned by a kept one ($1) by this foreign key. The first line is for the index.
create function owned_by_kept(foreign_key oid) returns text language sql stable as $$
  select format('c.%I = any(array(select (k.row ->> %L)::%s from deleted_rows k where k.deleted_id = $1 and k.table_name = %L))
                 and exists (select from deleted_rows k where k.deleted_id = $1 and k.table_name = %L and %s)',
                (array_agg(child.attname order by pair.place))[1], (array_agg(parent.attname order by pair.place))[1],
                (array_agg(format_type(parent.atttypid, parent.atttypmod) order by pair.place))[1],
                f.confrelid::regclass, f.confrelid::regclass,
                string_agg(format('c.%I = (k.row ->> %L)::%s', child.attname, parent.attname, format_type(parent.atttypid, parent.atttypmod)),
                           ' and '))
    from pg_constraint f
   cross join lateral unnest(f.conkey, f.confkey) with ordinality as pair (child, parent, place)
    join pg_attribute child on child.attrelid = f.conrelid and child.attnum = pair.child
    join pg_attribute parent on parent.attrelid = f.confrelid and parent.attnum = pair.parent
   where f.oid = foreign_key
   group by f.confrelid
$$;

-- Puts kept rows back as they were; triggers and constraints have the last word. A row whose other owner is gone meanwhile would have
-- gone with that one, and stays away. A column that is newer than the row has its default.
create function put_rows_back(deleted uuid) returns void language plpgsql as $$
declare
  kept record;
  columns text;
  kept_columns text;
  owners_exist text;
begin
  for kept in
    select table_name::regclass as relation, table_name from deleted_rows where deleted_id = deleted
     group by table_name order by min(number)
  loop
    select string_agg(quote_ident(a.attname), ', '), string_agg('c.' || quote_ident(a.attname), ', ') into columns, kept_columns
      from pg_attribute a
     where a.attrelid = kept.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and (select k.row ? a.attname from deleted_rows k where k.deleted_id = deleted and k.table_name = kept.table_name limit 1);
    select coalesce(string_agg(' and ' || owner_exists(f.oid), ''), '') into owners_exist
      from pg_constraint f where f.conrelid = kept.relation and f.contype = 'f' and f.confdeltype = 'c';
    execute format('insert into %s (%s) overriding system value
                    select %s from deleted_rows k cross join lateral jsonb_populate_record(null::%s, k.row) c
                     where k.deleted_id = $1 and k.table_name = %L%s order by k.number',
                   kept.relation, columns, kept_columns, kept.relation, kept.table_name, owners_exist) using deleted;
  end loop;
  delete from deleted_rows where deleted_id = deleted;
end $$;

-- For put_rows_back: the condition that the owner of a row `c` by this foreign key is there, if it has one.
create function owner_exists(foreign_key oid) returns text language sql stable as $$
  select format('(%s or exists (select from %s p where %s))',
                string_agg(format('c.%I is null', child.attname), ' or '), f.confrelid::regclass,
                string_agg(format('p.%I = c.%I', parent.attname, child.attname), ' and '))
    from pg_constraint f
   cross join lateral unnest(f.conkey, f.confkey) as pair (child, parent)
    join pg_attribute child on child.attrelid = f.conrelid and child.attnum = pair.child
    join pg_attribute parent on parent.attrelid = f.confrelid and parent.attnum = pair.parent
   where f.oid = foreign_key
   group by f.confrelid
$$;

-- Domains that are deleted stay in their table with all that is below them, so that deleting one and restoring it cost the same for ten
-- mailboxes and for a hundred thousand. Everyone asks the view, which has only those that are there.
alter table domains rename to all_domains;
alter table all_domains
  add column deleted_date timestamptz,
  -- Counts in the generations of all its usernames: the sessions and tokens of before a deletion stay dead after it.
  add column generation integer not null default 0,
  -- A deleted one keeps neither a plan nor an account from being deleted.
  alter column plan_id drop not null,
  alter column account_id drop not null,
  add constraint domains_whole check (deleted_date is not null or (plan_id is not null and account_id is not null));
drop index domains_name;
create unique index domains_name on all_domains (domain) where deleted_date is null;
create index domains_deleted on all_domains (deleted_date) where deleted_date is not null;

create view domains with (security_invoker = true) as
  select id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota,
         infostore_bytes, generation
    from all_domains where deleted_date is null;

-- `delete from domains`: out of sight, its names free for others, its sessions ended.
create function delete_domain() returns trigger language plpgsql as $$
begin
  insert into deleted_objects (id, kind, account_id, name) values (old.id, 'domain', old.account_id, old.domain);
  perform keep_rows(old.id, 'domain_names', 'domain_id', old.id);
  delete from domain_names where domain_id = old.id;
  update all_domains set deleted_date = now(), generation = generation + 1 where id = old.id;
  insert into session_ends (scope, target) values ('domain', old.id);
  -- Nobody comes in again by what was open before.
  delete from sso_tickets where domain_id = old.id;
  delete from sso_sessions where domain_id = old.id;
  return old;
end $$;
create trigger delete_domain instead of delete on domains for each row execute function delete_domain();

create function release_plan() returns trigger language plpgsql as $$
begin
  update all_domains set plan_id = null where plan_id = old.id and deleted_date is not null;
  return old;
end $$;
create trigger release_deleted_domains before delete on plans for each row execute function release_plan();

create function release_account() returns trigger language plpgsql as $$
begin
  update all_domains set account_id = null where account_id = old.id and deleted_date is not null;
  return old;
end $$;
create trigger release_deleted_domains before delete on accounts for each row execute function release_account();

-- Of a deleted domain whose time is over nothing is kept.
create function keep_username() returns trigger language plpgsql as $$
begin
  insert into deleted_objects (id, kind, account_id, domain_id, name)
    select old.id, old.type, account_id, id, old.username from domains where id = old.domain_id;
  if found then
    perform keep_rows(old.id, 'usernames', 'id', old.id);
  end if;
  return old;
end $$;
create trigger keep_username before delete on usernames for each row execute function keep_username();

-- The store of a mailbox that went with its domain has been deleted for as long as the domain. Whose it was, for the audit.
alter table deleted_stores
  add column account_id uuid,
  add column account text,
  add column domain_id uuid;
create or replace function set_store_aside() returns trigger language plpgsql as $$
begin
  insert into deleted_stores (username_id, address, deleted_date, account_id, account, domain_id)
    select old.id, old.username || '@' || d.domain, coalesce(d.deleted_date, now()), a.id, a.account_number, d.id
      from all_domains d left join accounts a on a.id = d.account_id where d.id = old.domain_id
    on conflict (username_id) do nothing;
  return null;
end $$;
-- A domain's row is removed when nothing is below it any more.
drop trigger domain_gone on all_domains;
drop function domain_gone();

-- A deleted domain's sessions were ended with it.
create or replace function end_username_sessions() returns trigger language plpgsql as $$
begin
  insert into session_ends (scope, target)
    select 'username', old.id
     where not exists (select from all_domains where id = old.domain_id and deleted_date is not null);
  return null;
end $$;
