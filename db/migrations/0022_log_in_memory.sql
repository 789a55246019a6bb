-- A password that was found right for the hash that is stored is known again without computing it anew
-- (docs/decisions/0016-log-in-memory.md).
create table log_in_memory (
  username_id uuid primary key references usernames (id) on delete cascade,
  -- SHA-256 of Dovecot's keyed digest of the password and of the hash it was right for: of another hash it is another.
  digest bytea not null check (length(digest) = 32),
  made_date timestamptz not null
);
create index log_in_memory_made on log_in_memory (made_date);
call wall.guard('log_in_memory', 'platform');
