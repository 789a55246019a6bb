-- All that the mail daemons may see: schema `mail`, for three roles that can do nothing else.
--   mail_reader  asks the functions below, in read-only transactions
--   mail_writer  keeps mail.quota_usage, and strikes out the stores that the sweeper has removed
--   mail_doorman writes what becomes of the tries to log in
-- They are groups without log-in; each installation gives its own log-in roles to them (server/db/roles.ts).
-- This file is applied anew, as a whole and in one transaction, whenever its text has changed.
--
-- Every function that reads a table is `security definer` with a fixed search path, so the roles need no right on it. Such a one in SQL
-- would be parsed and planned at each call, which takes longer than all its looks into indexes: those that are asked all the time are
-- PL/pgSQL, which keeps its plans for as long as the daemon keeps its connection.
-- An address is `local@domain`, `+detail` ignored, the domain any of the domain's names.
drop schema if exists mail cascade;
create schema mail;

do $$
begin
  if not exists (select from pg_roles where rolname = 'mail_reader') then
    create role mail_reader nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'mail_writer') then
    create role mail_writer nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'mail_doorman') then
    create role mail_doorman nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of this cluster was faster
end $$;

-- Dovecot puts an empty string into a query when it has lost its connection at that moment, and may run that query later.
-- An empty key must therefore be an error (a temporary failure), never "no row" (a permanent 550).
create function mail.need(key text) returns text language plpgsql immutable as $$
begin
  if key is null or key = '' then
    raise exception 'empty lookup key';
  end if;
  return key;
end $$;

-- The username behind an address, with the states above it. At most one row. What is deleted is not in `domains`. A local part that
-- RFC 5321 has in quotes (`a..b`) may come in them. `by_name`: the address is the username's own, and not a secondary one, which nobody
-- logs in with.
create function mail.find(address text)
  returns table (id uuid, generation integer, password_hash text, quota integer, is_virtual boolean, domain_status text, account_status text,
                 by_name boolean)
  language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select u.id, u.generation + d.generation, u.password_hash, u.quota, u.is_virtual, d.status, a.status, who.by_name
      from (select lower(regexp_replace(address, '^"([^"\\]*)"@', '\1@')) as plain) as asked
      cross join lateral (
        select split_part(split_part(asked.plain, '@', 1), '+', 1) as local_part, split_part(asked.plain, '@', 2) as domain) as part
      join domain_names n on n.name = part.domain
      join domains d on d.id = n.domain_id
      join accounts a on a.id = d.account_id
      cross join lateral (
        select i.id, true as by_name from usernames i where i.domain_id = d.id and i.username = part.local_part
        union
        select e.username_id, false from exchange_addresses e where e.domain_id = d.id and e.local_part = part.local_part) as who
      join usernames u on u.id = who.id
     where asked.plain ~ '^[^@]+@[^@]+$';
end $$;

create function mail.may_log_in(domain_status text, account_status text, is_virtual boolean) returns boolean
  language sql immutable as $$ select domain_status = 'open' and account_status = 'open' and not is_virtual $$;

