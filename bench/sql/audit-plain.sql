-- The same with a row of an audit that nothing guards.
\set i random(0, :n - 1)
\set q random(500, 1500)
begin;
insert into audit_plain (id, at, request_id, caller, address, operation, target, detail)
  values ((lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid, now(), gen_random_uuid(), 'operator', '127.0.0.1', 'setMailbox', 'm@bench.example', '{"quota": [500, 1000]}');
update usernames set quota = :q where id = ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid;
commit;
