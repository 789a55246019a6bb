-- What only an Exchange mailbox has (contract.md B.2 rows 24 to 26): its name, password and quota are those of its username.
create table exchange_mailboxes (
  username_id uuid primary key,
  domain_id uuid not null,
  type text collate "C" not null check (type in ('standard', 'premium')),
  resource_type text collate "C" not null check (resource_type in ('user', 'equipment', 'room')),
  reset_password boolean not null default false,
  imap_enabled boolean not null default true,
  pop_enabled boolean not null default true,
  -- The other fields that were set, by the names the API gives them. Sizes in MB; a field that is missing has its default.
  fields jsonb not null,
  changed_date timestamptz not null,
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade
);
create index exchange_mailboxes_domain on exchange_mailboxes (domain_id, type);

-- A protocol that is switched off ends what is open: the mail daemons know a session by its generation.
create function protocol_switched_off() returns trigger language plpgsql as $$
begin
  update usernames set generation = generation + 1 where id = new.username_id;
  return null;
end $$;
create trigger protocol_switched_off after update on exchange_mailboxes
  for each row when ((old.imap_enabled and not new.imap_enabled) or (old.pop_enabled and not new.pop_enabled))
  execute function protocol_switched_off();

-- A new password is what reset_password asks for, whoever sets it and by whichever verb.
create function exchange_password_was_reset() returns trigger language plpgsql as $$
begin
  update exchange_mailboxes set reset_password = false, changed_date = now() where username_id = new.id;
  return null;
end $$;
create trigger exchange_password_was_reset after update of password_hash on usernames
  for each row when (new.type = 'exchange' and new.password_hash is distinct from old.password_hash)
  execute function exchange_password_was_reset();

alter table domain_names add unique (name, domain_id);

-- Secondary addresses of Exchange mailboxes: `local_part` receives under every name of the domain; `name` is the one it was
-- written with. A local part is one mailbox's alone, be it its name or a secondary address: the two triggers below see to it.
create table exchange_addresses (
  username_id uuid not null,
  domain_id uuid not null,
  local_part text collate "C" not null check (local_part ~ '^[a-z0-9._-]{1,64}$'),
  name text collate "C" not null,
  -- The order in which they were written.
  position bigint generated always as identity,
  primary key (username_id, local_part, name),
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade,
  foreign key (name, domain_id) references domain_names (name, domain_id) on delete cascade
);
create index exchange_addresses_local on exchange_addresses (domain_id, local_part);
create index exchange_addresses_name on exchange_addresses (name, domain_id);

-- Whoever takes a local part as a secondary address waits for all who take one as a name, and the other way round: the former
-- hold the domain's row for themselves, the latter share it. What is read after that lock is what counts.
create function address_is_free() returns trigger language plpgsql as $$
begin
  perform from domains where id = new.domain_id for update;
  if exists (select from usernames where domain_id = new.domain_id and username = new.local_part)
    or exists (
      select from exchange_addresses
       where domain_id = new.domain_id and local_part = new.local_part and username_id <> new.username_id)
  then
    raise exception 'the address % is taken', new.local_part
      using errcode = 'unique_violation', constraint = 'exchange_addresses_taken';
  end if;
  return new;
end $$;
create trigger address_is_free before insert on exchange_addresses
  for each row execute function address_is_free();

create function username_is_free() returns trigger language plpgsql as $$
begin
  perform from domains where id = new.domain_id for key share;
  if exists (select from exchange_addresses where domain_id = new.domain_id and local_part = new.username) then
    raise exception 'the username % is taken', new.username
      using errcode = 'unique_violation', constraint = 'usernames_domain_id_username_key';
  end if;
  return new;
end $$;
create trigger username_is_free before insert on usernames
  for each row execute function username_is_free();
-- Only where the name changes: whoever holds a username and no domain must not come to want one here.
create trigger new_username_is_free before update of username on usernames
  for each row when (new.username is distinct from old.username) execute function username_is_free();
