-- The same with a row of the product's audit, which waits for its seal.
\set i random(0, :n - 1)
\set q random(500, 1500)
begin;
insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, account_id, account, domain_id, username_id, detail)
  values ((lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid, now(), gen_random_uuid(), 'operator', 'operator', '127.0.0.1', 'setMailbox', 'm@bench.example',
          '01910000-0000-7000-8000-000000000000', 'bench', '01920000-0000-7000-8000-000000000000',
          ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid, '{"quota": [500, 1000]}');
update usernames set quota = :q where id = ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid;
commit;
