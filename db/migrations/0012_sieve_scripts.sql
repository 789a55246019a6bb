-- What the settings of 0006 and 0008 mean for a mail: Sieve, compiled by server/policy in the transaction that changes a setting,
-- and read by the mail store at each delivery (view mail.sieve). A mailbox or domain without settings has no rows: sieve_defaults.

create table sieve_scripts (
  domain_id uuid not null references domains (id) on delete cascade,
  username_id uuid,
  owner_id uuid not null generated always as (coalesce(username_id, domain_id)) stored,
  -- `mailbox` and `domain` are asked for by these names; the other names hold a digest of their text, so that a script always
  -- finds the parts it was compiled with.
  name text collate "C" not null,
  -- SHA-256 of the text, hexadecimal: the mail store compiles anew when it differs.
  id text collate "C" not null,
  data text not null,
  -- Which compiler wrote it (server/policy/compiler.ts).
  compiler text collate "C" not null,
  -- Set when a newer text took its place: a delivery that has begun may still ask for it.
  stale_date timestamptz,
  primary key (owner_id, name, id),
  foreign key (username_id, domain_id) references usernames (id, domain_id) on delete cascade
);
create unique index sieve_scripts_current on sieve_scripts (owner_id, name) where stale_date is null;
create index sieve_scripts_domain on sieve_scripts (domain_id, username_id);
create index sieve_scripts_stale on sieve_scripts (stale_date) where stale_date is not null;
create index sieve_scripts_compiler on sieve_scripts (compiler) where stale_date is null;

-- For owners that have set nothing, and the two ways of a plan with forwards. Written at each start of the API.
create table sieve_defaults (
  name text collate "C" primary key,
  id text collate "C" not null,
  data text not null
);

-- A virtual username has a folder in the mail store too, for what Sieve remembers (whom an answer went to, what went round).
drop trigger set_store_aside on usernames;
create trigger set_store_aside after delete on usernames for each row execute function set_store_aside();
