-- The wall between tenants (docs/decisions/0014-row-level-security.md). The API logs in as a member of `mailstead_app`, which owns
-- nothing. It sees and writes the rows that lie in its transaction's scope, `set local mailstead.scope`, one of
--   platform | franchise:<id> | account:<id> | domain:<id>:<account> | username:<id>:<domain>:<account> | everybody
-- and without one no row at all. Whoever owns the tables (migrations, backups, the functions of schema `mail`) passes the wall.
--
-- A NEW TABLE: `call wall.guard('<table>', '<kind>')`, at its end of the migration. The kinds stand with the procedure. A table
-- without it is out of the API's reach altogether, and test/wall names it.
-- A NEW FUNCTION of a trigger that reads or writes other rows than its own: `security definer set search_path = public, pg_temp`.
create schema wall;

do $$
begin
  if not exists (select from pg_roles where rolname = 'mailstead_app') then
    create role mailstead_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of this cluster was faster
end $$;
grant usage on schema wall to mailstead_app;

-- One id of the scope; null when it is of another level. `current_setting` gives null before the first scope of a connection, and ''
-- after the transaction of one.
create function wall.part(level text, place integer) returns uuid language sql stable parallel safe as $$
  select case when split_part(current_setting('mailstead.scope', true), ':', 1) = level
    then split_part(current_setting('mailstead.scope', true), ':', place)::uuid end
$$;
create function wall.platform() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('mailstead.scope', true), '') = 'platform'
$$;
create function wall.scoped() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('mailstead.scope', true), '') <> ''
$$;
create function wall.franchise() returns uuid language sql stable parallel safe as $$ select wall.part('franchise', 2) $$;
-- An object with all that is below it...
create function wall.whole_account() returns uuid language sql stable parallel safe as $$ select wall.part('account', 2) $$;
create function wall.whole_domain() returns uuid language sql stable parallel safe as $$ select wall.part('domain', 2) $$;
create function wall.username() returns uuid language sql stable parallel safe as $$ select wall.part('username', 2) $$;
-- ...and the one in which the scope lies.
create function wall.account() returns uuid language sql stable parallel safe as $$
  select coalesce(wall.part('account', 2), wall.part('domain', 3), wall.part('username', 4))
$$;
create function wall.domain() returns uuid language sql stable parallel safe as $$
  select coalesce(wall.part('domain', 2), wall.part('username', 3))
$$;

-- Puts a table behind the wall and within the API's reach. The kinds, by the columns that say whose a row is:
--   account    account_id
--   domain     domain_id: rows that its mailbox owners have nothing to do with
--   shown      domain_id: rows that they may read
--   mailbox    domain_id and username_id
--   setting    the same, but username_id is null in the domain's own rows, which its mailbox owners may read
--   username   username_id
--   kept       account_id and, of what was a mailbox, domain_id, of which no foreign key tells any more
--   everybody  read by everybody, written by the platform
--   platform   for the platform alone
-- In a policy `(select f())` is asked once in a statement and not for each row, and what an `exists` finds is behind the wall itself.
create procedure wall.guard(guarded regclass, kind text) language plpgsql as $$
declare
  below_account constant text :=
    'exists (select from public.all_domains d where d.id = domain_id and d.account_id = (select wall.whole_account()))';
  passes constant text := case replace(kind, 'shown', 'domain')
    when 'account' then 'account_id = (select wall.whole_account())'
    when 'domain' then 'domain_id = (select wall.whole_domain()) or ' || below_account
    when 'mailbox' then 'domain_id = (select wall.whole_domain()) or username_id = (select wall.username()) or ' || below_account
    when 'setting' then 'domain_id = (select wall.whole_domain()) or username_id = (select wall.username()) or ' || below_account
    when 'username' then
      'username_id = (select wall.username()) or exists (select from public.usernames u where u.id = username_id)'
    when 'kept' then 'account_id = (select wall.account())
      and ((select wall.whole_account()) is not null or domain_id = (select wall.whole_domain()))'
    when 'everybody' then 'false'
    when 'platform' then 'false' end;
begin
  if passes is null then
    raise exception 'the wall has no kind "%"', kind;
  end if;
  execute format('alter table %s enable row level security', guarded);
  execute format('grant select, insert, update, delete on %s to mailstead_app', guarded);
  execute format('create policy scope on %s using ((select wall.platform()) or %s)', guarded, passes);
  if kind = 'shown' then
    execute format('create policy shown on %s for select using (domain_id = (select wall.domain()))', guarded);
  elsif kind = 'setting' then
    execute format(
      'create policy shown on %s for select using (username_id is null and domain_id = (select wall.domain()))', guarded);
  elsif kind = 'everybody' then
    execute format('create policy shown on %s for select using ((select wall.scoped()))', guarded);
  end if;
end $$;
revoke all on procedure wall.guard from public;

-- The tables at the top have policies of their own.
alter table franchises enable row level security;
create policy scope on franchises using ((select wall.platform()) or id = (select wall.franchise()));

