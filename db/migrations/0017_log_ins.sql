-- Tries to log in, by HTTP, IMAP, POP3 and submission together, and who may try no more for a while
-- (docs/decisions/0013-log-ins.md). Written by the functions of schema `mail` alone.

-- A try is written before the password is looked at, and taken back when it proves right.
create table log_in_tries (
  id bigint generated always as identity primary key,
  -- Whose name: the id of a username or user; of a name that nobody has 16 bits of its digest.
  name text collate "C" not null,
  -- The client's address; of IPv6 the /64, which is what one customer has.
  client text collate "C" not null,
  at timestamptz not null,
  -- False while the password is being looked at.
  is_wrong boolean not null
);
create index log_in_tries_pair on log_in_tries (client, name, at);
create index log_in_tries_name on log_in_tries (name, at);
create index log_in_tries_at on log_in_tries (at);

create table log_in_blocks (
  id uuid primary key,
  client text collate "C" not null,
  -- As in log_in_tries; null: the client may try no name at all.
  name text collate "C",
  -- Whose name it is, if anybody's.
  username_id uuid references usernames (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  tries integer not null,
  created_date timestamptz not null,
  until_date timestamptz not null,
  unique nulls not distinct (client, name)
);
create index log_in_blocks_until on log_in_blocks (until_date);
create index log_in_blocks_username on log_in_blocks (username_id) where username_id is not null;
create index log_in_blocks_user on log_in_blocks (user_id) where user_id is not null;

-- Refused log-ins of the mail daemons, on their way into the audit: equal ones are one row until a job of the API takes it.
create table log_in_refusals (
  name text collate "C" not null,
  address text collate "C" not null,
  service text not null,
  reason text not null,
  -- What the audit tells: by ids, as there.
  target text not null,
  account_id uuid,
  account text,
  domain_id uuid,
  username_id uuid,
  count integer not null,
  at timestamptz not null,
  primary key (name, address, service, reason)
);
