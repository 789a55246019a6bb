-- The transaction of a mailbox PUT that sets a quota, statement by statement (server/features/mailboxes/mailboxes.ts).
\set i random(0, :n - 1)
\set q random(500, 1500)
begin;
select id, username, type, password_hash, history_salt, quota, is_virtual, domain_id, (select plan_id from domains where id = domain_id) as plan_id
  from usernames where id = ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid for update \gset
select id, domain, status, plan_id from domains where id = :domain_id for key share;
select plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota, trial, self_service
  from plans where id = :plan_id;
select username_id, master, webmail_type from mailboxes where username_id = :id for update;
select count from mailbox_counts where domain_id = :domain_id and type = 'standard';
insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, account_id, account, domain_id, username_id, detail)
  values ((lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid, now(),
          gen_random_uuid(), 'operator', 'operator', '127.0.0.1', 'setMailbox', 'm@bench.example', '01910000-0000-7000-8000-000000000000',
          'bench', :domain_id, :id, '{"quota": [1024, 1000]}');
update usernames set username = coalesce(null, username), password_hash = coalesce(null, password_hash), quota = coalesce(:q, quota)
 where id = :id;
commit;