alter table accounts enable row level security;
create policy scope on accounts
  using ((select wall.platform()) or id = (select wall.account()) or franchise_id = (select wall.franchise()));

alter table users enable row level security;
create policy scope on users
  using ((select wall.platform()) or account_id = (select wall.whole_account()) or franchise_id = (select wall.franchise()));

-- The view `domains` looks in the name of who asks.
alter table all_domains enable row level security;
create policy scope on all_domains
  using ((select wall.platform()) or account_id = (select wall.account())
    and (id = (select wall.domain()) or (select wall.whole_account()) is not null));

alter table usernames enable row level security;
create policy scope on usernames
  using ((select wall.platform()) or domain_id = (select wall.whole_domain())
    or id = (select wall.username()) and domain_id = (select wall.domain())
    or exists (select from all_domains d where d.id = domain_id and d.account_id = (select wall.whole_account())));
grant select, insert, update, delete on franchises, users, all_domains, domains, usernames to mailstead_app;
-- No call hands an account to another franchise.
grant select, insert, delete, update (name, status) on accounts to mailstead_app;

-- A franchise handles the tickets of its accounts; in an account's, tickets are made for its domains and mailboxes.
alter table tickets enable row level security;
create policy scope on tickets
  using ((select wall.platform()) or account_id = (select wall.account())
    or exists (select from accounts a where a.id = account_id and a.franchise_id = (select wall.franchise())));
grant select, insert, update, delete on tickets to mailstead_app;

call wall.guard('plans', 'everybody');
call wall.guard('secret_questions', 'everybody');
call wall.guard('secret_question_settings', 'everybody');

call wall.guard('domain_names', 'domain');
call wall.guard('mailbox_counts', 'shown');
call wall.guard('contacts', 'domain');
call wall.guard('dkim_keys', 'domain');
call wall.guard('sso_tickets', 'domain');
call wall.guard('sso_sessions', 'domain');

call wall.guard('mailboxes', 'mailbox');
call wall.guard('exchange_mailboxes', 'mailbox');
call wall.guard('exchange_addresses', 'mailbox');
call wall.guard('blackwhitelist', 'setting');
call wall.guard('cleanmailplus', 'setting');
call wall.guard('sieve_scripts', 'setting');

call wall.guard('password_history', 'username');
call wall.guard('imported_hashes', 'username');
call wall.guard('mailbox_usage', 'username');
call wall.guard('autoresponders', 'username');
call wall.guard('forwards', 'username');
call wall.guard('secret_answers', 'username');
call wall.guard('redeemed_tokens', 'username');

call wall.guard('deleted_objects', 'kept');
call wall.guard('deleted_stores', 'kept');
alter table deleted_rows enable row level security;
create policy scope on deleted_rows
  using ((select wall.platform()) or exists (select from deleted_objects o where o.id = deleted_id));
grant select, insert, update, delete on deleted_rows to mailstead_app;

-- Work for the mail store, written by triggers, and tries, which are counted over all tenants.
call wall.guard('session_ends', 'platform');
call wall.guard('late_log_ins', 'platform');
call wall.guard('front_door_tries', 'platform');
call wall.guard('log_in_tries', 'platform');
call wall.guard('log_in_blocks', 'platform');
call wall.guard('log_in_refusals', 'platform');

-- Any request may lay out a mail; who reads and sends it is the platform's job.
call wall.guard('outbox', 'platform');
create policy laid_out on outbox for insert with check ((select wall.scoped()));

-- The audit: written by everybody of what is its own, changed by nobody (0014). A row about nobody is the platform's to read.
alter table audit enable row level security;
create policy seen on audit for select
  using ((select wall.platform()) or account_id = (select wall.account())
    and ((select wall.whole_account()) is not null or domain_id = (select wall.whole_domain())
      or username_id = (select wall.username())));
create policy written on audit for insert
  with check ((select wall.platform()) or exists (select from accounts a where a.id = account_id)
    or (select wall.scoped()) and account_id is null and domain_id is null and username_id is null);
grant select, insert on audit to mailstead_app;
alter table audit_chain enable row level security;
create policy seen on audit_chain for select
  using ((select wall.platform()) or exists (select from audit a where a.id = audit_id));
create policy written on audit_chain for insert with check ((select wall.platform()));
grant select, insert on audit_chain to mailstead_app;
alter table audit_unsealed enable row level security;
create policy scope on audit_unsealed using ((select wall.platform()));
grant select, delete on audit_unsealed to mailstead_app;

-- Of the installation itself the API reads one column while it serves; the secret is the owner's, at the start.
alter table instance enable row level security;
create policy shown on instance for select using ((select wall.scoped()));
grant select (support_address) on instance to mailstead_app;

-- Triggers keep what their change leaves behind, in whatever scope it is made; and what must hold for all is looked at whole.
do $$
declare
  own regprocedure;
