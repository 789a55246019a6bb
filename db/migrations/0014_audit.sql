-- The audit is written once and never changed, and every row is sealed into a chain, so that a gap shows
-- (docs/decisions/0010-audit.md).

-- What a row is about, by ids that outlive renames and deletions; so they refer to nothing. Older rows know none.
alter table audit
  add column caller_kind text,
  add column account_id uuid,
  -- The account's number as it was: after a deletion nothing else tells it.
  add column account text,
  add column domain_id uuid,
  add column username_id uuid,
  -- How many events of one kind a row stands for (server/audit/notes.ts).
  add column count integer not null default 1 check (count > 0);
update audit set caller_kind = coalesce(
  (select role from users where user_name = caller),
  case when caller = '' then 'nobody' when caller like '%@%' then 'mailbox' else 'unknown' end);
alter table audit alter column caller_kind set not null;

create index audit_at on audit (at, id);
create index audit_account on audit (account_id, at, id) where account_id is not null;
create index audit_username on audit (username_id, at, id) where username_id is not null;

-- Each sealed row's place. `hash` is SHA-256 over the hash before it, the position and the whole row (server/audit/chain.ts).
-- No foreign key: checking one would need the right to update the audit.
create table audit_chain (
  position bigint primary key check (position > 0),
  audit_id uuid not null unique,
  hash bytea not null check (length(hash) = 32)
);

-- Rows that wait for their seal, in the order in which they were written. A job of the API empties it all the time.
create table audit_unsealed (
  number bigint generated always as identity primary key,
  audit_id uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

insert into audit_unsealed (audit_id) select id from audit order by at, id;

-- By a trigger, so that whoever may write to the audit cannot leave a row out of the chain.
create function await_seal() returns trigger language plpgsql security definer as $$
begin
  insert into public.audit_unsealed (audit_id) values (new.id);
  return null;
end $$;
create trigger await_seal after insert on audit for each row execute function await_seal();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change();
revoke update, delete, truncate on audit, audit_chain from current_user;
