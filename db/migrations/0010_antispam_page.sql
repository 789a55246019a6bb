-- Single sign-on to a domain's antispam page (contract.md B.2 row 53). Tickets and sessions are stored hashed.
create table sso_tickets (
  digest bytea primary key,
  domain_id uuid not null references domains (id) on delete cascade,
  -- Who asked for it: named in the audit rows of what is done with it.
  minted_by text not null,
  expires_date timestamptz not null,
  redeemed_date timestamptz
);
create index sso_tickets_expiry on sso_tickets (expires_date);
create index sso_tickets_domain on sso_tickets (domain_id);

create table sso_sessions (
  digest bytea primary key,
  domain_id uuid not null references domains (id) on delete cascade,
  minted_by text not null,
  expires_date timestamptz not null
);
create index sso_sessions_expiry on sso_sessions (expires_date);
create index sso_sessions_domain on sso_sessions (domain_id);
