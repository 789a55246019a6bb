-- The key with which a domain's outbound mail is signed (RFC 6376), for all of the domain's names. Made with the domain; a domain
-- of an older database gets one from a job of the API (server/features/domains/dkim-keys.ts).
create table dkim_keys (
  domain_id uuid primary key references domains (id) on delete cascade,
  -- Follows from the key, so that a new key never stands under the name of an old one that resolvers still hold, and that no two
  -- domains have the same key.
  selector text collate "C" not null unique check (selector ~ '^[a-z0-9]{1,63}$'),
  -- Both base64 of DER, in one line: PKCS #8 and SubjectPublicKeyInfo.
  private_key text not null check (private_key ~ '^[A-Za-z0-9+/]+=*$'),
  public_key text not null check (public_key ~ '^[A-Za-z0-9+/]+=*$'),
  created_date timestamptz not null
);
