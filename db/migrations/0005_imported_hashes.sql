-- Hashes brought from elsewhere (operator.md, `passwordHash`) that a mailbox has had. Their passwords were used as well, but no
-- digest of password_history can be made of them: a new password is checked against the hashes themselves.
create table imported_hashes (
  id bigint generated always as identity primary key,
  username_id uuid not null references usernames (id) on delete cascade,
  password_hash text not null,
  unique (username_id, password_hash)
);
