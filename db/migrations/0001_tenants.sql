-- Who owns what: franchise (reseller) -> account (customer) -> email domain. Every object has one owner above it.
-- Identifiers are UUIDv7, made by the application, so that the order of ids is the order of creation.
-- Text that is compared or sorted is in collation "C": plain code point order, whatever the cluster's locale.

create table franchises (
  id uuid primary key,
  franchise text collate "C" not null check (franchise ~ '^[A-Za-z0-9._-]{1,64}$'),
  name text not null,
  created_date timestamptz not null
);
create unique index franchises_name on franchises (lower(franchise));
create index franchises_exact on franchises (franchise);

create table accounts (
  id uuid primary key,
  account_number text collate "C" not null check (account_number ~ '^[A-Za-z0-9._-]{1,64}$'),
  name text not null,
  status text not null check (status in ('open', 'suspended', 'closed')),
  franchise_id uuid not null references franchises (id),
  created_date timestamptz not null
);
create unique index accounts_number on accounts (lower(account_number));
create index accounts_exact on accounts (account_number);
create index accounts_franchise on accounts (franchise_id, id);

-- Platform users (operator, franchise) and the users of accounts share one space of names (operator.md, Principals).
create table users (
  id uuid primary key,
  user_name text collate "C" not null check (user_name ~ '^[A-Za-z0-9._-]{1,64}$'),
  password_hash text not null,
  role text not null check (role in ('operator', 'franchise', 'account')),
  -- What a user of an account may do there; platform users have none.
  roles text[] not null default '{}',
  franchise_id uuid references franchises (id),
  account_id uuid references accounts (id) on delete cascade,
  created_date timestamptz not null,
  constraint users_bound check (
    (role = 'operator' and franchise_id is null and account_id is null)
    or (role = 'franchise' and franchise_id is not null and account_id is null)
    or (role = 'account' and franchise_id is null and account_id is not null)
  )
);
create unique index users_name on users (lower(user_name));
create index users_exact on users (user_name);
create index users_account on users (account_id, id) where account_id is not null;
create index users_platform on users (id) where account_id is null;
create index users_franchise on users (franchise_id) where franchise_id is not null;

-- The product that a domain follows (operator.md, Plans). The maps are json, not jsonb: they keep the order they were written in.
create table plans (
  id uuid primary key,
  plan text collate "C" not null check (plan ~ '^[A-Za-z0-9._-]{1,64}$'),
  webmail_names json not null,
  webmail_limits json not null,
  webmail_upgrade boolean not null,
  webmail_quotas json not null,
  exchange_quotas json not null,
  infostore_quota integer not null check (infostore_quota >= 0),
  trial json,
  forward_keeps_copy boolean not null,
  password_reset boolean not null,
  self_service json not null
);
create unique index plans_name on plans (lower(plan));
create index plans_exact on plans (plan);

create table domains (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  domain text collate "C" not null,
  plan_id uuid not null references plans (id),
  status text not null check (status in ('open', 'suspended', 'disabled')),
  trial_type text,
  trial_expiration date,
  created_date timestamptz not null
);
create unique index domains_name on domains (domain);
create index domains_account on domains (account_id, id);
create index domains_plan on domains (plan_id);

-- Every name under which a domain takes mail, its own and its aliases: unique over the whole platform.
create table domain_names (
  name text collate "C" primary key check (name ~ '^[a-z0-9.-]{3,253}$'),
  domain_id uuid not null references domains (id) on delete cascade,
  is_alias boolean not null,
  created_date timestamptz not null
);
create index domain_names_domain on domain_names (domain_id);
create unique index domain_names_own on domain_names (domain_id) where not is_alias;
