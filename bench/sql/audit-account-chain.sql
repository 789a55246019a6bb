-- The same linked in the transaction itself: one chain an account, of twenty accounts at work.
\set i random(0, :n - 1)
\set q random(500, 1500)
\set a random(1, 20)
begin;
with link as (
  update audit_heads set position = position + 1, hash = sha256(hash || '{"quota": [500, 1000]}'::bytea) where id = :a returning position, hash)
insert into audit_linked (id, at, request_id, caller, address, operation, target, detail, position, hash)
  select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid, now(), gen_random_uuid(), 'operator', '127.0.0.1', 'setMailbox', 'm@bench.example', '{"quota": [500, 1000]}', position, hash
    from link;
update usernames set quota = :q where id = ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid;
commit;
