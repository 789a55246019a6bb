-- What belongs to the installation as a whole.

create table instance (
  only_row boolean primary key default true check (only_row),
  -- Key of the tokens we mint; here and not in a file, so that several API processes agree.
  secret bytea not null,
  -- A mailbox of our own, under a name nobody can guess, by which the health check logs in and asks RCPT for real.
  probe_id uuid not null,
  probe_address text not null,
  probe_password_hash text not null,
  -- Where postmaster@ and abuse@ of the hosted domains arrive (contract.md F.3); from MAILSTEAD_SUPPORT_ADDRESS at each start.
  support_address text
);

-- One row for each changing call, written in its transaction.
create table audit (
  id uuid primary key,
  at timestamptz not null,
  request_id uuid not null,
  caller text not null,
  address text not null,
  operation text not null,
  target text not null,
  detail json
);

-- authTokens that were redeemed: each counts once (contract.md B.2 row 19).
create table redeemed_tokens (
  nonce bytea primary key,
  username_id uuid not null references usernames (id) on delete cascade,
  redeemed_date timestamptz not null,
  expires_date timestamptz not null
);
create index redeemed_tokens_expiry on redeemed_tokens (expires_date);
create index redeemed_tokens_username on redeemed_tokens (username_id);
