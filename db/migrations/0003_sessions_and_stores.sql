-- Work that a change leaves behind for the mail store, written by triggers in the change's own transaction, so that no verb
-- can forget it and no crash can lose it.

-- Sessions to end (contract.md F.3): of one username, or of all of a domain or an account.
create table session_ends (
  id bigint generated always as identity primary key,
  scope text not null check (scope in ('username', 'domain', 'account')),
  target uuid not null,
  created_date timestamptz not null default now()
);

-- The mail of deleted mailboxes, set aside until its keep time is over.
create table deleted_stores (
  username_id uuid primary key,
  address text not null,
  deleted_date timestamptz not null default now()
);
create index deleted_stores_date on deleted_stores (deleted_date);

-- A new generation ends the sessions of the old one: password, name, kind of access.
create function next_generation() returns trigger language plpgsql as $$
begin
  if (new.password_hash, new.username, new.is_virtual) is distinct from (old.password_hash, old.username, old.is_virtual) then
    new.generation := old.generation + 1;
  end if;
  return new;
end $$;
create trigger next_generation before update on usernames for each row execute function next_generation();

create function end_username_sessions() returns trigger language plpgsql as $$
begin
  insert into session_ends (scope, target) values ('username', old.id);
  return null;
end $$;
create trigger end_sessions_of_old_generation after update on usernames
  for each row when (new.generation is distinct from old.generation) execute function end_username_sessions();
create trigger end_sessions_of_deleted after delete on usernames
  for each row execute function end_username_sessions();

create function set_store_aside() returns trigger language plpgsql as $$
begin
  -- When a whole domain goes, its row is gone before those of its usernames: the name is then told by domain_gone below.
  insert into deleted_stores (username_id, address)
    values (old.id, old.username || '@' || coalesce(
      (select domain from domains where id = old.domain_id), current_setting('mailstead.domain_gone', true), ''))
    on conflict (username_id) do nothing;
  return null;
end $$;
create trigger set_store_aside after delete on usernames
  for each row when (not old.is_virtual) execute function set_store_aside();

create function domain_gone() returns trigger language plpgsql as $$
begin
  perform set_config('mailstead.domain_gone', old.domain, true);
  return old;
end $$;
create trigger domain_gone before delete on domains for each row execute function domain_gone();

-- A status that forbids the log-in ends what is open.
create function end_domain_sessions() returns trigger language plpgsql as $$
begin
  insert into session_ends (scope, target) values ('domain', new.id);
  return null;
end $$;
create trigger end_domain_sessions after update of status on domains
  for each row when (new.status <> 'open' and new.status is distinct from old.status) execute function end_domain_sessions();

create function end_account_sessions() returns trigger language plpgsql as $$
begin
  insert into session_ends (scope, target) values ('account', new.id);
  return null;
end $$;
create trigger end_account_sessions after update of status on accounts
  for each row when (new.status <> 'open' and new.status is distinct from old.status) execute function end_account_sessions();