-- A virtual username takes mail when it has somewhere to send it on to.
create function mail.takes_mail(domain_status text, account_status text, is_virtual boolean, username_id uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return (
    select domain_status <> 'disabled' and account_status <> 'closed'
       and (not is_virtual or exists (select from forwards f where f.username_id = takes_mail.username_id)));
end $$;

create function mail.quota_rule(megabytes integer) returns text
  language sql immutable as $$ select '*:bytes=' || megabytes::bigint * 1048576 $$;

-- Dovecot passdb: who may log in by which service (imap, pop3, smtp). `user` carries the generation, so that a session of an old
-- password is known as such. `word` is what Dovecot makes of the password that it was given, under a key that the database never sees: when it
-- and the hash that is stored now are those of the log-in that is remembered, `nopassword` lets it in without a computation. Else `proof` is
-- what to remember if the password proves right. A word that is none is never known (docs/decisions/0016-log-in-memory.md).
create function mail.passdb(address text, service text, word text default '')
  returns table ("user" text, password text, nopassword text, proof text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select f.id || '.' || f.generation,
           case when m.digest is null then f.password_hash end,
           case when m.digest is not null then 'y' end,
           case when m.digest is null then encode(k.digest, 'hex') end
      from mail.find(address) f
      cross join lateral (
        select case when word ~ '^[0-9a-f]{64}$' then sha256(convert_to(word || f.password_hash, 'UTF8')) end as digest) k
      left join log_in_memory m on m.username_id = f.id and m.digest = k.digest and m.made_date > now() - interval '14 days'
      left join exchange_mailboxes e on e.username_id = f.id
     where mail.may_log_in(f.domain_status, f.account_status, f.is_virtual)
       and f.by_name
       and position('+' in address) = 0
       and case service when 'imap' then e.imap_enabled is not false when 'pop3' then e.pop_enabled is not false else true end
    union all
    select i.probe_id || '.0', i.probe_password_hash, null, null from instance i where i.probe_address = address;
end $$;

-- Dovecot userdb. The key is an address (a delivery), `id.generation` (a log-in just checked) or `id` (the control plane).
-- A log-in whose generation is no longer the current one finds nobody: the password changed while it was being checked.
-- A virtual username has a folder for what Sieve remembers and keeps no mail: `largest_mail` is one byte, so that what cannot be sent on
-- goes back to its sender.
create function mail.userdb(key text) returns table ("user" text, home text, quota_rule text, largest_mail text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[0-9]+)?$' then
    return query
      select u.id::text, right(u.id::text, 2) || '/' || u.id, mail.quota_rule(u.quota), null::text
        from usernames u
        join domains d on d.id = u.domain_id
        join accounts a on a.id = d.account_id
       where u.id = split_part(key, '.', 1)::uuid
         and not u.is_virtual
         and (position('.' in key) = 0
              or (split_part(key, '.', 2) = (u.generation + d.generation)::text and mail.may_log_in(d.status, a.status, u.is_virtual)))
      union all
      select i.probe_id::text, 'probe', mail.quota_rule(1), null::text from instance i where i.probe_id = split_part(key, '.', 1)::uuid;
  else
    return query
      select f.id::text, right(f.id::text, 2) || '/' || f.id, mail.quota_rule(f.quota), case when f.is_virtual then '1' end from mail.find(key) f
       where mail.takes_mail(f.domain_status, f.account_status, f.is_virtual, f.id)
      union all
      select i.probe_id::text, 'probe', mail.quota_rule(1), null::text from instance i where i.probe_address = key;
  end if;
end $$;

-- Postfix: the domains that are ours. One that takes no mail is still ours, so that its addresses answer 550 and not "relay denied".
-- `own` is the name of this system, whose postmaster@ must arrive too; a name may be both.
create function mail.domain(name text, own text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select 'OK'
     where exists (select from domain_names n where n.name = lower(domain.name))
        or lower(domain.name) = lower(domain.own)
        or exists (select from instance i where split_part(i.probe_address, '@', 2) = lower(domain.name));
end $$;

-- Postfix: postmaster@ and abuse@ of a hosted domain and of this system (`own`), when no username has the name, go to the
-- support address (RFC 2142).
create function mail.alias(address text, own text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select i.support_address
      from instance i
     where i.support_address is not null
       and lower(i.support_address) <> lower(address)
       and split_part(lower(address), '@', 1) in ('postmaster', 'abuse')
       and not exists (select from mail.find(address))
       and (split_part(lower(address), '@', 2) = lower(own)
            or exists (
              select from domain_names n
                join domains d on d.id = n.domain_id and d.status <> 'disabled'
                join accounts a on a.id = d.account_id and a.status <> 'closed'
               where n.name = split_part(lower(address), '@', 2)));
end $$;

-- An address made by SRS, at this system's own name (`own`): mail to it goes to a sender elsewhere. Whether its hash is good, policyd
-- asks postsrsd, and answers 550 if not.
create function mail.is_srs(address text, own text) returns boolean
  language sql immutable as $$
  select lower(address) ~ '^srs[01][=+-][^@]*@[^@]*$' and split_part(lower(address), '@', 2) = lower(own)
$$;

-- Postfix: all that a mailbox forwards to, for Sieve's one address of several targets (`id`). When the last target was taken away a moment
-- ago, the mailbox itself: no mail is lost on the way between the two.
create function mail.forward_targets(id text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with owner as (
      select u.id, u.username || '@' || d.domain as address from usernames u join domains d on d.id = u.domain_id
       where u.id = case when forward_targets.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then forward_targets.id::uuid end),
    targets as (
      select f.target from forwards f join owner o on o.id = f.username_id
      union
      select regexp_replace(trim(given), '^smtp:', '', 'i')
        from exchange_mailboxes e join owner o on o.id = e.username_id, unnest(string_to_array(e.fields ->> 'forwardingSmtpAddress', ',')) given
       where trim(given) <> '')
    select target from targets
    union all
    select address from owner where not exists (select from targets);
end $$;

-- Postfix: may this address be written to? 'OK', the refusal of one that is ours and takes no mail, or no row when it is not ours.
create function mail.accepts(address text, own text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select verdict
      from (select case
        when exists (
               select from mail.find(address) f where mail.takes_mail(f.domain_status, f.account_status, f.is_virtual, f.id))
          or exists (select from mail.alias(address, own))
          or exists (select from instance i where i.probe_address = address)
          or mail.is_srs(address, own)
          then 'OK'
        when exists (select from mail.domain(substring(address from '@([^@]*)$'), own))
          then '550 5.1.1 There is no such mailbox here'
      end) as judged (verdict)
     where verdict is not null;
end $$;

-- Postfix: which log-in may use an envelope sender. Only the current generation, so that an open session of an old password cannot.
-- Our own mails come from postmaster@ of this system (`own`).
create function mail.sender_login(address text, own text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select f.id || '.' || f.generation from mail.find(address) f
     where mail.may_log_in(f.domain_status, f.account_status, f.is_virtual)
    union all
    select i.probe_id || '.0' from instance i where lower(address) = 'postmaster@' || lower(own);
end $$;

-- Postfix: refuses whatever an authenticated session asks once its log-in is no longer good; no row = go on.
create function mail.ended_session("user" text) returns setof text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select '553 5.7.1 This session has ended: log in again'
     where not exists (
       select from usernames u
         join domains d on d.id = u.domain_id
         join accounts a on a.id = d.account_id
        where u.id = case when "user" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then split_part("user", '.', 1)::uuid end
          and (u.generation + d.generation)::text = split_part("user", '.', 2)
          and mail.may_log_in(d.status, a.status, u.is_virtual))
       and not exists (select from instance i where i.probe_id || '.0' = "user");
end $$;

-- The signature of outbound mail (DKIM): the key of a domain under each of its names, which is then the signing domain. A
-- suspended one is signed for all the same: it still forwards. `private_key` is base64 of PKCS #8 in one line.
create function mail.dkim(name text) returns table (selector text, domain text, private_key text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select k.selector, n.name, k.private_key
      from domain_names n
      join domains d on d.id = n.domain_id and d.status <> 'disabled'
      join accounts a on a.id = d.account_id and a.status <> 'closed'
      join dkim_keys k on k.domain_id = d.id
     where n.name = lower(dkim.name);
end $$;

-- policyd: the limits of Exchange mailboxes, whose defaults are those of a new one (contract.md F.2). Bytes; null: no limit.
create function mail.exchange_size(megabytes text) returns bigint
  language sql immutable as $$
  select case megabytes when 'unlimited' then null else coalesce(megabytes::bigint, 50) * 1048576 end
$$;
-- What the Exchange mailbox behind an address asks of mail to it. No row: not an Exchange mailbox.
create function mail.exchange_recipient(address text) returns table (largest bigint, needs_login boolean, only_from text, not_from text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select mail.exchange_size(e.fields->>'maxReceiveSize'),
           coalesce((e.fields->>'requireSenderAuthenticationEnabled')::boolean, false),
           coalesce(e.fields->>'acceptMessagesOnlyFromSendersOrMembers', ''),
           coalesce(e.fields->>'rejectMessagesFromSendersOrMembers', '')
      from mail.find(address) f join exchange_mailboxes e on e.username_id = f.id;
end $$;
-- The Exchange mailboxes that a mail from Sieve goes on to and that choose their senders; `<mailbox>@forwards.invalid` stands for all
-- targets of a mailbox.
create function mail.exchange_targets(address text) returns table (id uuid, only_from text, not_from text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with targets as (
      select target from mail.forward_targets(substring(exchange_targets.address from '^(.*)@forwards\.invalid$')) as target
      union
      select exchange_targets.address)
    select distinct f.id, chosen.only_from, chosen.not_from
      from targets t, mail.find(t.target) f
      join exchange_mailboxes e on e.username_id = f.id,
           lateral (select coalesce(e.fields->>'acceptMessagesOnlyFromSendersOrMembers', '') as only_from,
                           coalesce(e.fields->>'rejectMessagesFromSendersOrMembers', '') as not_from) as chosen
     where chosen.only_from <> '' or chosen.not_from <> '';
end $$;
-- What the Exchange mailbox of a log-in (`id.generation`) may send. No row: not an Exchange mailbox.
create function mail.exchange_sender("user" text) returns table (largest bigint, recipients bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select mail.exchange_size(e.fields->>'maxSendSize'),
           case e.fields->>'recipientLimits' when 'unlimited' then null else coalesce((e.fields->>'recipientLimits')::bigint, 100) end
      from exchange_mailboxes e
     where e.username_id = case when "user" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then split_part("user", '.', 1)::uuid end;
end $$;
-- All addresses of the mailbox behind one of them: each of `locals` under each of `domains`.
create function mail.own_addresses(address text) returns table (locals text[], domains text[])
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select array(select u.username union select e.local_part from exchange_addresses e where e.username_id = u.id),
           array(select n.name from domain_names n where n.domain_id = u.domain_id)
      from mail.find(address) f join usernames u on u.id = f.id;
end $$;
-- policyd: what a mailbox teaches Rspamd goes into its domain's statistics (contract.md F.3, SPAM_LEARNING; both default to "0").
create function mail.teaches(domain uuid, mailbox uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return (
    select count(*) = 2
      from unnest(array['CLEANMAIL_PLUS', 'SPAM_LEARNING']) as wanted
     where coalesce((select c.value from cleanmailplus c where c.owner_id = teaches.mailbox and c.attribute = wanted),
                    (select c.value from cleanmailplus c where c.owner_id = teaches.domain and c.attribute = wanted)) = '1');
end $$;
create function mail.learns("user" uuid) returns table (learns boolean, domain_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select mail.teaches(u.domain_id, u.id), u.domain_id from usernames u where u.id = learns."user";
end $$;
-- `learning`: what the domain's own settings say.
create function mail.bayes(name text) returns table (id uuid, learning boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select n.domain_id, mail.teaches(n.domain_id, null) from domain_names n where n.name = lower(bayes.name);
end $$;

-- Every store there is, for the daemons' own tools. (`domains` asks with the rights of whoever looks into a view above it.)
create view mail.users as
  select u.id::text as "user" from usernames u join all_domains d on d.id = u.domain_id where not u.is_virtual and d.deleted_date is null;

-- Dovecot's Sieve: which scripts a mailbox has now, then a text by its id (server/policy). `mailbox` is run; it includes `domain`, `plan`
-- and its own parts. A text that another has taken the place of is found by its id alone, for a delivery that has begun.
-- `username` is a uuid: the empty key of a lost connection is an error, not "no script" (see mail.need).
create view mail.sieve_of_mailbox as
  select u.id as username, coalesce(s.id, d.id) as id
    from usernames u join sieve_defaults d on d.name = 'mailbox'
    left join sieve_scripts s on s.owner_id = u.id and s.name = 'mailbox' and s.stale_date is null;
create view mail.sieve_of_domain as
  select u.id as username, coalesce(s.id, d.id) as id
    from usernames u join sieve_defaults d on d.name = 'domain'
    left join sieve_scripts s on s.owner_id = u.domain_id and s.name = 'domain' and s.stale_date is null;
create view mail.sieve_of_plan as
  select u.id as username, d.id
    from usernames u join all_domains o on o.id = u.domain_id join plans p on p.id = o.plan_id
    join sieve_defaults d on d.name = case when p.forward_keeps_copy then 'plan-keeps-copy' else 'plan-keeps-none' end;
-- A part's name holds a digest of its text, so a stale one is as good as a current one.
create view mail.sieve_part as
  select owner_id as username, name, id from sieve_scripts where username_id is not null
  union all
  select u.id, s.name, s.id from usernames u join sieve_scripts s on s.owner_id = u.domain_id;
create view mail.sieve as
  select owner_id as username, id, data from sieve_scripts where username_id is not null
  union all
  select u.id, s.id, s.data from usernames u join sieve_scripts s on s.owner_id = u.domain_id
  union all
  select u.id, d.id, d.data from usernames u cross join sieve_defaults d;

-- What the store keeps of each mailbox: bytes and messages.
create view mail.quota_usage as select username_id as username, bytes, messages from mailbox_usage;

-- The mail of deleted mailboxes, for the sweeper.
create view mail.deleted_stores as
  select username_id as id, right(username_id::text, 2) || '/' || username_id as home, deleted_date from deleted_stores;
-- Strikes a store out and tells the audit. The sweeper calls it first and removes the files in the same transaction, so that nobody
-- restores a mailbox whose mail is being removed.
create function mail.store_removed(id uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  with removed as (delete from deleted_stores d where d.username_id = store_removed.id returning *)
  insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, detail, account_id, account, domain_id, username_id)
    select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'sweeper', '', 'purgeMail', r.address,
           json_build_object('deletedDate', r.deleted_date), r.account_id, r.account, r.domain_id, r.username_id
      from removed r
$$;

-- --- Log-ins: who may try (docs/decisions/0013-log-ins.md) -----------------------------------------------------------------------

-- The limits: wrong tries of one name from one client, of one client, how many of one name make it a second slower, and the most seconds.
create function mail.log_in_limits() returns table (pair integer, client integer, slower integer, longest integer, "window" interval)
  language sql immutable as $$ select 10, 100, 20, 5, interval '15 minutes' $$;

-- Whose name a log-in is tried with, in the form of server/log-ins/name.ts: any name of a mailbox is that mailbox. Exactly one row. A name that
-- nobody has is kept by 16 bits: people type passwords into the wrong field.
create function mail.whose_log_in(login text)
  returns table (key text, name text, account_id uuid, account text, domain_id uuid, username_id uuid, user_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with known as (
      select f.id::text as key, u.username || '@' || d.domain as name, a.id as account_id, a.account_number as account, d.id as domain_id,
             u.id as username_id, null::uuid as user_id
        from mail.find(login) f
        join usernames u on u.id = f.id
        join domains d on d.id = u.domain_id
        join accounts a on a.id = d.account_id
      union all
      select u.id::text, u.user_name, a.id, a.account_number, null, null, u.id
        from users u left join accounts a on a.id = u.account_id
       where u.user_name = login)
    select * from known
    union all
    select left(encode(sha256(convert_to(login, 'UTF8')), 'hex'), 4), '', null, null, null, null, null where not exists (select from known);
end $$;

-- Whether nothing that this client sends for this name is looked at.
create function mail.is_blocked(login text, client text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return (
    select exists (
      select from log_in_blocks b
       where b.client = is_blocked.client and b.until_date > now()
         and (b.name is null or b.name = (select key from mail.whose_log_in(login)))));
end $$;

-- A try of which nothing more was heard for ten seconds counts as wrong: its daemon may have died, or its client gone away to have it so.
create function mail.is_decided(is_wrong boolean, at timestamptz) returns boolean
  language sql stable as $$ select is_wrong or at < now() - interval '10 seconds' $$;

-- How a client stands with a name: `blocked`, `tried` when some of its tries count, else null. Asked with each request: those of whom nothing
-- is known, which is nearly all, cost two looks into an index.
create function mail.log_in_standing(login text, client text) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own text;
begin
  if not exists (select from log_in_blocks b where b.client = log_in_standing.client)
     and not exists (select from log_in_tries t where t.client = log_in_standing.client) then
    return null;
  end if;
  if mail.is_blocked(login, client) then
    return 'blocked';
  end if;
  select key into own from mail.whose_log_in(login);
  return case when exists (select from log_in_tries t where t.client = log_in_standing.client and t.name = own) then 'tried' end;
end $$;

-- Stops a pair, and a client, that has as many wrong tries as there may be.
create function mail.block_full(login text, client text, shared boolean) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  limits record;
  whose record;
  wrong integer;
begin
  select * into limits from mail.log_in_limits();
  select * into whose from mail.whose_log_in(login);
  select count(*) into wrong from log_in_tries t
   where t.client = block_full.client and t.name = whose.key and t.at > now() - limits."window" and mail.is_decided(t.is_wrong, t.at);
  if wrong >= limits.pair then
    insert into log_in_blocks as b (id, client, name, username_id, user_id, tries, created_date, until_date)
    values (gen_random_uuid(), block_full.client, whose.key, whose.username_id, whose.user_id, wrong, now(), now() + limits."window")
    on conflict (client, name) do update set id = excluded.id, tries = excluded.tries, created_date = excluded.created_date,
      until_date = excluded.until_date where b.until_date <= now();
  end if;
  if shared then
    return;
  end if;
  select count(*) into wrong from log_in_tries t
   where t.client = block_full.client and t.at > now() - limits."window" and mail.is_decided(t.is_wrong, t.at);
  if wrong >= limits.client then
    insert into log_in_blocks as b (id, client, tries, created_date, until_date)
    values (gen_random_uuid(), block_full.client, wrong, now(), now() + limits."window")
    on conflict (client, name) do update set id = excluded.id, tries = excluded.tries, created_date = excluded.created_date,
      until_date = excluded.until_date where b.until_date <= now();
  end if;
end $$;

-- A refused log-in by a mail daemon; those by HTTP the API itself tells to the audit.
create function mail.note_refusal(login text, address text, service text, reason text, times integer default 1) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into log_in_refusals as r (name, address, service, reason, target, account_id, account, domain_id, username_id, count, at)
  select w.key, note_refusal.address, note_refusal.service, case when w.name = '' then 'unknown name' else note_refusal.reason end,
         w.name, w.account_id, w.account, w.domain_id, w.username_id, times, now()
    from mail.whose_log_in(login) w
   where note_refusal.service <> 'http'
  on conflict (name, address, service, reason) do update set count = r.count + excluded.count, at = excluded.at
$$;

-- Tries that policyd refused without a verdict of ours: of a flood, and while we were slow.
create function mail.log_in_refused(login text, address text, service text, times integer) returns void
  language sql security definer set search_path = public, pg_temp as $$
  select mail.note_refusal(login, address, service, 'blocked', times)
$$;

-- Counts a try before its password is looked at. `go`: look at it, after `delay` seconds; `stop`: refuse it; `wait`: as many as there may be
-- are being looked at now, ask again; with a `delay` of 1 it is the client that has so many, whatever the name. Tries of one client stand in line here, so that a thousand at once count as a thousand.
-- `shared`: a client that stands for many people is not stopped as a whole.
create function mail.log_in_try(login text, client text, address text, service text, shared boolean) returns table (verdict text, delay integer)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  limits record;
  own text;
  of_pair integer;
  of_client integer := 0;
  open_of_pair integer;
  open_of_client integer := 0;
begin
  -- Our own look at whether log-ins work.
  if exists (select from instance i where i.probe_address = login) then
    return query select 'go', 0;
    return;
  end if;
  if not mail.is_blocked(login, client) then
    select * into limits from mail.log_in_limits();
    select key into own from mail.whose_log_in(login);
    perform pg_advisory_xact_lock(hashtextextended(log_in_try.client, 4));
    select count(*), count(*) filter (where not mail.is_decided(t.is_wrong, t.at)) into of_pair, open_of_pair
      from log_in_tries t where t.client = log_in_try.client and t.name = own and t.at > now() - limits."window";
    if not shared then
      select count(*), count(*) filter (where not mail.is_decided(t.is_wrong, t.at)) into of_client, open_of_client
        from log_in_tries t where t.client = log_in_try.client and t.at > now() - limits."window";
    end if;
    if of_pair < limits.pair and of_client < limits.client then
      insert into log_in_tries (name, client, at, is_wrong) values (own, log_in_try.client, clock_timestamp(), false);
      -- No more rows than make the longest delay: of a name that is guessed from thousands of addresses there may be any number.
      return query
        select 'go', count(*)::integer / limits.slower from (
          select from log_in_tries t where t.name = own and t.at > now() - limits."window" limit limits.longest * limits.slower) as counted;
      return;
    end if;
    if (case when of_pair >= limits.pair then open_of_pair else open_of_client end) > 0 then
      return query select 'wait', case when of_pair >= limits.pair then 0 else 1 end;
      return;
    end if;
    perform mail.block_full(login, client, shared);
  end if;
  perform mail.note_refusal(login, address, service, 'blocked');
  return query select 'stop', 0;
end $$;

-- Keeps the proof of a password that was right (mail.passdb). It says itself for which hash: one that came too late is the proof of nothing.
-- Whatever goes wrong here costs a computation next time, and no log-in: who changes the mailbox is not waited for.
create function mail.remember(username_id uuid, proof text) returns void
  language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '100ms' as $$
#variable_conflict use_column
begin
  insert into log_in_memory as m (username_id, digest, made_date) values (remember.username_id, decode(remember.proof, 'hex'), now())
  on conflict (username_id) do update set digest = excluded.digest, made_date = excluded.made_date;
exception when others then
  null;
end $$;

-- Why no daemon looks at any password for a mailbox, right or wrong: nothing can be guessed there, and the telephones that go on with the
-- right one must not have everybody behind their address stopped. Null when it is looked at. Over HTTP it always is.
create function mail.barred(mailbox uuid, login text, service text) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if mailbox is null or service = 'http' or exists (select from mail.passdb(login, service)) then
    return null;
  end if;
  return (
    select case when d.status = 'open' and a.status = 'open' then 'not allowed' else 'suspended' end
      from usernames u join domains d on d.id = u.domain_id join accounts a on a.id = d.account_id where u.id = mailbox);
end $$;

-- What became of a try. One that was right takes back all of its pair; `proof` is what passdb said of it, empty when it said nothing.
create function mail.log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text)
  returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own text;
  mailbox uuid;
  barred text;
begin
  if exists (select from instance i where i.probe_address = login) then
    return;
  end if;
  select key, username_id into own, mailbox from mail.whose_log_in(login);
  if is_right then
    delete from log_in_tries t where t.client = log_in_done.client and t.name = own;
    if mailbox is not null and proof <> '' then
      perform mail.remember(mailbox, proof);
    end if;
    return;
  end if;
  barred := mail.barred(mailbox, login, service);
  if barred is not null then
    perform mail.log_in_undone(login, client);
    perform mail.note_refusal(login, address, service, barred);
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(log_in_done.client, 4));
  update log_in_tries t set is_wrong = true
   where t.id = (select o.id from log_in_tries o where o.client = log_in_done.client and o.name = own and not o.is_wrong order by o.id limit 1);
  if not found then
    insert into log_in_tries (name, client, at, is_wrong) values (own, log_in_done.client, clock_timestamp(), true);
  end if;
  perform mail.block_full(login, client, shared);
  perform mail.note_refusal(login, address, service, 'wrong password');
end $$;

-- Takes a try back whose password could not be looked at.
create function mail.log_in_undone(login text, client text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own text;
begin
  select key into own from mail.whose_log_in(login);
  perform pg_advisory_xact_lock(hashtextextended(log_in_undone.client, 4));
  delete from log_in_tries t
   where t.id = (
     select o.id from log_in_tries o where o.client = log_in_undone.client and o.name = own and not o.is_wrong order by o.id desc limit 1);
end $$;

revoke all on all functions in schema mail from public;
grant usage on schema mail to mail_reader, mail_writer, mail_doorman;
grant execute on function mail.need, mail.passdb, mail.userdb, mail.domain, mail.alias, mail.forward_targets, mail.accepts, mail.sender_login,
  mail.ended_session, mail.dkim, mail.exchange_recipient, mail.exchange_targets, mail.exchange_sender, mail.own_addresses, mail.learns,
  mail.bayes to mail_reader;
grant select on mail.users, mail.sieve, mail.sieve_of_mailbox, mail.sieve_of_domain, mail.sieve_of_plan, mail.sieve_part to mail_reader;
grant select, insert, update on mail.quota_usage to mail_writer;
grant select on mail.deleted_stores to mail_writer;
grant execute on function mail.store_removed to mail_writer;
grant execute on function mail.log_in_try, mail.log_in_done, mail.log_in_undone, mail.log_in_refused to mail_doorman;

-- The API asks by its own role (migration 0019): the same throttle, at its own door.
grant usage on schema mail to mailstead_app;
grant execute on function mail.log_in_standing, mail.log_in_try, mail.log_in_done, mail.log_in_undone to mailstead_app;