begin
  for own in
    select p.oid::regprocedure from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prorettype = 'trigger'::regtype
       and p.proname not in ('next_generation', 'refuse_change')
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', own);
  end loop;
end $$;

-- What is asked beyond the scope. Each of these passes the wall, and tells no more than its name says.

-- Whether any domain of the platform has this name, as its own or as an alias.
create function wall.is_name_held(asked text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from domain_names where name = asked)
$$;

-- At which username of a domain mail to an address arrives; null when at none.
create function wall.arrives_at(address text, domain uuid) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found_id uuid;
begin
  select f.id into found_id from mail.find(address) f join usernames u on u.id = f.id and u.domain_id = arrives_at.domain;
  return found_id;
end $$;

-- Puts the rows of a deleted object of the scope's account back, into whatever tables they were in.
create function wall.put_rows_back(deleted uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from deleted_objects o where o.id = deleted and (wall.platform() or o.account_id = wall.account());
  if not found then
    raise exception 'nothing of this scope was deleted under this id' using errcode = 'insufficient_privilege';
  end if;
  perform public.put_rows_back(deleted);
end $$;

-- The gate: who calls, and what the path names (server/http/principals.ts). It asks before there is a scope.
create function wall.user_named(asked text) returns table (
    c_id uuid, c_hash text, c_name text, c_role text, c_roles text[], c_franchise uuid, c_account uuid, c_number text, c_status text)
  language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.id, c.password_hash, c.user_name, c.role, c.roles, c.franchise_id, c.account_id, ca.account_number, ca.status
      from users c left join accounts ca on ca.id = c.account_id where c.user_name = asked;
end $$;

create function wall.mailbox_named(asked_local text, asked_domain text) returns table (
    c_id uuid, c_hash text, c_username text, c_domain text, c_status text, c_number text, c_account uuid, c_domain_id uuid,
    c_virtual boolean, c_self json)
  language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.id, c.password_hash, c.username, cd.domain, ca.status, ca.account_number, ca.id, cd.id, c.is_virtual, cp.self_service
      from domain_names cn
      join domains cd on cd.id = cn.domain_id
      join accounts ca on ca.id = cd.account_id
      join plans cp on cp.id = cd.plan_id
      join usernames c on c.domain_id = cd.id and c.username = asked_local
     where cn.name = asked_domain;
end $$;

-- What a path names, as far as it lies within its caller's reach: `reach` is 'all' of the operator and of whoever needs no
-- credentials, 'franchise' or 'account', with the id of which; null for a caller that there is not. `asked_account` null: a short path,
-- which begins with the domain. What is not found leaves its columns null.
create function wall.path_named(reach text, reached uuid, asked_account text, asked_domain text, asked_username text)
  returns table (
    a_id uuid, a_number text, a_name text, a_status text, a_franchise_id uuid, a_franchise text, a_created timestamptz,
    d_id uuid, d_domain text, d_status text, d_plan uuid, d_created timestamptz,
    u_id uuid, u_username text, u_type text, u_quota integer, u_virtual boolean, u_generation integer, u_master boolean,
    u_bytes double precision)
  language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
begin
  if asked_account is null then
    return query
      select a.id, a.account_number, a.name, a.status, a.franchise_id, af.franchise, a.created_date,
             d.id, d.domain, d.status, d.plan_id, d.created_date,
             u.id, u.username, u.type, u.quota, u.is_virtual, u.generation + d.generation, m.master, coalesce(mu.bytes, 0)::float8
        from domains d
        join accounts a on a.id = d.account_id
        join franchises af on af.id = a.franchise_id
        left join usernames u on u.domain_id = d.id and u.username = asked_username
        left join mailboxes m on m.username_id = u.id
        left join mailbox_usage mu on mu.username_id = u.id
       where d.domain = asked_domain
         and case reach when 'all' then true when 'franchise' then a.franchise_id = reached when 'account' then a.id = reached end;
  else
    return query
      select a.id, a.account_number, a.name, a.status, a.franchise_id, af.franchise, a.created_date,
             d.id, d.domain, d.status, d.plan_id, d.created_date,
             u.id, u.username, u.type, u.quota, u.is_virtual, u.generation + d.generation, m.master, coalesce(mu.bytes, 0)::float8
        from accounts a
        join franchises af on af.id = a.franchise_id
        left join domains d on d.account_id = a.id and d.domain = asked_domain
        left join usernames u on u.domain_id = d.id and u.username = asked_username
        left join mailboxes m on m.username_id = u.id
        left join mailbox_usage mu on mu.username_id = u.id
       where a.account_number = asked_account
         and case reach when 'all' then true when 'franchise' then a.franchise_id = reached when 'account' then a.id = reached end;
  end if;
end $$;

revoke all on function wall.is_name_held, wall.arrives_at, wall.put_rows_back, wall.user_named, wall.mailbox_named, wall.path_named from public;
grant execute on function wall.is_name_held, wall.arrives_at, wall.put_rows_back, wall.user_named, wall.mailbox_named, wall.path_named to mailstead_app;
