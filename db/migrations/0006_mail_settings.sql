-- What domains and their mailboxes want done with their mail. Settings that both may have are in one table each: `username_id` is
-- null in a domain's own rows, and `owner_id` is whichever of the two a row belongs to. So
-- `where domain_id = ... and (username_id is null or username_id = ...)` is all that counts for one mailbox, in one row set.

-- Senders that are black (B) or white (W): `local@domain`, or `@domain` for all of a domain, in lower case.
create table blackwhitelist (
  domain_id uuid not null references domains (id) on delete cascade,
  username_id uuid,
  owner_id uuid not null generated always as (coalesce(username_id, domain_id)) stored,
  address text collate "C" not null,
  type text collate "C" not null check (type in ('B', 'W')),
  -- The order of creation.
  position bigint generated always as identity,
  primary key (owner_id, address),
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade
);
create index blackwhitelist_listed on blackwhitelist (owner_id, position);
create index blackwhitelist_domain on blackwhitelist (domain_id, username_id);

-- CleanMailPlus: the values that were set. A mailbox without a row for an attribute follows its domain, a domain the default
-- (contract.md B.2 row 7).
create table cleanmailplus (
  domain_id uuid not null references domains (id) on delete cascade,
  username_id uuid,
  owner_id uuid not null generated always as (coalesce(username_id, domain_id)) stored,
  attribute text collate "C" not null,
  value text collate "C" not null,
  primary key (owner_id, attribute),
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade
);
create index cleanmailplus_domain on cleanmailplus (domain_id, username_id);

create table autoresponders (
  username_id uuid primary key references usernames (id) on delete cascade,
  active boolean not null,
  subject text not null,
  body text not null,
  -- Grows with each PUT: replies are counted anew (contract.md F.3).
  generation integer not null default 1
);

-- Where mail to a username goes on to, as it was written but for the case of the domain (contract.md C-43: names are not followed).
create table forwards (
  username_id uuid not null references usernames (id) on delete cascade,
  target text not null,
  -- The order of creation.
  position bigint generated always as identity,
  primary key (username_id, position)
);
create unique index forwards_target on forwards (username_id, lower(target collate "C"));
