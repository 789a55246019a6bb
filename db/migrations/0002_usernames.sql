-- A username is one address of a domain with its credentials and its store; `type` says which kind of mailbox it is.
create table usernames (
  -- Also the mailbox's stable name in the mail store: a rename moves nothing.
  id uuid primary key,
  domain_id uuid not null references domains (id) on delete cascade,
  username text collate "C" not null check (username ~ '^[a-z0-9._-]{1,64}$' and username not in ('.', '..')),
  type text not null check (type in ('imap', 'exchange')),
  -- `{SCHEME}hash` as Dovecot reads it; null only for a virtual username, which cannot log in.
  password_hash text,
  -- One salt for all former passwords, so that one computation compares with every one of them (contract.md F.4).
  history_salt bytea not null,
  -- Grows whenever open sessions must end; the mail daemons know a session by (id, generation).
  generation integer not null default 1,
  -- MB, 1 MB = 1,048,576 bytes.
  quota integer not null check (quota > 0),
  is_virtual boolean not null default false,
  created_date timestamptz not null,
  unique (domain_id, username),
  unique (id, domain_id),
  check (is_virtual or password_hash is not null)
);
create index usernames_listed on usernames (domain_id, id) include (quota);
create index usernames_by_quota on usernames (domain_id, quota, id);

create table password_history (
  username_id uuid not null references usernames (id) on delete cascade,
  digest bytea not null,
  primary key (username_id, digest)
);

-- What only an MFG2 mailbox has (contract.md B.2 rows 19 to 21). The webmail_ columns are its OX account; no type = no account (C-38).
create table mailboxes (
  username_id uuid primary key,
  domain_id uuid not null,
  master boolean not null,
  webmail_type text,
  webmail_allow_upgrade boolean not null default true,
  trial_type text,
  trial_expiration date,
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade
);
create index mailboxes_domain on mailboxes (domain_id, username_id);

-- How many mailboxes of each type a domain has; a mailbox without an OX account counts as standard (contract.md F.2).
create table mailbox_counts (
  domain_id uuid not null references domains (id) on delete cascade,
  type text not null,
  count integer not null check (count >= 0),
  primary key (domain_id, type)
);

-- Counts, and refuses what would exceed the plan's limit. The row lock on the count makes two creates that race for the last
-- place wait for each other, in any number of processes.
create function count_mailbox() returns trigger language plpgsql as $$
declare
  new_type text := case when tg_op = 'DELETE' then null else coalesce(new.webmail_type, 'standard') end;
  old_type text := case when tg_op = 'INSERT' then null else coalesce(old.webmail_type, 'standard') end;
  counted integer;
  most integer;
begin
  if new_type is not distinct from old_type then
    return null;
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
create trigger count_mailbox after insert or delete or update of webmail_type on mailboxes
  for each row execute function count_mailbox();

-- What each mailbox holds, kept by the mail store itself (schema mail, quota_usage).
create table mailbox_usage (
  username_id uuid primary key references usernames (id) on delete cascade,
  bytes bigint not null default 0,
  messages bigint not null default 0
);
