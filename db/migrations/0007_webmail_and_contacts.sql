-- The rest of an OX account (contract.md B.2 rows 43 to 45), beside its type and allowUpgrade.
alter table mailboxes
  add column webmail_reset_password boolean not null default false,
  add column webmail_theme text not null default 'default',
  add column webmail_language text not null default 'en_US',
  add column webmail_timezone text not null default 'America/Chicago';

-- A new password is what resetPassword asks for, whoever sets it and by whichever verb.
create function password_was_reset() returns trigger language plpgsql as $$
begin
  update mailboxes set webmail_reset_password = false where username_id = new.id and webmail_reset_password;
  return null;
end $$;
create trigger password_was_reset after update of password_hash on usernames
  for each row when (new.password_hash is distinct from old.password_hash) execute function password_was_reset();

alter table domains
  -- Whether its mailbox owners may upgrade their OX accounts (contract.md B.2 row 46).
  add column webmail_allow_upgrade boolean not null default true,
  -- InfoStore (contract.md B.2 row 14): MB; null = what the plan gives at the moment.
  add column infostore_quota integer check (infostore_quota >= 0),
  add column infostore_bytes bigint not null default 0 check (infostore_bytes >= 0);

-- As before, but two changes of type that cross (standard to premium, premium to standard) take the counts in one order, and so
-- wait for each other where they would have ended in a deadlock.
create or replace function count_mailbox() returns trigger language plpgsql as $$
declare
  new_type text := case when tg_op = 'DELETE' then null else coalesce(new.webmail_type, 'standard') end;
  old_type text := case when tg_op = 'INSERT' then null else coalesce(old.webmail_type, 'standard') end;
  counted integer;
  most integer;
begin
  if new_type is not distinct from old_type then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    perform from mailbox_counts where domain_id = new.domain_id and type in (old_type, new_type) order by type for update;
  end if;
  if old_type is not null then
    update mailbox_counts set count = count - 1 where domain_id = old.domain_id and type = old_type;
  end if;
  if new_type is not null then
    insert into mailbox_counts (domain_id, type, count) values (new.domain_id, new_type, 1)
      on conflict (domain_id, type) do update set count = mailbox_counts.count + 1
      returning count into counted;
    select (p.webmail_limits ->> new_type)::integer into most
      from domains d join plans p on p.id = d.plan_id where d.id = new.domain_id;
    if most > 0 and counted > most then
      raise exception 'the plan allows % mailboxes of type %', most, new_type
        using errcode = 'check_violation', constraint = 'mailbox_limit';
    end if;
  end if;
  return null;
end $$;

-- A domain's global address book (contract.md B.2 rows 9 to 13).
create table contacts (
  id uuid primary key,
  domain_id uuid not null references domains (id) on delete cascade,
  name text collate "C" not null check (name ~ '^[A-Za-z0-9._@ -]{1,64}$'),
  -- The other fields, each a text, as they were written...
  fields jsonb not null,
  -- ...and all of them, the name too, in lower case: what filters and searches compare. By the application, since what
  -- PostgreSQL's lower() does depends on the cluster's locale.
  folded jsonb not null
);
create unique index contacts_name on contacts (domain_id, lower(name));
create index contacts_listed on contacts (domain_id, id);
