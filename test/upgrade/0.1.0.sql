-- The database of 0.1.0, by `node tools/release-schema.ts`; never edited.
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: mail; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA mail;


--
-- Name: wall; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA wall;


--
-- Name: accepts(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.accepts(address text, own text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: alias(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.alias(address text, own text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: bayes(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.bayes(name text) RETURNS TABLE(id uuid, learning boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select n.domain_id, mail.teaches(n.domain_id, null) from domain_names n where n.name = lower(bayes.name);
end $$;


--
-- Name: block_full(text, text, boolean); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.block_full(login text, client text, shared boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: dkim(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.dkim(name text) RETURNS TABLE(selector text, domain text, private_key text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: domain(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.domain(name text, own text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select 'OK'
     where exists (select from domain_names n where n.name = lower(domain.name))
        or lower(domain.name) = lower(domain.own)
        or exists (select from instance i where split_part(i.probe_address, '@', 2) = lower(domain.name));
end $$;


--
-- Name: ended_session(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.ended_session("user" text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: exchange_recipient(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_recipient(address text) RETURNS TABLE(largest bigint, needs_login boolean, only_from text, not_from text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select mail.exchange_size(e.fields->>'maxReceiveSize'),
           coalesce((e.fields->>'requireSenderAuthenticationEnabled')::boolean, false),
           coalesce(e.fields->>'acceptMessagesOnlyFromSendersOrMembers', ''),
           coalesce(e.fields->>'rejectMessagesFromSendersOrMembers', '')
      from mail.find(address) f join exchange_mailboxes e on e.username_id = f.id;
end $$;


--
-- Name: exchange_sender(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_sender("user" text) RETURNS TABLE(largest bigint, recipients bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select mail.exchange_size(e.fields->>'maxSendSize'),
           case e.fields->>'recipientLimits' when 'unlimited' then null else coalesce((e.fields->>'recipientLimits')::bigint, 100) end
      from exchange_mailboxes e
     where e.username_id = case when "user" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then split_part("user", '.', 1)::uuid end;
end $$;


--
-- Name: exchange_size(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_size(megabytes text) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$
  select case megabytes when 'unlimited' then null else coalesce(megabytes::bigint, 50) * 1048576 end
$$;


--
-- Name: exchange_targets(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_targets(address text) RETURNS TABLE(id uuid, only_from text, not_from text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: find(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.find(address text) RETURNS TABLE(id uuid, generation integer, password_hash text, quota integer, is_virtual boolean, domain_status text, account_status text, by_name boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: forward_targets(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.forward_targets(id text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: is_blocked(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.is_blocked(login text, client text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return (
    select exists (
      select from log_in_blocks b
       where b.client = is_blocked.client and b.until_date > now()
         and (b.name is null or b.name = (select key from mail.whose_log_in(login)))));
end $$;


--
-- Name: is_decided(boolean, timestamp with time zone); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.is_decided(is_wrong boolean, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ select is_wrong or at < now() - interval '10 seconds' $$;


--
-- Name: is_srs(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.is_srs(address text, own text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $_$
  select lower(address) ~ '^srs[01][=+-][^@]*@[^@]*$' and split_part(lower(address), '@', 2) = lower(own)
$_$;


--
-- Name: learns(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.learns("user" uuid) RETURNS TABLE(learns boolean, domain_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select mail.teaches(u.domain_id, u.id), u.domain_id from usernames u where u.id = learns."user";
end $$;


--
-- Name: log_in_done(text, text, text, text, boolean, boolean, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  own text;
  mailbox uuid;
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
  perform pg_advisory_xact_lock(hashtextextended(log_in_done.client, 4));
  update log_in_tries t set is_wrong = true
   where t.id = (select o.id from log_in_tries o where o.client = log_in_done.client and o.name = own and not o.is_wrong order by o.id limit 1);
  if not found then
    insert into log_in_tries (name, client, at, is_wrong) values (own, log_in_done.client, clock_timestamp(), true);
  end if;
  perform mail.block_full(login, client, shared);
  perform mail.note_refusal(login, address, service, 'wrong password');
end $$;


--
-- Name: log_in_limits(); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.log_in_limits() RETURNS TABLE(pair integer, client integer, slower integer, longest integer, "window" interval)
    LANGUAGE sql IMMUTABLE
    AS $$ select 10, 100, 20, 5, interval '15 minutes' $$;


--
-- Name: log_in_standing(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.log_in_standing(login text, client text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: log_in_try(text, text, text, text, boolean); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.log_in_try(login text, client text, address text, service text, shared boolean) RETURNS TABLE(verdict text, delay integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
      return query select 'wait', 0;
      return;
    end if;
    perform mail.block_full(login, client, shared);
  end if;
  perform mail.note_refusal(login, address, service, 'blocked');
  return query select 'stop', 0;
end $$;


--
-- Name: log_in_undone(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.log_in_undone(login text, client text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  own text;
begin
  select key into own from mail.whose_log_in(login);
  perform pg_advisory_xact_lock(hashtextextended(log_in_undone.client, 4));
  delete from log_in_tries t
   where t.id = (
     select o.id from log_in_tries o where o.client = log_in_undone.client and o.name = own and not o.is_wrong order by o.id desc limit 1);
end $$;


--
-- Name: may_log_in(text, text, boolean); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.may_log_in(domain_status text, account_status text, is_virtual boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ select domain_status = 'open' and account_status = 'open' and not is_virtual $$;


--
-- Name: need(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.need(key text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $$
begin
  if key is null or key = '' then
    raise exception 'empty lookup key';
  end if;
  return key;
end $$;


--
-- Name: note_refusal(text, text, text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.note_refusal(login text, address text, service text, reason text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  insert into log_in_refusals as r (name, address, service, reason, target, account_id, account, domain_id, username_id, count, at)
  select w.key, note_refusal.address, note_refusal.service, case when w.name = '' then 'unknown name' else note_refusal.reason end,
         w.name, w.account_id, w.account, w.domain_id, w.username_id, 1, now()
    from mail.whose_log_in(login) w
   where note_refusal.service <> 'http'
  on conflict (name, address, service, reason) do update set count = r.count + 1, at = excluded.at
$$;


--
-- Name: own_addresses(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.own_addresses(address text) RETURNS TABLE(locals text[], domains text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select array(select u.username union select e.local_part from exchange_addresses e where e.username_id = u.id),
           array(select n.name from domain_names n where n.domain_id = u.domain_id)
      from mail.find(address) f join usernames u on u.id = f.id;
end $$;


--
-- Name: passdb(text, text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.passdb(address text, service text, word text DEFAULT ''::text) RETURNS TABLE("user" text, password text, nopassword text, proof text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: quota_rule(integer); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.quota_rule(megabytes integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ select '*:bytes=' || megabytes::bigint * 1048576 $$;


--
-- Name: remember(uuid, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.remember(username_id uuid, proof text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET lock_timeout TO '100ms'
    AS $$
#variable_conflict use_column
begin
  insert into log_in_memory as m (username_id, digest, made_date) values (remember.username_id, decode(remember.proof, 'hex'), now())
  on conflict (username_id) do update set digest = excluded.digest, made_date = excluded.made_date;
exception when others then
  null;
end $$;


--
-- Name: sender_login(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.sender_login(address text, own text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query
    select f.id || '.' || f.generation from mail.find(address) f
     where mail.may_log_in(f.domain_status, f.account_status, f.is_virtual)
    union all
    select i.probe_id || '.0' from instance i where lower(address) = 'postmaster@' || lower(own);
end $$;


--
-- Name: store_removed(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.store_removed(id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with removed as (delete from deleted_stores d where d.username_id = store_removed.id returning *)
  insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, detail, account_id, account, domain_id, username_id)
    select gen_random_uuid(), now(), gen_random_uuid(), 'system', 'sweeper', '', 'purgeMail', r.address,
           json_build_object('deletedDate', r.deleted_date), r.account_id, r.account, r.domain_id, r.username_id
      from removed r
$$;


--
-- Name: takes_mail(text, text, boolean, uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.takes_mail(domain_status text, account_status text, is_virtual boolean, username_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return (
    select domain_status <> 'disabled' and account_status <> 'closed'
       and (not is_virtual or exists (select from forwards f where f.username_id = takes_mail.username_id)));
end $$;


--
-- Name: teaches(uuid, uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.teaches(domain uuid, mailbox uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return (
    select count(*) = 2
      from unnest(array['CLEANMAIL_PLUS', 'SPAM_LEARNING']) as wanted
     where coalesce((select c.value from cleanmailplus c where c.owner_id = teaches.mailbox and c.attribute = wanted),
                    (select c.value from cleanmailplus c where c.owner_id = teaches.domain and c.attribute = wanted)) = '1');
end $$;


--
-- Name: userdb(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.userdb(key text) RETURNS TABLE("user" text, home text, quota_rule text, largest_mail text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


--
-- Name: whose_log_in(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.whose_log_in(login text) RETURNS TABLE(key text, name text, account_id uuid, account text, domain_id uuid, username_id uuid, user_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


--
-- Name: address_is_free(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.address_is_free() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from domains where id = new.domain_id for update;
  if exists (select from usernames where domain_id = new.domain_id and username = new.local_part)
    or exists (
      select from exchange_addresses
       where domain_id = new.domain_id and local_part = new.local_part and username_id <> new.username_id)
  then
    raise exception 'the address % is taken', new.local_part
      using errcode = 'unique_violation', constraint = 'exchange_addresses_taken';
  end if;
  return new;
end $$;


--
-- Name: await_seal(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.await_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into public.audit_unsealed (audit_id) values (new.id);
  return null;
end $$;


--
-- Name: count_mailbox(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_mailbox() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  new_type text := case when tg_op = 'DELETE' then null else coalesce(new.webmail_type, 'standard') end;
  old_type text := case when tg_op = 'INSERT' then null else coalesce(old.webmail_type, 'standard') end;
  counted integer;
  most integer;
begin
  if new_type is not distinct from old_type then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    perform from mailbox_counts where domain_id = new.domain_id and type in (old_type, new_type) order by type for update;
  end if;
  if old_type is not null then
    update mailbox_counts set count = count - 1 where domain_id = old.domain_id and type = old_type;
  end if;
  if new_type is not null then
    insert into mailbox_counts (domain_id, type, count) values (new.domain_id, new_type, 1)
      on conflict (domain_id, type) do update set count = mailbox_counts.count + 1
      returning count into counted;
    select (p.webmail_limits ->> new_type)::integer into most
      from domains d join plans p on p.id = d.plan_id where d.id = new.domain_id;
    if most > 0 and counted > most then
      raise exception 'the plan allows % mailboxes of type %', most, new_type
        using errcode = 'check_violation', constraint = 'mailbox_limit';
    end if;
  end if;
  return null;
end $$;


--
-- Name: delete_domain(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.delete_domain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into deleted_objects (id, kind, account_id, name) values (old.id, 'domain', old.account_id, old.domain);
  perform keep_rows(old.id, 'domain_names', 'domain_id', old.id);
  delete from domain_names where domain_id = old.id;
  update all_domains set deleted_date = now(), generation = generation + 1 where id = old.id;
  insert into session_ends (scope, target) values ('domain', old.id);
  -- Nobody comes in again by what was open before.
  delete from sso_tickets where domain_id = old.id;
  delete from sso_sessions where domain_id = old.id;
  return old;
end $$;


--
-- Name: end_account_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_account_sessions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into session_ends (scope, target) values ('account', new.id);
  return null;
end $$;


--
-- Name: end_domain_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_domain_sessions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into session_ends (scope, target) values ('domain', new.id);
  return null;
end $$;


--
-- Name: end_passes(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_passes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  delete from sso_tickets where minted_by = old.user_name;
  delete from sso_sessions where minted_by = old.user_name;
  return null;
end $$;


--
-- Name: end_username_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_username_sessions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into session_ends (scope, target)
    select 'username', old.id
     where not exists (select from all_domains where id = old.domain_id and deleted_date is not null);
  return null;
end $$;


--
-- Name: exchange_password_was_reset(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.exchange_password_was_reset() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update exchange_mailboxes set reset_password = false, changed_date = now() where username_id = new.id;
  return null;
end $$;


--
-- Name: keep_rows(uuid, regclass, name, uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_rows(deleted uuid, root regclass, key_column name, key uuid) RETURNS void
    LANGUAGE plpgsql
    AS $_$
declare
  child record;
  rows_of_child text;
begin
  execute format('insert into deleted_rows (deleted_id, table_name, row) select $1, %L, to_jsonb(r) from %s r where r.%I = $2',
                 root::text, root, key_column) using deleted, key;
  -- A table after all through which it can be reached.
  for child in
    with recursive below (relation, depth) as (
      select root::oid, 0
      union
      select f.conrelid, b.depth + 1 from below b
        join pg_constraint f on f.confrelid = b.relation and f.contype = 'f' and f.confdeltype = 'c' and f.conrelid <> f.confrelid
       where b.depth < 20)
    select relation::regclass as relation, max(depth) as depth from below where depth > 0 group by relation order by max(depth), relation
  loop
    select string_agg(format('select to_jsonb(c) as row from %s c where %s', child.relation, owned_by_kept(f.oid)), ' union ')
      into rows_of_child
      from pg_constraint f
     where f.conrelid = child.relation and f.contype = 'f' and f.confdeltype = 'c'
       and exists (select from deleted_rows k where k.deleted_id = deleted and k.table_name = f.confrelid::regclass::text);
    if rows_of_child is not null then
      execute format('insert into deleted_rows (deleted_id, table_name, row) select $1, %L, c.row from (%s) c',
                     child.relation::text, rows_of_child) using deleted;
    end if;
  end loop;
end $_$;


--
-- Name: keep_username(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.keep_username() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into deleted_objects (id, kind, account_id, domain_id, name)
    select old.id, old.type, account_id, id, old.username from domains where id = old.domain_id;
  if found then
    delete from log_in_memory where username_id = old.id;
    perform keep_rows(old.id, 'usernames', 'id', old.id);
  end if;
  return old;
end $$;


--
-- Name: next_generation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.next_generation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if (new.password_hash, new.username, new.is_virtual) is distinct from (old.password_hash, old.username, old.is_virtual) then
    new.generation := old.generation + 1;
  end if;
  return new;
end $$;


--
-- Name: owned_by_kept(oid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.owned_by_kept(foreign_key oid) RETURNS text
    LANGUAGE sql STABLE
    AS $_$
  select format('c.%I = any(array(select (k.row ->> %L)::%s from deleted_rows k where k.deleted_id = $1 and k.table_name = %L))
                 and exists (select from deleted_rows k where k.deleted_id = $1 and k.table_name = %L and %s)',
                (array_agg(child.attname order by pair.place))[1], (array_agg(parent.attname order by pair.place))[1],
                (array_agg(format_type(parent.atttypid, parent.atttypmod) order by pair.place))[1],
                f.confrelid::regclass, f.confrelid::regclass,
                string_agg(format('c.%I = (k.row ->> %L)::%s', child.attname, parent.attname, format_type(parent.atttypid, parent.atttypmod)),
                           ' and '))
    from pg_constraint f
   cross join lateral unnest(f.conkey, f.confkey) with ordinality as pair (child, parent, place)
    join pg_attribute child on child.attrelid = f.conrelid and child.attnum = pair.child
    join pg_attribute parent on parent.attrelid = f.confrelid and parent.attnum = pair.parent
   where f.oid = foreign_key
   group by f.confrelid
$_$;


--
-- Name: owner_exists(oid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.owner_exists(foreign_key oid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  select format('(%s or exists (select from %s p where %s))',
                string_agg(format('c.%I is null', child.attname), ' or '), f.confrelid::regclass,
                string_agg(format('p.%I = c.%I', parent.attname, child.attname), ' and '))
    from pg_constraint f
   cross join lateral unnest(f.conkey, f.confkey) as pair (child, parent)
    join pg_attribute child on child.attrelid = f.conrelid and child.attnum = pair.child
    join pg_attribute parent on parent.attrelid = f.confrelid and parent.attnum = pair.parent
   where f.oid = foreign_key
   group by f.confrelid
$$;


--
-- Name: password_was_reset(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.password_was_reset() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update mailboxes set webmail_reset_password = false where username_id = new.id and webmail_reset_password;
  return null;
end $$;


--
-- Name: protocol_switched_off(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.protocol_switched_off() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update usernames set generation = generation + 1 where id = new.username_id;
  return null;
end $$;


--
-- Name: put_rows_back(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.put_rows_back(deleted uuid) RETURNS void
    LANGUAGE plpgsql
    AS $_$
declare
  kept record;
  columns text;
  kept_columns text;
  owners_exist text;
begin
  for kept in
    select table_name::regclass as relation, table_name from deleted_rows where deleted_id = deleted
     group by table_name order by min(number)
  loop
    select string_agg(quote_ident(a.attname), ', '), string_agg('c.' || quote_ident(a.attname), ', ') into columns, kept_columns
      from pg_attribute a
     where a.attrelid = kept.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and (select k.row ? a.attname from deleted_rows k where k.deleted_id = deleted and k.table_name = kept.table_name limit 1);
    select coalesce(string_agg(' and ' || owner_exists(f.oid), ''), '') into owners_exist
      from pg_constraint f where f.conrelid = kept.relation and f.contype = 'f' and f.confdeltype = 'c';
    execute format('insert into %s (%s) overriding system value
                    select %s from deleted_rows k cross join lateral jsonb_populate_record(null::%s, k.row) c
                     where k.deleted_id = $1 and k.table_name = %L%s order by k.number',
                   kept.relation, columns, kept_columns, kept.relation, kept.table_name, owners_exist) using deleted;
  end loop;
  delete from deleted_rows where deleted_id = deleted;
end $_$;


--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;


--
-- Name: release_account(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.release_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update all_domains set account_id = null where account_id = old.id and deleted_date is not null;
  return old;
end $$;


--
-- Name: release_plan(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.release_plan() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update all_domains set plan_id = null where plan_id = old.id and deleted_date is not null;
  return old;
end $$;


--
-- Name: set_store_aside(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.set_store_aside() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into deleted_stores (username_id, address, deleted_date, account_id, account, domain_id)
    select old.id, old.username || '@' || d.domain, coalesce(d.deleted_date, now()), a.id, a.account_number, d.id
      from all_domains d left join accounts a on a.id = d.account_id where d.id = old.domain_id
    on conflict (username_id) do nothing;
  return null;
end $$;


--
-- Name: username_is_free(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.username_is_free() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from domains where id = new.domain_id for key share;
  if exists (select from exchange_addresses where domain_id = new.domain_id and local_part = new.username) then
    raise exception 'the username % is taken', new.username
      using errcode = 'unique_violation', constraint = 'usernames_domain_id_username_key';
  end if;
  return new;
end $$;


--
-- Name: account(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.account() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(wall.part('account', 2), wall.part('domain', 3), wall.part('username', 4))
$$;


--
-- Name: arrives_at(text, uuid); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.arrives_at(address text, domain uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  found_id uuid;
begin
  select f.id into found_id from mail.find(address) f join usernames u on u.id = f.id and u.domain_id = arrives_at.domain;
  return found_id;
end $$;


--
-- Name: domain(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.domain() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(wall.part('domain', 2), wall.part('username', 3))
$$;


--
-- Name: franchise(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.franchise() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select wall.part('franchise', 2) $$;


--
-- Name: guard(regclass, text); Type: PROCEDURE; Schema: wall; Owner: -
--

CREATE PROCEDURE wall.guard(IN guarded regclass, IN kind text)
    LANGUAGE plpgsql
    AS $$
declare
  below_account constant text :=
    'exists (select from public.all_domains d where d.id = domain_id and d.account_id = (select wall.whole_account()))';
  passes constant text := case replace(kind, 'shown', 'domain')
    when 'account' then 'account_id = (select wall.whole_account())'
    when 'domain' then 'domain_id = (select wall.whole_domain()) or ' || below_account
    when 'mailbox' then 'domain_id = (select wall.whole_domain()) or username_id = (select wall.username()) or ' || below_account
    when 'setting' then 'domain_id = (select wall.whole_domain()) or username_id = (select wall.username()) or ' || below_account
    when 'username' then
      'username_id = (select wall.username()) or exists (select from public.usernames u where u.id = username_id)'
    when 'kept' then 'account_id = (select wall.account())
      and ((select wall.whole_account()) is not null or domain_id = (select wall.whole_domain()))'
    when 'everybody' then 'false'
    when 'platform' then 'false' end;
begin
  if passes is null then
    raise exception 'the wall has no kind "%"', kind;
  end if;
  execute format('alter table %s enable row level security', guarded);
  execute format('grant select, insert, update, delete on %s to mailstead_app', guarded);
  execute format('create policy scope on %s using ((select wall.platform()) or %s)', guarded, passes);
  if kind = 'shown' then
    execute format('create policy shown on %s for select using (domain_id = (select wall.domain()))', guarded);
  elsif kind = 'setting' then
    execute format(
      'create policy shown on %s for select using (username_id is null and domain_id = (select wall.domain()))', guarded);
  elsif kind = 'everybody' then
    execute format('create policy shown on %s for select using ((select wall.scoped()))', guarded);
  end if;
end $$;


--
-- Name: is_name_held(text); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.is_name_held(asked text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from domain_names where name = asked)
$$;


--
-- Name: mailbox_named(text, text); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.mailbox_named(asked_local text, asked_domain text) RETURNS TABLE(c_id uuid, c_hash text, c_username text, c_domain text, c_status text, c_number text, c_account uuid, c_domain_id uuid, c_virtual boolean, c_self json)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return query
    select c.id, c.password_hash, c.username, cd.domain, ca.status, ca.account_number, ca.id, cd.id, c.is_virtual, cp.self_service
      from domain_names cn
      join domains cd on cd.id = cn.domain_id
      join accounts ca on ca.id = cd.account_id
      join plans cp on cp.id = cd.plan_id
      join usernames c on c.domain_id = cd.id and c.username = asked_local
     where cn.name = asked_domain;
end $$;


--
-- Name: part(text, integer); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.part(level text, place integer) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select case when split_part(current_setting('mailstead.scope', true), ':', 1) = level
    then split_part(current_setting('mailstead.scope', true), ':', place)::uuid end
$$;


--
-- Name: path_named(text, uuid, text, text, text); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.path_named(reach text, reached uuid, asked_account text, asked_domain text, asked_username text) RETURNS TABLE(a_id uuid, a_number text, a_name text, a_status text, a_franchise_id uuid, a_franchise text, a_created timestamp with time zone, d_id uuid, d_domain text, d_status text, d_plan uuid, d_created timestamp with time zone, u_id uuid, u_username text, u_type text, u_quota integer, u_virtual boolean, u_generation integer, u_master boolean, u_bytes double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if asked_account is null then
    return query
      select a.id, a.account_number, a.name, a.status, a.franchise_id, af.franchise, a.created_date,
             d.id, d.domain, d.status, d.plan_id, d.created_date,
             u.id, u.username, u.type, u.quota, u.is_virtual, u.generation + d.generation, m.master, coalesce(mu.bytes, 0)::float8
        from domains d
        join accounts a on a.id = d.account_id
        join franchises af on af.id = a.franchise_id
        left join usernames u on u.domain_id = d.id and u.username = asked_username
        left join mailboxes m on m.username_id = u.id
        left join mailbox_usage mu on mu.username_id = u.id
       where d.domain = asked_domain
         and case reach when 'all' then true when 'franchise' then a.franchise_id = reached when 'account' then a.id = reached end;
  else
    return query
      select a.id, a.account_number, a.name, a.status, a.franchise_id, af.franchise, a.created_date,
             d.id, d.domain, d.status, d.plan_id, d.created_date,
             u.id, u.username, u.type, u.quota, u.is_virtual, u.generation + d.generation, m.master, coalesce(mu.bytes, 0)::float8
        from accounts a
        join franchises af on af.id = a.franchise_id
        left join domains d on d.account_id = a.id and d.domain = asked_domain
        left join usernames u on u.domain_id = d.id and u.username = asked_username
        left join mailboxes m on m.username_id = u.id
        left join mailbox_usage mu on mu.username_id = u.id
       where a.account_number = asked_account
         and case reach when 'all' then true when 'franchise' then a.franchise_id = reached when 'account' then a.id = reached end;
  end if;
end $$;


--
-- Name: platform(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.platform() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(current_setting('mailstead.scope', true), '') = 'platform'
$$;


--
-- Name: put_rows_back(uuid); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.put_rows_back(deleted uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from deleted_objects o where o.id = deleted and (wall.platform() or o.account_id = wall.account());
  if not found then
    raise exception 'nothing of this scope was deleted under this id' using errcode = 'insufficient_privilege';
  end if;
  perform public.put_rows_back(deleted);
end $$;


--
-- Name: scoped(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.scoped() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select coalesce(current_setting('mailstead.scope', true), '') <> ''
$$;


--
-- Name: user_named(text); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.user_named(asked text) RETURNS TABLE(c_id uuid, c_hash text, c_name text, c_role text, c_roles text[], c_franchise uuid, c_account uuid, c_number text, c_status text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return query
    select c.id, c.password_hash, c.user_name, c.role, c.roles, c.franchise_id, c.account_id, ca.account_number, ca.status
      from users c left join accounts ca on ca.id = c.account_id where c.user_name = asked;
end $$;


--
-- Name: username(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.username() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select wall.part('username', 2) $$;


--
-- Name: whole_account(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.whole_account() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select wall.part('account', 2) $$;


--
-- Name: whole_domain(); Type: FUNCTION; Schema: wall; Owner: -
--

CREATE FUNCTION wall.whole_domain() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select wall.part('domain', 2) $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: deleted_stores; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deleted_stores (
    username_id uuid NOT NULL,
    address text NOT NULL,
    deleted_date timestamp with time zone DEFAULT now() NOT NULL,
    account_id uuid,
    account text,
    domain_id uuid
);


--
-- Name: deleted_stores; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.deleted_stores AS
 SELECT deleted_stores.username_id AS id,
    (("right"((deleted_stores.username_id)::text, 2) || '/'::text) || deleted_stores.username_id) AS home,
    deleted_stores.deleted_date
   FROM public.deleted_stores;


--
-- Name: mailbox_usage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mailbox_usage (
    username_id uuid NOT NULL,
    bytes bigint DEFAULT 0 NOT NULL,
    messages bigint DEFAULT 0 NOT NULL
);


--
-- Name: quota_usage; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.quota_usage AS
 SELECT mailbox_usage.username_id AS username,
    mailbox_usage.bytes,
    mailbox_usage.messages
   FROM public.mailbox_usage;


--
-- Name: sieve_defaults; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sieve_defaults (
    name text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    data text NOT NULL
);


--
-- Name: sieve_scripts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sieve_scripts (
    domain_id uuid NOT NULL,
    username_id uuid,
    owner_id uuid GENERATED ALWAYS AS (COALESCE(username_id, domain_id)) STORED NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    data text NOT NULL,
    compiler text NOT NULL COLLATE pg_catalog."C",
    stale_date timestamp with time zone
);


--
-- Name: usernames; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usernames (
    id uuid NOT NULL,
    domain_id uuid NOT NULL,
    username text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    password_hash text,
    history_salt bytea NOT NULL,
    generation integer DEFAULT 1 NOT NULL,
    quota integer NOT NULL,
    is_virtual boolean DEFAULT false NOT NULL,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT usernames_check CHECK ((is_virtual OR (password_hash IS NOT NULL))),
    CONSTRAINT usernames_quota_check CHECK ((quota > 0)),
    CONSTRAINT usernames_type_check CHECK ((type = ANY (ARRAY['imap'::text, 'exchange'::text]))),
    CONSTRAINT usernames_username_check CHECK (((username ~ '^[a-z0-9._-]{1,64}$'::text) AND (username <> ALL (ARRAY['.'::text, '..'::text]))))
);


--
-- Name: sieve; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.sieve AS
 SELECT sieve_scripts.owner_id AS username,
    sieve_scripts.id,
    sieve_scripts.data
   FROM public.sieve_scripts
  WHERE (sieve_scripts.username_id IS NOT NULL)
UNION ALL
 SELECT u.id AS username,
    s.id,
    s.data
   FROM (public.usernames u
     JOIN public.sieve_scripts s ON ((s.owner_id = u.domain_id)))
UNION ALL
 SELECT u.id AS username,
    d.id,
    d.data
   FROM (public.usernames u
     CROSS JOIN public.sieve_defaults d);


--
-- Name: sieve_of_domain; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.sieve_of_domain AS
 SELECT u.id AS username,
    COALESCE(s.id, d.id) AS id
   FROM ((public.usernames u
     JOIN public.sieve_defaults d ON ((d.name = 'domain'::text)))
     LEFT JOIN public.sieve_scripts s ON (((s.owner_id = u.domain_id) AND (s.name = 'domain'::text) AND (s.stale_date IS NULL))));


--
-- Name: sieve_of_mailbox; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.sieve_of_mailbox AS
 SELECT u.id AS username,
    COALESCE(s.id, d.id) AS id
   FROM ((public.usernames u
     JOIN public.sieve_defaults d ON ((d.name = 'mailbox'::text)))
     LEFT JOIN public.sieve_scripts s ON (((s.owner_id = u.id) AND (s.name = 'mailbox'::text) AND (s.stale_date IS NULL))));


--
-- Name: all_domains; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.all_domains (
    id uuid NOT NULL,
    account_id uuid,
    domain text NOT NULL COLLATE pg_catalog."C",
    plan_id uuid,
    status text NOT NULL,
    trial_type text,
    trial_expiration date,
    created_date timestamp with time zone NOT NULL,
    webmail_allow_upgrade boolean DEFAULT true NOT NULL,
    infostore_quota integer,
    infostore_bytes bigint DEFAULT 0 NOT NULL,
    deleted_date timestamp with time zone,
    generation integer DEFAULT 0 NOT NULL,
    CONSTRAINT domains_infostore_bytes_check CHECK ((infostore_bytes >= 0)),
    CONSTRAINT domains_infostore_quota_check CHECK ((infostore_quota >= 0)),
    CONSTRAINT domains_status_check CHECK ((status = ANY (ARRAY['open'::text, 'suspended'::text, 'disabled'::text]))),
    CONSTRAINT domains_whole CHECK (((deleted_date IS NOT NULL) OR ((plan_id IS NOT NULL) AND (account_id IS NOT NULL))))
);


--
-- Name: plans; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plans (
    id uuid NOT NULL,
    plan text NOT NULL COLLATE pg_catalog."C",
    webmail_names json NOT NULL,
    webmail_limits json NOT NULL,
    webmail_upgrade boolean NOT NULL,
    webmail_quotas json NOT NULL,
    exchange_quotas json NOT NULL,
    infostore_quota integer NOT NULL,
    trial json,
    forward_keeps_copy boolean NOT NULL,
    password_reset boolean NOT NULL,
    self_service json NOT NULL,
    CONSTRAINT plans_infostore_quota_check CHECK ((infostore_quota >= 0)),
    CONSTRAINT plans_plan_check CHECK ((plan ~ '^[A-Za-z0-9._-]{1,64}$'::text))
);


--
-- Name: sieve_of_plan; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.sieve_of_plan AS
 SELECT u.id AS username,
    d.id
   FROM (((public.usernames u
     JOIN public.all_domains o ON ((o.id = u.domain_id)))
     JOIN public.plans p ON ((p.id = o.plan_id)))
     JOIN public.sieve_defaults d ON ((d.name =
        CASE
            WHEN p.forward_keeps_copy THEN 'plan-keeps-copy'::text
            ELSE 'plan-keeps-none'::text
        END)));


--
-- Name: sieve_part; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.sieve_part AS
 SELECT sieve_scripts.owner_id AS username,
    sieve_scripts.name,
    sieve_scripts.id
   FROM public.sieve_scripts
  WHERE (sieve_scripts.username_id IS NOT NULL)
UNION ALL
 SELECT u.id AS username,
    s.name,
    s.id
   FROM (public.usernames u
     JOIN public.sieve_scripts s ON ((s.owner_id = u.domain_id)));


--
-- Name: users; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.users AS
 SELECT (u.id)::text AS "user"
   FROM (public.usernames u
     JOIN public.all_domains d ON ((d.id = u.domain_id)))
  WHERE ((NOT u.is_virtual) AND (d.deleted_date IS NULL));


--
-- Name: accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts (
    id uuid NOT NULL,
    account_number text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    status text NOT NULL,
    franchise_id uuid NOT NULL,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT accounts_account_number_check CHECK ((account_number ~ '^[A-Za-z0-9._-]{1,64}$'::text)),
    CONSTRAINT accounts_status_check CHECK ((status = ANY (ARRAY['open'::text, 'suspended'::text, 'closed'::text])))
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    request_id uuid NOT NULL,
    caller text NOT NULL,
    address text NOT NULL,
    operation text NOT NULL,
    target text NOT NULL,
    detail json,
    caller_kind text NOT NULL,
    account_id uuid,
    account text,
    domain_id uuid,
    username_id uuid,
    count integer DEFAULT 1 NOT NULL,
    CONSTRAINT audit_count_check CHECK ((count > 0))
);


--
-- Name: audit_chain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_chain (
    "position" bigint NOT NULL,
    audit_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_chain_hash_check CHECK ((length(hash) = 32)),
    CONSTRAINT audit_chain_position_check CHECK (("position" > 0))
);


--
-- Name: audit_unsealed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_unsealed (
    number bigint NOT NULL,
    audit_id uuid NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='1000');


--
-- Name: audit_unsealed_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_unsealed ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_unsealed_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: autoresponders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.autoresponders (
    username_id uuid NOT NULL,
    active boolean NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    generation integer DEFAULT 1 NOT NULL
);


--
-- Name: blackwhitelist; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.blackwhitelist (
    domain_id uuid NOT NULL,
    username_id uuid,
    owner_id uuid GENERATED ALWAYS AS (COALESCE(username_id, domain_id)) STORED NOT NULL,
    address text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    CONSTRAINT blackwhitelist_type_check CHECK ((type = ANY (ARRAY['B'::text, 'W'::text])))
);


--
-- Name: blackwhitelist_position_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.blackwhitelist ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.blackwhitelist_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: cleanmailplus; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cleanmailplus (
    domain_id uuid NOT NULL,
    username_id uuid,
    owner_id uuid GENERATED ALWAYS AS (COALESCE(username_id, domain_id)) STORED NOT NULL,
    attribute text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: contacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contacts (
    id uuid NOT NULL,
    domain_id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    fields jsonb NOT NULL,
    folded jsonb NOT NULL,
    CONSTRAINT contacts_name_check CHECK ((name ~ '^[A-Za-z0-9._@ -]{1,64}$'::text))
);


--
-- Name: deleted_objects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deleted_objects (
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    account_id uuid NOT NULL,
    domain_id uuid,
    name text NOT NULL COLLATE pg_catalog."C",
    deleted_date timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT deleted_objects_check CHECK (((domain_id IS NULL) = (kind = 'domain'::text))),
    CONSTRAINT deleted_objects_kind_check CHECK ((kind = ANY (ARRAY['imap'::text, 'exchange'::text, 'domain'::text])))
);


--
-- Name: deleted_rows; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deleted_rows (
    number bigint NOT NULL,
    deleted_id uuid NOT NULL,
    table_name text NOT NULL COLLATE pg_catalog."C",
    "row" jsonb NOT NULL
);


--
-- Name: deleted_rows_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.deleted_rows ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deleted_rows_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dkim_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dkim_keys (
    domain_id uuid NOT NULL,
    selector text NOT NULL COLLATE pg_catalog."C",
    private_key text NOT NULL,
    public_key text NOT NULL,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT dkim_keys_private_key_check CHECK ((private_key ~ '^[A-Za-z0-9+/]+=*$'::text)),
    CONSTRAINT dkim_keys_public_key_check CHECK ((public_key ~ '^[A-Za-z0-9+/]+=*$'::text)),
    CONSTRAINT dkim_keys_selector_check CHECK ((selector ~ '^[a-z0-9]{1,63}$'::text))
);


--
-- Name: domain_names; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domain_names (
    name text NOT NULL COLLATE pg_catalog."C",
    domain_id uuid NOT NULL,
    is_alias boolean NOT NULL,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT domain_names_name_check CHECK ((name ~ '^[a-z0-9.-]{3,253}$'::text))
);


--
-- Name: domains; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.domains WITH (security_invoker='true') AS
 SELECT all_domains.id,
    all_domains.account_id,
    all_domains.domain,
    all_domains.plan_id,
    all_domains.status,
    all_domains.trial_type,
    all_domains.trial_expiration,
    all_domains.created_date,
    all_domains.webmail_allow_upgrade,
    all_domains.infostore_quota,
    all_domains.infostore_bytes,
    all_domains.generation
   FROM public.all_domains
  WHERE (all_domains.deleted_date IS NULL);


--
-- Name: exchange_addresses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exchange_addresses (
    username_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    local_part text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    CONSTRAINT exchange_addresses_local_part_check CHECK ((local_part ~ '^[a-z0-9._-]{1,64}$'::text))
);


--
-- Name: exchange_addresses_position_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.exchange_addresses ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.exchange_addresses_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: exchange_mailboxes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exchange_mailboxes (
    username_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    resource_type text NOT NULL COLLATE pg_catalog."C",
    reset_password boolean DEFAULT false NOT NULL,
    imap_enabled boolean DEFAULT true NOT NULL,
    pop_enabled boolean DEFAULT true NOT NULL,
    fields jsonb NOT NULL,
    changed_date timestamp with time zone NOT NULL,
    CONSTRAINT exchange_mailboxes_resource_type_check CHECK ((resource_type = ANY (ARRAY['user'::text, 'equipment'::text, 'room'::text]))),
    CONSTRAINT exchange_mailboxes_type_check CHECK ((type = ANY (ARRAY['standard'::text, 'premium'::text])))
);


--
-- Name: forwards; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.forwards (
    username_id uuid NOT NULL,
    target text NOT NULL,
    "position" bigint NOT NULL
);


--
-- Name: forwards_position_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.forwards ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.forwards_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: franchises; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.franchises (
    id uuid NOT NULL,
    franchise text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT franchises_franchise_check CHECK ((franchise ~ '^[A-Za-z0-9._-]{1,64}$'::text))
);


--
-- Name: front_door_tries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.front_door_tries (
    id bigint NOT NULL,
    door text NOT NULL,
    username_id uuid,
    address text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT front_door_tries_door_check CHECK ((door = ANY (ARRAY['reset'::text, 'secrets'::text])))
);


--
-- Name: front_door_tries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.front_door_tries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.front_door_tries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: imported_hashes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.imported_hashes (
    id bigint NOT NULL,
    username_id uuid NOT NULL,
    password_hash text NOT NULL
);


--
-- Name: imported_hashes_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.imported_hashes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.imported_hashes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: instance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.instance (
    only_row boolean DEFAULT true NOT NULL,
    secret bytea NOT NULL,
    probe_id uuid NOT NULL,
    probe_address text NOT NULL,
    probe_password_hash text NOT NULL,
    support_address text,
    CONSTRAINT instance_only_row_check CHECK (only_row)
);


--
-- Name: late_log_ins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.late_log_ins (
    id bigint NOT NULL,
    scope text NOT NULL,
    target uuid NOT NULL,
    ended_date timestamp with time zone NOT NULL,
    begun_by text DEFAULT ''::text NOT NULL,
    CONSTRAINT late_log_ins_scope_check CHECK ((scope = ANY (ARRAY['username'::text, 'domain'::text, 'account'::text])))
);


--
-- Name: late_log_ins_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.late_log_ins ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.late_log_ins_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: log_in_blocks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_in_blocks (
    id uuid NOT NULL,
    client text NOT NULL COLLATE pg_catalog."C",
    name text COLLATE pg_catalog."C",
    username_id uuid,
    user_id uuid,
    tries integer NOT NULL,
    created_date timestamp with time zone NOT NULL,
    until_date timestamp with time zone NOT NULL
);


--
-- Name: log_in_memory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_in_memory (
    username_id uuid NOT NULL,
    digest bytea NOT NULL,
    made_date timestamp with time zone NOT NULL,
    CONSTRAINT log_in_memory_digest_check CHECK ((length(digest) = 32))
);


--
-- Name: log_in_refusals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_in_refusals (
    name text NOT NULL COLLATE pg_catalog."C",
    address text NOT NULL COLLATE pg_catalog."C",
    service text NOT NULL,
    reason text NOT NULL,
    target text NOT NULL,
    account_id uuid,
    account text,
    domain_id uuid,
    username_id uuid,
    count integer NOT NULL,
    at timestamp with time zone NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: log_in_tries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_in_tries (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    client text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    is_wrong boolean NOT NULL
);


--
-- Name: log_in_tries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.log_in_tries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.log_in_tries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mailbox_counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mailbox_counts (
    domain_id uuid NOT NULL,
    type text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT mailbox_counts_count_check CHECK ((count >= 0))
);


--
-- Name: mailboxes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mailboxes (
    username_id uuid NOT NULL,
    domain_id uuid NOT NULL,
    master boolean NOT NULL,
    webmail_type text,
    webmail_allow_upgrade boolean DEFAULT true NOT NULL,
    trial_type text,
    trial_expiration date,
    webmail_reset_password boolean DEFAULT false NOT NULL,
    webmail_theme text DEFAULT 'default'::text NOT NULL,
    webmail_language text DEFAULT 'en_US'::text NOT NULL,
    webmail_timezone text DEFAULT 'America/Chicago'::text NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id uuid NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    created_date timestamp with time zone NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    next_try timestamp with time zone NOT NULL
);


--
-- Name: password_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.password_history (
    username_id uuid NOT NULL,
    digest bytea NOT NULL
);


--
-- Name: redeemed_tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.redeemed_tokens (
    nonce bytea NOT NULL,
    username_id uuid NOT NULL,
    redeemed_date timestamp with time zone NOT NULL,
    expires_date timestamp with time zone NOT NULL
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_date timestamp with time zone NOT NULL
);


--
-- Name: secret_answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.secret_answers (
    username_id uuid NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    digest bytea NOT NULL
);


--
-- Name: secret_question_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.secret_question_settings (
    only_row boolean DEFAULT true NOT NULL,
    minimum integer NOT NULL,
    CONSTRAINT secret_question_settings_minimum_check CHECK ((minimum >= 1)),
    CONSTRAINT secret_question_settings_only_row_check CHECK (only_row)
);


--
-- Name: secret_questions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.secret_questions (
    key text NOT NULL COLLATE pg_catalog."C",
    question text NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT secret_questions_key_check CHECK ((key ~ '^[A-Za-z0-9._-]{1,64}$'::text))
);


--
-- Name: session_ends; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session_ends (
    id bigint NOT NULL,
    scope text NOT NULL,
    target uuid NOT NULL,
    created_date timestamp with time zone DEFAULT now() NOT NULL,
    begun_by text,
    CONSTRAINT session_ends_scope_check CHECK ((scope = ANY (ARRAY['username'::text, 'domain'::text, 'account'::text])))
);


--
-- Name: session_ends_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.session_ends ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.session_ends_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sso_sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sso_sessions (
    digest bytea NOT NULL,
    domain_id uuid NOT NULL,
    minted_by text NOT NULL,
    expires_date timestamp with time zone NOT NULL
);


--
-- Name: sso_tickets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sso_tickets (
    digest bytea NOT NULL,
    domain_id uuid NOT NULL,
    minted_by text NOT NULL,
    expires_date timestamp with time zone NOT NULL,
    redeemed_date timestamp with time zone
);


--
-- Name: tickets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tickets (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    domain text NOT NULL,
    mailbox text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    status text NOT NULL,
    created_date timestamp with time zone NOT NULL,
    closed_date timestamp with time zone,
    CONSTRAINT tickets_check CHECK (((closed_date IS NULL) = (status = 'open'::text))),
    CONSTRAINT tickets_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id uuid NOT NULL,
    user_name text NOT NULL COLLATE pg_catalog."C",
    password_hash text NOT NULL,
    role text NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    franchise_id uuid,
    account_id uuid,
    created_date timestamp with time zone NOT NULL,
    CONSTRAINT users_bound CHECK ((((role = 'operator'::text) AND (franchise_id IS NULL) AND (account_id IS NULL)) OR ((role = 'franchise'::text) AND (franchise_id IS NOT NULL) AND (account_id IS NULL)) OR ((role = 'account'::text) AND (franchise_id IS NULL) AND (account_id IS NOT NULL)))),
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'franchise'::text, 'account'::text]))),
    CONSTRAINT users_user_name_check CHECK ((user_name ~ '^[A-Za-z0-9._-]{1,64}$'::text))
);


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', 'acme Ltd', 'open', '01a20446-dcff-7777-98ec-f10b0bc67779', '2026-11-22 17:21:22.773+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', 'umbra Ltd', 'open', '01a20446-dcff-7777-98ec-f10b0bc67779', '2026-11-22 17:21:23.026+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a20446-df55-76eb-8d21-166177609720', 'globex', 'globex Ltd', 'open', '01a20446-dd31-74c3-81dc-b1504dfb7c14', '2026-11-22 17:21:23.282+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a20446-ded1-734c-9d79-440ca827c438', 'dormant', 'dormant Ltd', 'suspended', '01a20446-dcff-7777-98ec-f10b0bc67779', '2026-11-22 17:21:23.152+00');


--
-- Data for Name: all_domains; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:23.069+00', true, NULL, 0, NULL, 0);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:23.189+00', true, NULL, 0, NULL, 0);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-df55-76eb-8d21-166177609720', 'globex.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:23.322+00', true, NULL, 0, NULL, 0);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-e33c-71c9-8e52-c2502120b298', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'alice-gone.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:24.276+00', true, NULL, 0, '2026-11-22 17:21:24.304126+00', 1);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-e53a-76e5-a77d-de7981b34c83', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'bob-gone.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:24.791+00', true, NULL, 0, '2026-11-22 17:21:24.802023+00', 1);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-e803-75f1-b01f-e41fb23b4f70', '01a20446-de54-7143-a2c0-5a13830246c4', 'carol-gone.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:25.502+00', true, NULL, 0, '2026-11-22 17:21:25.517994+00', 1);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-ea1e-73b5-a271-2e30ed142b5a', '01a20446-ded1-734c-9d79-440ca827c438', 'dora-gone.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:26.043+00', true, NULL, 0, '2026-11-22 17:21:26.054922+00', 1);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-ec49-77d3-bcee-d8126ab9c53e', '01a20446-df55-76eb-8d21-166177609720', 'greta-gone.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:26.599+00', true, NULL, 0, '2026-11-22 17:21:26.609932+00', 1);
INSERT INTO public.all_domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes, deleted_date, generation) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme.example', '01a20446-dab8-7183-9a69-964bda446d39', 'open', NULL, NULL, '2026-11-22 17:21:22.818+00', true, 30, 0, NULL, 0);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dcfc-753d-87b6-4ed83d294053', '2026-11-22 17:21:22.675+00', '01a20446-dc58-76de-8eab-231a8fff4390', 'operator', '127.0.0.1', 'setFranchise', 'north', '{"name":[null,"north"]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd25-730c-951d-c158eaab61bb', '2026-11-22 17:21:22.7+00', '01a20446-dd09-746e-98d9-5ad063a5cf28', 'operator', '127.0.0.1', 'createPlatformUser', 'north-app', '{"role":[null,"franchise"],"franchise":[null,"north"],"password":"changed"}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd2e-7208-85c3-147763b5668f', '2026-11-22 17:21:22.732+00', '01a20446-dd2b-7768-9d76-1242300d5043', 'operator', '127.0.0.1', 'setFranchise', 'south', '{"name":[null,"south"]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd4f-71cb-b582-48176cb1ca12', '2026-11-22 17:21:22.742+00', '01a20446-dd34-77a9-9140-11efa7f21856', 'operator', '127.0.0.1', 'createPlatformUser', 'south-app', '{"role":[null,"franchise"],"franchise":[null,"south"],"password":"changed"}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd5a-734d-91d6-c3ba04c3d77d', '2026-11-22 17:21:22.773+00', '01a20446-dd53-7039-89d8-060e4959cfe3', 'operator', '127.0.0.1', 'createAccount', 'acme', '{"name":[null,"acme Ltd"],"franchise":[null,"north"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd7b-73d8-a731-0c396c903723', '2026-11-22 17:21:22.785+00', '01a20446-dd5d-7252-bb58-5f2cf523dbe7', 'operator', '127.0.0.1', 'createAccountUser', 'acme-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dd9c-7211-b71c-5502925ae2c0', '2026-11-22 17:21:22.818+00', '01a20446-dd80-74e3-b743-bd67125aceb2', 'operator', '127.0.0.1', 'setDomain', 'acme.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ddee-7122-9b1b-ac2dc97a7113', '2026-11-22 17:21:22.862+00', '01a20446-ddaa-7139-9f13-e07b7928f2dd', 'operator', '127.0.0.1', 'setMailbox', 'alice@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-de3e-7339-bd0a-709280b9018a', '2026-11-22 17:21:22.948+00', '01a20446-de01-71dc-a3f4-8a111c3c5b62', 'operator', '127.0.0.1', 'setMailbox', 'bob@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-de56-7272-a86d-ac4f7c17f907', '2026-11-22 17:21:23.026+00', '01a20446-de50-7064-87e4-d72a82b934b6', 'operator', '127.0.0.1', 'createAccount', 'umbra', '{"name":[null,"umbra Ltd"],"franchise":[null,"north"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-de77-7454-9899-664dee323bc2', '2026-11-22 17:21:23.035+00', '01a20446-de58-708e-8b01-da69c4fa99c4', 'operator', '127.0.0.1', 'createAccountUser', 'umbra-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-de82-7316-8152-58cd883a64bc', '2026-11-22 17:21:23.069+00', '01a20446-de7a-74ee-b5c8-075cc64ed1ce', 'operator', '127.0.0.1', 'setDomain', 'umbra.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dec3-7419-bf87-5716a71c24f0', '2026-11-22 17:21:23.086+00', '01a20446-de8c-761a-94f8-2a6ea3208745', 'operator', '127.0.0.1', 'setMailbox', 'carol@umbra.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ded3-77c4-b787-d0a1c6171d25', '2026-11-22 17:21:23.152+00', '01a20446-decf-7357-9e3a-c3a76af9b42c', 'operator', '127.0.0.1', 'createAccount', 'dormant', '{"name":[null,"dormant Ltd"],"franchise":[null,"north"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-deee-7133-8614-9b9c11b496e2', '2026-11-22 17:21:23.158+00', '01a20446-ded4-7348-8bfa-3c72067ca116', 'operator', '127.0.0.1', 'createAccountUser', 'dormant-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-defa-772b-8ad4-4f4af2743400', '2026-11-22 17:21:23.189+00', '01a20446-def3-75df-9151-794ba0fa1604', 'operator', '127.0.0.1', 'setDomain', 'dormant.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-df43-7021-83cc-9ff15aeea772', '2026-11-22 17:21:23.205+00', '01a20446-df03-7654-b3bd-2499d7de05ad', 'operator', '127.0.0.1', 'setMailbox', 'dora@dormant.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-df56-76e0-b54e-c9df3fd7459f', '2026-11-22 17:21:23.282+00', '01a20446-df51-7117-9bea-7a966fed5823', 'operator', '127.0.0.1', 'createAccount', 'globex', '{"name":[null,"globex Ltd"],"franchise":[null,"south"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-df75-718f-a536-31c85f63bb47', '2026-11-22 17:21:23.29+00', '01a20446-df58-720f-9458-1b8f80288efa', 'operator', '127.0.0.1', 'createAccountUser', 'globex-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-df7f-7384-89f5-c5c0e0778de9', '2026-11-22 17:21:23.322+00', '01a20446-df79-70eb-a4bc-97dbae867f3b', 'operator', '127.0.0.1', 'setDomain', 'globex.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dfc8-74ec-a77e-f93e6bf3871e', '2026-11-22 17:21:23.338+00', '01a20446-df88-75d3-a9f5-84aea9ec8d1f', 'operator', '127.0.0.1', 'setMailbox', 'greta@globex.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dff2-7286-aa7c-83b6ad3aeaa8', '2026-11-22 17:21:23.415+00', '01a20446-dfd6-7533-9014-0caa031234e9', 'operator', '127.0.0.1', 'createAccountUser', 'acme-clerk', '{"roles":[[],[]],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-dffa-73a7-8fda-edb5fb190bb1', '2026-11-22 17:21:23.447+00', '01a20446-dff5-724a-a6b5-1d94d21d6b72', 'operator', '127.0.0.1', 'setAccount', 'dormant', '{"status":["open","suspended"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e004-7138-9838-0a270f6e7668', '2026-11-22 17:21:23.457+00', '01a20446-e000-7391-bb72-fae314f1dd5c', 'operator', '127.0.0.1', 'setPlan', 'spare', '{"webmailNames":[null,{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}],"webmailLimits":[null,{"standard":-1,"activesync":-1,"premium":-1}],"webmailUpgrade":[null,true],"webmailQuotas":[null,{"standard":1024,"activesync":5120,"premium":10240}],"exchangeQuotas":[null,{"standard":5120,"premium":51200}],"infostoreQuota":[null,20],"forwardKeepsCopy":[null,true],"passwordReset":[null,true],"selfService":[[],["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e00f-74c3-b279-3b8222a8036a', '2026-11-22 17:21:23.465+00', '01a20446-e008-7630-b24d-603ed02a5496', 'operator', '127.0.0.1', 'setSecretQuestionSettings', 'secretQuestionSettings', '{"minimum":[3,1]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e02a-7639-9a92-bdae6ab26fa2', '2026-11-22 17:21:23.495+00', '01a20446-e025-73d4-9cac-e09529dbf3a6', 'operator', '127.0.0.1', 'setAlias', 'acme-alias.example', '{"domain":[null,"acme.example"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e031-72e9-9f03-1667c236917b', '2026-11-22 17:21:23.503+00', '01a20446-e02e-7756-afa1-6183fa25464b', 'operator', '127.0.0.1', 'createContact', 'acme.example', '{"displayName":[null,"Somebody"],"name":[null,"acme-contact"],"email":[null,"somebody@acme.example"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e042-7620-83d3-918dae7124b1', '2026-11-22 17:21:23.514+00', '01a20446-e038-779d-a331-adb2cd5b18e6', 'operator', '127.0.0.1', 'setBlackWhiteList', 'acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e0c9-74c3-8fd2-802b1369da34', '2026-11-22 17:21:23.596+00', '01a20446-e08a-70a2-b238-f91421fcb4f7', 'operator', '127.0.0.1', 'setExchange', 'alice-x@acme.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e10e-7299-b87a-f223030194cf', '2026-11-22 17:21:23.716+00', '01a20446-e103-7300-892c-928384663a9b', 'operator', '127.0.0.1', 'createWebmail', 'alice@acme.example', '{"type":[null,"standard"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e121-76d0-b9c9-6349a280a1e3', '2026-11-22 17:21:23.74+00', '01a20446-e11a-7515-9c31-cb9fea53117f', 'operator', '127.0.0.1', 'setBlackWhiteList', 'alice@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e160-7543-ad5d-5f4970ddc1ee', '2026-11-22 17:21:23.798+00', '01a20446-e154-7315-a89e-23de0aa0f670', 'operator', '127.0.0.1', 'addForwards', 'alice@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e1b7-7382-8b28-ef68eeb52828', '2026-11-22 17:21:23.858+00', '01a20446-e190-7709-81be-d01278d6f3d8', 'operator', '127.0.0.1', 'setSecrets', 'alice@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e1cc-73b7-a147-de2fa187d086', '2026-11-22 17:21:23.912+00', '01a20446-e1c6-7504-93b8-d38d66904f59', 'operator', '127.0.0.1', 'setBlackWhiteList', 'alice-x@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e20b-701b-ba10-a41bc7e1ea95', '2026-11-22 17:21:23.971+00', '01a20446-e200-765c-83cb-a19c5ff9d086', 'operator', '127.0.0.1', 'addForwards', 'alice-x@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e26b-74ef-9bc5-cb334accd764', '2026-11-22 17:21:24.041+00', '01a20446-e247-77e0-95ae-cf743b9a6f27', 'operator', '127.0.0.1', 'setSecrets', 'alice-x@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e27b-7683-8d7d-644540540eaa', '2026-11-22 17:21:24.089+00', '01a20446-e278-76bf-ad27-a377506c9c1a', 'operator', '127.0.0.1', 'createTicket', 'alice@acme.example', '{"ticket":"01a20446-e27a-746d-8ab2-d0a375511086"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e2bf-7197-8a91-79a780348314', '2026-11-22 17:21:24.099+00', '01a20446-e282-7296-aa2e-5a17164a0bf1', 'operator', '127.0.0.1', 'setMailbox', 'alice-gone@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e2bf-7197-8a91-7647e1ace78a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e2ce-717b-959e-b8d08f721840', '2026-11-22 17:21:24.169+00', '01a20446-e2c7-7407-aee3-de49104910db', 'operator', '127.0.0.1', 'removeMailbox', 'alice-gone@acme.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e2bf-7197-8a91-7647e1ace78a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e33c-71c9-8e52-c7f396d0cb93', '2026-11-22 17:21:24.276+00', '01a20446-e328-7226-ad0f-0728d746a8b1', 'operator', '127.0.0.1', 'setDomain', 'alice-gone.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-e33c-71c9-8e52-c2502120b298', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e356-735f-b63d-4f5ca886a1eb', '2026-11-22 17:21:24.303+00', '01a20446-e34c-75b4-b188-35223a141c8f', 'operator', '127.0.0.1', 'removeDomain', 'alice-gone.example', '{"plan":["standard",null],"status":["open",null],"usernames":[0,0]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-e33c-71c9-8e52-c2502120b298', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e3b8-720d-944d-1e6f585054b0', '2026-11-22 17:21:24.351+00', '01a20446-e37e-74fc-b917-64780ecb0cfb', 'operator', '127.0.0.1', 'setExchange', 'bob-x@acme.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e3de-7184-8bf9-0bda8d9df8cb', '2026-11-22 17:21:24.437+00', '01a20446-e3d4-7463-b025-a1cbfd938969', 'operator', '127.0.0.1', 'createWebmail', 'bob@acme.example', '{"type":[null,"standard"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e3ec-7656-a29a-606eefcb06b5', '2026-11-22 17:21:24.457+00', '01a20446-e3e7-7201-83cb-cef48ae0d565', 'operator', '127.0.0.1', 'setBlackWhiteList', 'bob@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e417-7579-8a53-f20cc9cfc3d0', '2026-11-22 17:21:24.495+00', '01a20446-e40d-72ec-997c-ff0ff49d2c44', 'operator', '127.0.0.1', 'addForwards', 'bob@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e45a-723d-9c11-52b1dec72675', '2026-11-22 17:21:24.535+00', '01a20446-e436-75f5-a35c-4f1f8f133db0', 'operator', '127.0.0.1', 'setSecrets', 'bob@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e46a-73ce-9bc2-02f49a826179', '2026-11-22 17:21:24.582+00', '01a20446-e465-7670-b0db-f2310d6a5eff', 'operator', '127.0.0.1', 'setBlackWhiteList', 'bob-x@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e495-74f5-8799-01437036e8da', '2026-11-22 17:21:24.621+00', '01a20446-e48b-7101-a8e0-f199f6c559a4', 'operator', '127.0.0.1', 'addForwards', 'bob-x@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e4d1-7790-b732-96b844d02694', '2026-11-22 17:21:24.658+00', '01a20446-e4b1-74d8-b18a-454517ae444b', 'operator', '127.0.0.1', 'setSecrets', 'bob-x@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e4db-7754-822d-f6e4fa26d088', '2026-11-22 17:21:24.698+00', '01a20446-e4d8-76ad-84cc-1dcdfbf184d9', 'operator', '127.0.0.1', 'createTicket', 'bob@acme.example', '{"ticket":"01a20446-e4da-749e-81b0-48f4d78a8ef4"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e511-7196-9454-c5c8fc73c873', '2026-11-22 17:21:24.703+00', '01a20446-e4de-710e-9809-3b97047ce175', 'operator', '127.0.0.1', 'setMailbox', 'bob-gone@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e511-7196-9454-c32e4d1eb7c6', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e519-7652-b778-d20b600fb340', '2026-11-22 17:21:24.759+00', '01a20446-e516-77b1-9cb4-96a51e3464df', 'operator', '127.0.0.1', 'removeMailbox', 'bob-gone@acme.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e511-7196-9454-c32e4d1eb7c6', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e53a-76e5-a77d-e2c08b0a60fe', '2026-11-22 17:21:24.791+00', '01a20446-e536-70d1-b4ce-436b99428260', 'operator', '127.0.0.1', 'setDomain', 'bob-gone.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-e53a-76e5-a77d-de7981b34c83', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e544-76ea-9047-f1debafad233', '2026-11-22 17:21:24.801+00', '01a20446-e540-766b-a829-e9d322d59b68', 'operator', '127.0.0.1', 'removeDomain', 'bob-gone.example', '{"plan":["standard",null],"status":["open",null],"usernames":[0,0]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-e53a-76e5-a77d-de7981b34c83', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e558-72d9-b73a-2b232030e4c9', '2026-11-22 17:21:24.821+00', '01a20446-e553-730e-9949-f734c6bcb3c2', 'operator', '127.0.0.1', 'setAlias', 'umbra-alias.example', '{"domain":[null,"umbra.example"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e55e-7749-b4ea-367c669294a2', '2026-11-22 17:21:24.829+00', '01a20446-e55b-76bc-915e-26699a65a894', 'operator', '127.0.0.1', 'createContact', 'umbra.example', '{"displayName":[null,"Somebody"],"name":[null,"umbra-contact"],"email":[null,"somebody@umbra.example"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e567-74d7-a0dd-22e5d9759170', '2026-11-22 17:21:24.837+00', '01a20446-e562-707f-ab6c-19a8aa750a72', 'operator', '127.0.0.1', 'setBlackWhiteList', 'umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e5cb-72c3-b57d-45acc4db206d', '2026-11-22 17:21:24.881+00', '01a20446-e58f-74db-9a80-bcc22cb3928e', 'operator', '127.0.0.1', 'setExchange', 'carol-x@umbra.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e5f4-75a1-aa80-5a677f2c3fdf', '2026-11-22 17:21:24.972+00', '01a20446-e5ea-71bf-97bd-bf087a69b1c0', 'operator', '127.0.0.1', 'createWebmail', 'carol@umbra.example', '{"type":[null,"standard"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e607-75cd-b5e9-531a0af02d71', '2026-11-22 17:21:24.994+00', '01a20446-e600-7470-8082-1bb4ade678be', 'operator', '127.0.0.1', 'setBlackWhiteList', 'carol@umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e642-7006-bdc7-be13a9ebd793', '2026-11-22 17:21:25.047+00', '01a20446-e635-7330-b723-831a344ad725', 'operator', '127.0.0.1', 'addForwards', 'carol@umbra.example', '{"targets":[[],["away@umbra-away.example"]]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e696-77b9-ad40-e59188338bac', '2026-11-22 17:21:25.107+00', '01a20446-e671-739b-a01f-f58340abd091', 'operator', '127.0.0.1', 'setSecrets', 'carol@umbra.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e6a8-70cf-aa60-34614dc99795', '2026-11-22 17:21:25.155+00', '01a20446-e6a1-7440-80fc-5e846fdb3332', 'operator', '127.0.0.1', 'setBlackWhiteList', 'carol-x@umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e6ea-72fb-8961-0784a85a033b', '2026-11-22 17:21:25.215+00', '01a20446-e6de-7446-97e1-5e92e983ec2f', 'operator', '127.0.0.1', 'addForwards', 'carol-x@umbra.example', '{"targets":[[],["away@umbra-away.example"]]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e746-71f9-a907-7f27385368e2', '2026-11-22 17:21:25.28+00', '01a20446-e71e-70ae-94dc-370b8d473f97', 'operator', '127.0.0.1', 'setSecrets', 'carol-x@umbra.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e754-7395-ba9c-5852d82864e5', '2026-11-22 17:21:25.33+00', '01a20446-e750-761f-b0a4-c204612a9949', 'operator', '127.0.0.1', 'createTicket', 'carol@umbra.example', '{"ticket":"01a20446-e753-71e2-bd37-27b8eb05b5e3"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e7b5-7300-9030-58df392c3fb5', '2026-11-22 17:21:25.341+00', '01a20446-e75b-7177-be3b-8564a92c51aa', 'operator', '127.0.0.1', 'setMailbox', 'carol-gone@umbra.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e7b4-7781-b85c-9d54fd1c7a00', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e7c8-7581-ace0-44938a99ce43', '2026-11-22 17:21:25.444+00', '01a20446-e7c2-7169-bd19-49bb65506133', 'operator', '127.0.0.1', 'removeMailbox', 'carol-gone@umbra.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e7b4-7781-b85c-9d54fd1c7a00', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e803-75f1-b01f-e803523d8a4a', '2026-11-22 17:21:25.502+00', '01a20446-e7fd-72f9-86b4-52c737f50fc3', 'operator', '127.0.0.1', 'setDomain', 'carol-gone.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-e803-75f1-b01f-e41fb23b4f70', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e812-765c-b493-440adccbfc65', '2026-11-22 17:21:25.517+00', '01a20446-e80b-774a-95c9-dafd59263df1', 'operator', '127.0.0.1', 'removeDomain', 'carol-gone.example', '{"plan":["standard",null],"status":["open",null],"usernames":[0,0]}', 'operator', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-e803-75f1-b01f-e41fb23b4f70', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ea42-7397-8fce-82b1cee2c116', '2026-11-22 17:21:26.079+00', '01a20446-ea3d-7373-bf20-3bf71fb46322', 'operator', '127.0.0.1', 'setAlias', 'globex-alias.example', '{"domain":[null,"globex.example"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ea49-76ab-99de-cacf3d0bbf29', '2026-11-22 17:21:26.088+00', '01a20446-ea46-76bc-859d-94de73aed802', 'operator', '127.0.0.1', 'createContact', 'globex.example', '{"displayName":[null,"Somebody"],"name":[null,"globex-contact"],"email":[null,"somebody@globex.example"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ea59-7747-b00a-2777656f25ea', '2026-11-22 17:21:26.1+00', '01a20446-ea4c-7268-833e-34388b335ef9', 'operator', '127.0.0.1', 'setBlackWhiteList', 'globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eab6-710a-9688-14733b8a3e7e', '2026-11-22 17:21:26.139+00', '01a20446-ea7a-7713-bb78-e3470d5c7db2', 'operator', '127.0.0.1', 'setExchange', 'greta-x@globex.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eadd-73d6-8cfc-a253e2c3180f', '2026-11-22 17:21:26.229+00', '01a20446-ead4-7380-90c0-09382ec7e953', 'operator', '127.0.0.1', 'createWebmail', 'greta@globex.example', '{"type":[null,"standard"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eaeb-7545-af8a-c873504daca4', '2026-11-22 17:21:26.248+00', '01a20446-eae6-705f-ac55-7a6fce7be4ed', 'operator', '127.0.0.1', 'setBlackWhiteList', 'greta@globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eb15-7311-992f-e45944f95093', '2026-11-22 17:21:26.286+00', '01a20446-eb0c-703e-a82e-61184a0e6638', 'operator', '127.0.0.1', 'addForwards', 'greta@globex.example', '{"targets":[[],["away@globex-away.example"]]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eb52-75c0-a14c-590f55fe4687', '2026-11-22 17:21:26.319+00', '01a20446-eb2e-75b1-9ea6-45fcfc585d51', 'operator', '127.0.0.1', 'setSecrets', 'greta@globex.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eb63-764c-9818-77aa6a9afbce', '2026-11-22 17:21:26.366+00', '01a20446-eb5c-7041-9d3d-3efdaddde662', 'operator', '127.0.0.1', 'setBlackWhiteList', 'greta-x@globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eb8d-7509-82c4-8f3e32093e3f', '2026-11-22 17:21:26.406+00', '01a20446-eb84-75bb-b70a-1e52edd7ff6e', 'operator', '127.0.0.1', 'addForwards', 'greta-x@globex.example', '{"targets":[[],["away@globex-away.example"]]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ebc3-7047-9b15-87671c04ca60', '2026-11-22 17:21:26.439+00', '01a20446-eba6-73ed-b89b-173362e7cefe', 'operator', '127.0.0.1', 'setSecrets', 'greta-x@globex.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ebcf-727a-af68-e84e51a0df33', '2026-11-22 17:21:26.478+00', '01a20446-ebcd-70d4-bac9-989130167d53', 'operator', '127.0.0.1', 'createTicket', 'greta@globex.example', '{"ticket":"01a20446-ebce-75e7-93ce-cc8514a07fe4"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ec0d-7206-8e4b-8aa50eae3a64', '2026-11-22 17:21:26.483+00', '01a20446-ebd2-7199-a851-51676ab97b16', 'operator', '127.0.0.1', 'setMailbox', 'greta-gone@globex.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-ec0d-7206-8e4b-87320834c7fa', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ec1c-75aa-a770-29c2af9eb00a', '2026-11-22 17:21:26.554+00', '01a20446-ec18-70f6-8f76-f37372d2ee48', 'operator', '127.0.0.1', 'removeMailbox', 'greta-gone@globex.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-ec0d-7206-8e4b-87320834c7fa', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ec4a-77c0-8829-a745d0ca767b', '2026-11-22 17:21:26.599+00', '01a20446-ec46-73e1-96f2-4cebd33ade8a', 'operator', '127.0.0.1', 'setDomain', 'greta-gone.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-ec49-77d3-bcee-d8126ab9c53e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ec54-7219-8953-e1fa95ef2dd7', '2026-11-22 17:21:26.609+00', '01a20446-ec50-7249-80ae-cd63f5261f36', 'operator', '127.0.0.1', 'removeDomain', 'greta-gone.example', '{"plan":["standard",null],"status":["open",null],"usernames":[0,0]}', 'operator', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-ec49-77d3-bcee-d8126ab9c53e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ec96-7302-a7bd-db90491d6d22', '2026-11-22 17:21:26.67+00', '01a20446-ec65-704f-b3b9-33af7d39e7c2', 'acme-owner', '127.0.0.1', 'setAutoresponder', 'alice@acme.example', '{"active":[null,true],"subjectLength":[null,13],"bodyLength":[null,17]}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ecc2-76b2-a8de-992956c677be', '2026-11-22 17:21:26.717+00', '01a20446-ecbb-70db-b39b-5001c83d8bd8', 'acme-owner', '127.0.0.1', 'setCleanMailPlus', 'alice@acme.example', '{"SPAM_LEVEL":[null,"3"]}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eceb-740c-8e2f-9c4d4d51d163', '2026-11-22 17:21:26.753+00', '01a20446-ecdf-7707-8eb1-9d108c193960', 'acme-owner', '127.0.0.1', 'setWebmail', 'alice@acme.example', '{"theme":["default","dark"]}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ecf4-77c5-922e-f837d68818fd', '2026-11-22 17:21:26.769+00', '01a20446-ecf0-7115-83db-70047831e77d', 'operator', '127.0.0.1', 'setInfoStore', 'acme.example', '{"quota":[20,30]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ed0c-70a2-a473-26a41830c7dc', '2026-11-22 17:21:26.778+00', '01a20446-ecf8-7797-ab64-70f5bd90b188', 'operator', '127.0.0.1', 'setExchange', 'alice-x@acme.example', '{"emailAddresses":[[],["alice-too@acme.example"]]}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ed34-7079-80ac-c3e3f4d124f1', '2026-11-22 17:21:26.834+00', '01a20446-ed30-7663-9723-03b74e41d7ad', 'operator', '127.0.0.1', 'setMailbox', 'brought@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-ed34-7079-80ac-bea2803b22e0', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ed7c-7420-bb83-a3fde043b283', '2026-11-22 17:21:26.85+00', '01a20446-ed41-766e-bb05-dae846bd2ef6', 'acme-owner', '127.0.0.1', 'setMailbox', 'gone@acme.example', '{"quota":[null,1024],"password":"changed"}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-ed7b-7161-a7f0-8a62b73040b2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ed8b-74c8-b707-2d8e13bd2f6f', '2026-11-22 17:21:26.921+00', '01a20446-ed87-71f0-a106-f7380eddfc34', 'acme-owner', '127.0.0.1', 'createSsoTicket', 'acme.example', '{"ticket":"5d537e255c04"}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ed99-71aa-ac0c-b143fe881252', '2026-11-22 17:21:26.93+00', '01a20446-ed92-761f-ac0f-2259643181a5', 'acme-owner', '127.0.0.1', 'redeemSsoTicket', 'acme.example', '{"ticket":"5d537e255c04"}', 'ticket', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-eda1-7776-8a3c-d8f462a0cc29', '2026-11-22 17:21:26.944+00', '01a20446-ed9e-7036-92af-4dff42799632', 'acme-owner', '127.0.0.1', 'createSsoTicket', 'acme.example', '{"ticket":"c163d53d1a6d"}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-edc5-7519-92c4-ed5019c9b3c0', '2026-11-22 17:21:26.978+00', '01a20446-edbd-72d0-bd71-a0df9673f518', 'acme-owner', '127.0.0.1', 'removeMailbox', 'gone@acme.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'account', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-ed7b-7161-a7f0-8a62b73040b2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e82a-7740-9ea6-56adef1b56fd', '2026-11-22 17:21:25.543+00', '01a20446-e825-72c5-ad44-f5f3c12b08b9', 'operator', '127.0.0.1', 'setAlias', 'dormant-alias.example', '{"domain":[null,"dormant.example"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e830-7680-b225-dd9bc9b20c1c', '2026-11-22 17:21:25.551+00', '01a20446-e82d-769a-9d55-9f220a17ee48', 'operator', '127.0.0.1', 'createContact', 'dormant.example', '{"displayName":[null,"Somebody"],"name":[null,"dormant-contact"],"email":[null,"somebody@dormant.example"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e845-72e9-8e28-d8e479f9c284', '2026-11-22 17:21:25.559+00', '01a20446-e836-702d-8167-d50b068819ce', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e8a2-737f-a4a7-743e1ad3190f', '2026-11-22 17:21:25.613+00', '01a20446-e86a-745b-986f-3704ba2589b3', 'operator', '127.0.0.1', 'setExchange', 'dora-x@dormant.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e8c5-73c4-be1b-d77f943fcce1', '2026-11-22 17:21:25.694+00', '01a20446-e8bc-77e0-898f-5548c5dcd966', 'operator', '127.0.0.1', 'createWebmail', 'dora@dormant.example', '{"type":[null,"standard"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e8d3-71d8-9eef-988d6b1c9a3f', '2026-11-22 17:21:25.712+00', '01a20446-e8cf-715d-a62d-6b3bc3835dd5', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dora@dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e8f5-7664-81bd-cd088ab3b0f4', '2026-11-22 17:21:25.741+00', '01a20446-e8eb-70cf-806a-54ab0811e71a', 'operator', '127.0.0.1', 'addForwards', 'dora@dormant.example', '{"targets":[[],["away@dormant-away.example"]]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e931-74f0-97f3-597df45584a1', '2026-11-22 17:21:25.776+00', '01a20446-e90f-7402-8ebf-d29bdf8d5964', 'operator', '127.0.0.1', 'setSecrets', 'dora@dormant.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e93e-7266-b995-912aae2b65bd', '2026-11-22 17:21:25.82+00', '01a20446-e93b-751d-88bb-c5b7defbfc5c', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dora-x@dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e95f-709d-b42e-bb490cecb1f8', '2026-11-22 17:21:25.847+00', '01a20446-e956-72c4-810d-7add1d0d6779', 'operator', '127.0.0.1', 'addForwards', 'dora-x@dormant.example', '{"targets":[[],["away@dormant-away.example"]]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e99d-7128-a562-466a8bb874c7', '2026-11-22 17:21:25.885+00', '01a20446-e97a-74bc-81d2-c5dbcaee3f7d', 'operator', '127.0.0.1', 'setSecrets', 'dora-x@dormant.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e9aa-72d7-bad0-e30678afd2ab', '2026-11-22 17:21:25.928+00', '01a20446-e9a7-70fa-a1bd-808b3d358e69', 'operator', '127.0.0.1', 'createTicket', 'dora@dormant.example', '{"ticket":"01a20446-e9a9-71b7-a186-022826ab03e9"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e9e2-70a1-bdf5-f3fc09ddebdd', '2026-11-22 17:21:25.935+00', '01a20446-e9ae-7086-8d48-a50a4b40ec46', 'operator', '127.0.0.1', 'setMailbox', 'dora-gone@dormant.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e9e2-70a1-bdf5-ed2f26419913', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-e9ee-7594-b427-bd03ba5be269', '2026-11-22 17:21:25.993+00', '01a20446-e9e8-732d-a47c-4258d3d3616d', 'operator', '127.0.0.1', 'removeMailbox', 'dora-gone@dormant.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555', '01a20446-e9e2-70a1-bdf5-ed2f26419913', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ea1e-73b5-a271-338a08c6828d', '2026-11-22 17:21:26.043+00', '01a20446-ea1a-773d-85d9-3eed3aaed497', 'operator', '127.0.0.1', 'setDomain', 'dora-gone.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-ea1e-73b5-a271-2e30ed142b5a', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-ea2a-736b-9cf4-a7fe1bfe6a95', '2026-11-22 17:21:26.054+00', '01a20446-ea25-74b7-a635-b7117d142e24', 'operator', '127.0.0.1', 'removeDomain', 'dora-gone.example', '{"plan":["standard",null],"status":["open",null],"usernames":[0,0]}', 'operator', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-ea1e-73b5-a271-2e30ed142b5a', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a20446-edad-7771-90a9-af83676d67ff', '2026-11-22 17:21:26.953+00', '6035a605-1648-48d8-8d69-48971b0cce55', '', '192.0.2.1', 'redeemAuthToken', 'alice@acme.example', '{}', 'nobody', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 1);


--
-- Data for Name: audit_chain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (1, '01a20446-dcfc-753d-87b6-4ed83d294053', '\xa0d43d06abaaf8bcda6a8f73fe7097342b474033066ac4f9b4684b1940b82059');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (2, '01a20446-dd25-730c-951d-c158eaab61bb', '\x27dfc53f0a0676871a277b75f5789bb7547fb09f0373b3c360a1be528ba0fa3a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (3, '01a20446-dd2e-7208-85c3-147763b5668f', '\x05048a997eec0494e0cae8f33f923ce56a4e5deebf0c11119366abe6b11790ca');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (4, '01a20446-dd4f-71cb-b582-48176cb1ca12', '\x6b0c3d90146ad0051d530bda5632bf79176635a40410fe2119448276cdcc090b');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (5, '01a20446-dd5a-734d-91d6-c3ba04c3d77d', '\xbc3c364ee751d6ef7594a121a4b71013a5df178bd4c60dd944737e911744d8fc');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (6, '01a20446-dd7b-73d8-a731-0c396c903723', '\xbeebbdb37a4724daa7f1d4777f825e05feeaf04cce751ef8aacef19dd2cec828');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (7, '01a20446-dd9c-7211-b71c-5502925ae2c0', '\xaf9c73073777cf97913f1eaa02af26ac4dad212be4dd48c2b0b494a0013e35ea');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (8, '01a20446-ddee-7122-9b1b-ac2dc97a7113', '\x548c8951b7ccee2261ae3900f2bc06ec1daf2dcf9455e388b505e8900f54c2df');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (9, '01a20446-de3e-7339-bd0a-709280b9018a', '\xf33c1b294262987eb8a982857aa1e1927b06dab0c58414dcabf5a68b9cbc3418');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (10, '01a20446-de56-7272-a86d-ac4f7c17f907', '\xf0d474202bcc70d93984ef0fd0411701a272bc593f9a0467a35bce9c41739994');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (11, '01a20446-de77-7454-9899-664dee323bc2', '\x6ab1289c1fb4c784289a17fed8fc4a3619f465e0a3423e80790a46ad8c9ae5a0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (12, '01a20446-de82-7316-8152-58cd883a64bc', '\x1c5449fc8e7cb6911fd11e89a2e778f25467eb4638557fcaf62648d66f2a17df');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (13, '01a20446-dec3-7419-bf87-5716a71c24f0', '\x46a66605f47b442542313bad86bdb9783ef7ab4bc13af2156f5ee10e8606d3fc');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (14, '01a20446-ded3-77c4-b787-d0a1c6171d25', '\xc367cd7b2beeab057ab082f4909acb0f245ab8ff12fdd0b77901af1e584d0cdf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (15, '01a20446-deee-7133-8614-9b9c11b496e2', '\xdb8f7e732e91426203274987dd0fc27710878476531634137cfadcaf02bb5253');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (16, '01a20446-defa-772b-8ad4-4f4af2743400', '\xa003227a3c560cf5f3e40be294b9bef424cd7b5e322d9d2b3bdfb656d5ef53bd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (17, '01a20446-df43-7021-83cc-9ff15aeea772', '\xd13f502a4a417f7a3053f69d04ae85f0e81424917766a137346655e3dcc4c063');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (18, '01a20446-df56-76e0-b54e-c9df3fd7459f', '\x788b2b2a19ba377d545c20ce2b132c56dd1e4e07a9b33250fc67a35fcbe40623');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (19, '01a20446-df75-718f-a536-31c85f63bb47', '\x8959d9b8208a7370a272a913d87178df94b618cba30b66ae8cb5e89b895c9f4b');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (20, '01a20446-df7f-7384-89f5-c5c0e0778de9', '\xcc790882df366664525f9b94cf314edbf6307f47b2f3962582ac836b5df2b516');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (21, '01a20446-dfc8-74ec-a77e-f93e6bf3871e', '\x90eeaf59527ada1ec604b7804338737682b8ce4e22d1132cc81c396c6d99b05a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (22, '01a20446-dff2-7286-aa7c-83b6ad3aeaa8', '\x529674dba61b7815eb9b820f1c164ac0c5435398a651ee50fd05284fbf55e995');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (23, '01a20446-dffa-73a7-8fda-edb5fb190bb1', '\xfef8ccdd85098829da468bea341a58de0dbce6fe4958092103dafc400f706192');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (24, '01a20446-e004-7138-9838-0a270f6e7668', '\xedf2ce23f3d950d89d1f0de0208829c41a10f4d3e7163cdc4d3102fe6493c875');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (25, '01a20446-e00f-74c3-b279-3b8222a8036a', '\xaa08d69da96bded12c8cda6e828b225216e94eba56baabd372f72e0bf8582743');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (26, '01a20446-e02a-7639-9a92-bdae6ab26fa2', '\xaafb482a854c1cfd47f5e3c37d50081e82dd42660c6830f3c96492acf9039f0a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (27, '01a20446-e031-72e9-9f03-1667c236917b', '\x62d441f7e515270e6a81595a605dd70db332111bb1e4b842eb6874cfb0513715');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (28, '01a20446-e042-7620-83d3-918dae7124b1', '\xce76da8f3c0856c9b56baa56274206df66f9aba07e52ff9c9a3e42aec70b4542');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (29, '01a20446-e0c9-74c3-8fd2-802b1369da34', '\xb01bbc77e50dcf9537ffd483ed146e9346c71d9bd3a111ca8cb9a2b003229003');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (30, '01a20446-e10e-7299-b87a-f223030194cf', '\xb942796a06275f23ae875691ba4dd778023d5f78ce876ab9808c9a0e941c214c');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (31, '01a20446-e121-76d0-b9c9-6349a280a1e3', '\x4b2ce913e0f948437a9b09a3e74e25c4ff08158f24b95c51fbefdb9966e53db7');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (32, '01a20446-e160-7543-ad5d-5f4970ddc1ee', '\xbd4c972890a145ca1ea7b753adda9fa7e28d852a47d8daea95c719b8b287dce4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (33, '01a20446-e1b7-7382-8b28-ef68eeb52828', '\x281b2ceeb813b29e892a8071b155e550b9b79d1be07df6282297d50e4ab31628');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (34, '01a20446-e1cc-73b7-a147-de2fa187d086', '\x97841e846717e0e8b4f721ebe637cfa141dd69c4f89120d7e9ad6e1d1a90cbe4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (35, '01a20446-e20b-701b-ba10-a41bc7e1ea95', '\x1e0468616f40a22026a87fed558b3252f33945bbb432547e189051a0b8db80e5');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (36, '01a20446-e26b-74ef-9bc5-cb334accd764', '\xd72e9de0ff33ec0fa0f7a93e5e8d82703b6867f8436a035778f53c41442ab62a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (37, '01a20446-e27b-7683-8d7d-644540540eaa', '\x0bd0588e826c38d7403f8c608926a40ba881507bb1c642055d96136d1fb39d87');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (38, '01a20446-e2bf-7197-8a91-79a780348314', '\x981ff1f0c5f7fbda046c79ac4926b068d11bea0d9c9159b1a2f91fab51cff29f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (39, '01a20446-e2ce-717b-959e-b8d08f721840', '\xc50e015e5a007f0bfbc265c08346f9d0ce79243ea3b84f62767ece8be8d8cfde');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (40, '01a20446-e33c-71c9-8e52-c7f396d0cb93', '\x45b5bd530e5632bef14e2c16c5982d231623096de30f71a7541d26a5b46197bf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (41, '01a20446-e356-735f-b63d-4f5ca886a1eb', '\x2cc6289d04588a0b0e7f2db3f329c8164cfdf19014eb4008db1d94b12f2881e3');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (42, '01a20446-e3b8-720d-944d-1e6f585054b0', '\x85725e0ce6d5f961f13052083fd845b5a1879236c844ed5bef643b8c65670ecd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (43, '01a20446-e3de-7184-8bf9-0bda8d9df8cb', '\x000ea84927a9dd113704e9df0fec07a69452ab5efcb2b9e919572fa0471687dc');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (44, '01a20446-e3ec-7656-a29a-606eefcb06b5', '\xde178faf7a9a132b16af3d996ced9bde14721e741fc344f6850ef2f07f0983e8');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (45, '01a20446-e417-7579-8a53-f20cc9cfc3d0', '\xd3c56d40f7b6b44397ce43901ffc1b5df94553c0ae8e0c58dc515f0addebbec2');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (46, '01a20446-e45a-723d-9c11-52b1dec72675', '\xecf329e44b3a7a815a580a4d306a00962c2a1f7649f068ab931465911f4584bb');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (47, '01a20446-e46a-73ce-9bc2-02f49a826179', '\x383ff1ad49c8b90cb07abba8bdb1ac9e954fc7fe3efb9d96e6b34a3ebeb3802a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (48, '01a20446-e495-74f5-8799-01437036e8da', '\x961495378c208f43d536fc5f57dd2f5f335081f9873a52464879144d62889dea');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (49, '01a20446-e4d1-7790-b732-96b844d02694', '\x5c85575edf99047e5dfee23b63cd03a3c56330a4d5f723f901581b65da1c73b6');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (50, '01a20446-e4db-7754-822d-f6e4fa26d088', '\x8806eb16383105556a8195abc6e26970e41128a85c848bc5167cd1d9af69be56');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (51, '01a20446-e511-7196-9454-c5c8fc73c873', '\x721c5e3ec8db0aeac971a5498da82bb1c1241198f9dec0813a9106edc75df100');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (52, '01a20446-e519-7652-b778-d20b600fb340', '\x156b200710911bb4534c08aa73546ee39eaf764b0d6f9eab6d8758cc5f44afcf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (53, '01a20446-e53a-76e5-a77d-e2c08b0a60fe', '\xb1e8bf63513a81579489d3199433dd8ece3fa9316ac7a57e57394bcfe0a40332');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (54, '01a20446-e544-76ea-9047-f1debafad233', '\xc1d51c5917ef5582e16e9ad0f68ff2c4b188e9b569753b2dad2a9109c5edb0e4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (55, '01a20446-e558-72d9-b73a-2b232030e4c9', '\xf12c4054f6d3b6161de8fc9f4f0e87f3b35815e259e040d340ba20007d354d71');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (56, '01a20446-e55e-7749-b4ea-367c669294a2', '\x4d8e64f44e5e6c734278ece4c6e43e4668308f20269af063e97febc41be3ee58');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (57, '01a20446-e567-74d7-a0dd-22e5d9759170', '\x97786b238f0046b5e4d61e86c7c6f1e1bc2568a6574c3d684bcaf016bc0ec912');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (58, '01a20446-e5cb-72c3-b57d-45acc4db206d', '\x26b90031864f9222b3efff9bb95f9820e070257b35023376d50e5f2a5258835e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (59, '01a20446-e5f4-75a1-aa80-5a677f2c3fdf', '\x788490821a7b1ef9d632d8030d43e62dddb4e00136c570aa324df7313ec4cd05');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (60, '01a20446-e607-75cd-b5e9-531a0af02d71', '\x0e7c5d5c460dc7b39eb2365dd09ded822bbf8aecec171653e21c0f5d9ae377a6');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (61, '01a20446-e642-7006-bdc7-be13a9ebd793', '\xe5ccf1c6e272dd070ff9e632138905d5257c729b13da97b5308686ba5b8c01f1');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (62, '01a20446-e696-77b9-ad40-e59188338bac', '\x4343129e24c77450ccc404e41bfab1da7cc56c7f27099ecd2b66a84b238756b2');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (63, '01a20446-e6a8-70cf-aa60-34614dc99795', '\xd23c5236c6bf73da384270afcb7d2110b8da3b9668bb7df3f21a22e9f2c223c3');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (64, '01a20446-e6ea-72fb-8961-0784a85a033b', '\xa8094bf36992261cc7eb60a4fb38eb05bb5e5512c7c0ec9582b17eebe55f08c0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (65, '01a20446-e746-71f9-a907-7f27385368e2', '\x063ebed9c3ad5424babc0080f2dc7fd5a40e8679c3114bab599a935ea70b06f4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (66, '01a20446-e754-7395-ba9c-5852d82864e5', '\xc87afa0f226c41c1df066fcf48ea6d7ca5105b837b506be700056f5b66e3c2d9');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (67, '01a20446-e7b5-7300-9030-58df392c3fb5', '\x2ad096d53cc7f47c7841a7094a26f6d613091d1cb0fd34640d636d5c906aec06');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (68, '01a20446-e7c8-7581-ace0-44938a99ce43', '\x8c88aa784d2c12eb422bc46b3590a08bcf9fffb2abdb9ada6e31774780caf98a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (69, '01a20446-e803-75f1-b01f-e803523d8a4a', '\x0263e06914fd0320606ca1ac51d982ceff59459a38c69187c84a18dab0948659');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (70, '01a20446-e812-765c-b493-440adccbfc65', '\xad34c7ecb7a9f4252273d01f4980a22585ec8d049af484142dfcd0719e326adf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (71, '01a20446-e82a-7740-9ea6-56adef1b56fd', '\x69c95e55ef120c7cfd032258a14b5298baef73c1acd800e6a1f449315481da22');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (72, '01a20446-e830-7680-b225-dd9bc9b20c1c', '\xd75566bc5d8b4b8b49e0ae2bff1f4a9d6741aad64077336f182b6fb451737b22');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (73, '01a20446-e845-72e9-8e28-d8e479f9c284', '\xe3c67bbc4045e05066c8d71fda9e74d8f7309df162aa8b796f98a9d1dff8c01f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (74, '01a20446-e8a2-737f-a4a7-743e1ad3190f', '\xb4428eb9cb49f4509b3482785b2dda49fbf63c4b01482ed3599eaa4b5812d583');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (75, '01a20446-e8c5-73c4-be1b-d77f943fcce1', '\xeebf07707a0577b0def6b1de74672039a921b8f90a2011c07df340701d1bada0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (76, '01a20446-e8d3-71d8-9eef-988d6b1c9a3f', '\xfcca284052845cbf7ec96510ce2873eb9be8232c131de542cb1a4c2ed0e7c7fc');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (77, '01a20446-e8f5-7664-81bd-cd088ab3b0f4', '\xd956d3f54cf11d96d57f078d50e6fa47175006fe4511f492abb90dec05dd9f3f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (78, '01a20446-e931-74f0-97f3-597df45584a1', '\x166cf4c8e02a83034a3a9970c1f67ffe5e81f0964e438d4e67af6bc19345f623');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (79, '01a20446-e93e-7266-b995-912aae2b65bd', '\x40d1fa25df3a952a27d5ff5fc60f5e8d739eff175d4b893d87c238dcae0b343f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (80, '01a20446-e95f-709d-b42e-bb490cecb1f8', '\xc9976b2db6d5da9fc7f602107f37711b8fcd5c8d2a2edc19ce22cd02e4760ed4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (81, '01a20446-e99d-7128-a562-466a8bb874c7', '\xf2f21a9d8a94f0de72ac15462d82b57150be414dfcba3e83896fe20d4125fc33');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (82, '01a20446-e9aa-72d7-bad0-e30678afd2ab', '\x0d134387b184d43cf04ddcbdacb6da104bc14bd8cefc5ff3fd5c19bb263be9fd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (83, '01a20446-e9e2-70a1-bdf5-f3fc09ddebdd', '\x94b4645444e2503ba0b5f965e8621c5757a78b6903323bb112b2223995684a48');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (84, '01a20446-e9ee-7594-b427-bd03ba5be269', '\xab4bd9aee66d0179703a28903263977eba6b6083f6d543b4acc36a3fc543f03e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (85, '01a20446-ea1e-73b5-a271-338a08c6828d', '\x71f1fd90ca170eb7bf4e5c5b1c21107e4e8364075abe14c9dafdfbf4f6eaf0b0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (86, '01a20446-ea2a-736b-9cf4-a7fe1bfe6a95', '\x60ae575a0d0093d60944ed77d99a6f35928c87ef2a516506d2d7da78ca84b67a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (87, '01a20446-ea42-7397-8fce-82b1cee2c116', '\xbe597ba01a213249e497e7dd7701738fcb56cbd6b0290a018ea6026d8222722f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (88, '01a20446-ea49-76ab-99de-cacf3d0bbf29', '\xfb176bdca905e456aa3cf0b7f9e8dd71937c02510378f93516d2ada396ccf564');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (89, '01a20446-ea59-7747-b00a-2777656f25ea', '\x4a62d254fc81e1970a2099614a98f7e468b49469e000e2161782bad49d5e220b');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (90, '01a20446-eab6-710a-9688-14733b8a3e7e', '\xf897ae7b7037c36cef0cd4f9ee082bfd170f66e5ee1ec1201414d914b00f52aa');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (91, '01a20446-eadd-73d6-8cfc-a253e2c3180f', '\xfe6bc0b7b4b105131d0bd79e7017a59b2eef73854353372a3b7508754b7cf47e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (92, '01a20446-eaeb-7545-af8a-c873504daca4', '\xe121307b10824b618faf1a9211611634ea8de9a8a8d1545ab1d59e2d65acd5f0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (93, '01a20446-eb15-7311-992f-e45944f95093', '\xa979ceecd4b51ea7493050dc860e027953bfa458899b8bfa07f8105c603c0935');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (94, '01a20446-eb52-75c0-a14c-590f55fe4687', '\x587d7bc2053f9a758cabee220ff3bb487898556767edcc4ccb17ec672af30fa1');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (95, '01a20446-eb63-764c-9818-77aa6a9afbce', '\x449ef8454ad86c97c66c140e0c3d6701126a845b820478a1a60740f6353480b1');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (96, '01a20446-eb8d-7509-82c4-8f3e32093e3f', '\x4dbbd8ebd11a7fa966daa40a9218ccc47bc967730cd8f46d57e6e315a6a393ff');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (97, '01a20446-ebc3-7047-9b15-87671c04ca60', '\x063c502f06033bdb8401ad33c986e220f9494ba343f4db13ca3855b41156ccff');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (98, '01a20446-ebcf-727a-af68-e84e51a0df33', '\x0c851d5dc254f85e2ae6fe6d5af687619aae4c8fc3a810f248e3ebccec2e66b7');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (99, '01a20446-ec0d-7206-8e4b-8aa50eae3a64', '\xa7287b59d29ef6e816145cfa95c331df65d877a2076f26b5dd9f5adcfdfc845d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (100, '01a20446-ec1c-75aa-a770-29c2af9eb00a', '\x968b47057277b8407bde82f79c2e41a701956bcf16cac2d8406eb850fbf7bc99');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (101, '01a20446-ec4a-77c0-8829-a745d0ca767b', '\xa19dac7a6cb97cfde102cafdece93361f6cc2a8097c9a33a74b207eec51ced51');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (102, '01a20446-ec54-7219-8953-e1fa95ef2dd7', '\xb38f488f04dff3c70df6ac8568859a1d0b25a6128568104978f66be0fa7b81cd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (103, '01a20446-ec96-7302-a7bd-db90491d6d22', '\x65582105e79f8b818299e08b6ae4dd7eb437f7ce50af93fc8cd1faf567441d85');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (104, '01a20446-ecc2-76b2-a8de-992956c677be', '\x02a81d73e1701f3febfa780c13c4b5ecf21f7968083882e603719eafda4c01ae');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (105, '01a20446-eceb-740c-8e2f-9c4d4d51d163', '\x59aadb522ff13e4a562c3a05db09a356694d63fde4c8d17f31470655e27c5a4e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (106, '01a20446-ecf4-77c5-922e-f837d68818fd', '\xf429f06fee58b7dfd4f70fc935f9d83a3f6f5c8deba05b29cda1aa7dbef39086');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (107, '01a20446-ed0c-70a2-a473-26a41830c7dc', '\x077ac8da76db6d49f05bb9c9676dd2ba418372210c736cf028b15aec44ed619d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (108, '01a20446-ed34-7079-80ac-c3e3f4d124f1', '\xe31f24207acac9f02f6766d6fe9138a6eb28f1efb552f478d87a4e6694b88b3d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (109, '01a20446-ed7c-7420-bb83-a3fde043b283', '\xc1490522a3251ec2f185211327b27e9711cbfc19f7483ff0c15b3a909a2dea4e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (110, '01a20446-ed8b-74c8-b707-2d8e13bd2f6f', '\x30a9cf5c7e7fe2a8cd6f12482abdfaab7bf74c837c56e450927c780481ff6496');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (111, '01a20446-ed99-71aa-ac0c-b143fe881252', '\xedaba79ca2777be00a9b24ccfd6ffafae861e54a943ea7f917092024bfedc3be');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (112, '01a20446-eda1-7776-8a3c-d8f462a0cc29', '\x1733d9d7727b8e5ba33ea65874da01c6aaff4b5d3408d6ae8d349a3e5e5f9fa5');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (113, '01a20446-edad-7771-90a9-af83676d67ff', '\x9317a6257986330926310a7733f68f2302f93ee190bafd561a22fb0d561961d6');


--
-- Data for Name: audit_unsealed; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_unsealed (number, audit_id) OVERRIDING SYSTEM VALUE VALUES (114, '01a20446-edc5-7519-92c4-ed5019c9b3c0');


--
-- Data for Name: autoresponders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.autoresponders (username_id, active, subject, body, generation) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', true, 'Away — até já', 'Back
on "Monday".', 1);


--
-- Data for Name: blackwhitelist; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 'spam@acme-spam.example', 'B', 1);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'spam@acme-spam.example', 'B', 2);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'spam@acme-spam.example', 'B', 3);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 'spam@acme-spam.example', 'B', 4);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 'spam@acme-spam.example', 'B', 5);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', NULL, 'spam@umbra-spam.example', 'B', 6);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 'spam@umbra-spam.example', 'B', 7);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 'spam@umbra-spam.example', 'B', 8);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-defa-772b-8ad4-49048406e555', NULL, 'spam@dormant-spam.example', 'B', 9);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 'spam@dormant-spam.example', 'B', 10);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 'spam@dormant-spam.example', 'B', 11);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 'spam@globex-spam.example', 'B', 12);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 'spam@globex-spam.example', 'B', 13);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 'spam@globex-spam.example', 'B', 14);


--
-- Data for Name: cleanmailplus; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cleanmailplus (domain_id, username_id, attribute, value) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'SPAM_LEVEL', '3');


--
-- Data for Name: contacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a20446-e032-72c0-823f-bbcb43296641', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'acme-contact', '{"email": "somebody@acme.example", "displayName": "Somebody"}', '{"city": "", "name": "acme-contact", "email": "somebody@acme.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a20446-e55f-753e-929a-b595935808c5', '01a20446-de81-719c-8f8d-4b93e28314be', 'umbra-contact', '{"email": "somebody@umbra.example", "displayName": "Somebody"}', '{"city": "", "name": "umbra-contact", "email": "somebody@umbra.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a20446-e831-7723-acf1-976577a88939', '01a20446-defa-772b-8ad4-49048406e555', 'dormant-contact', '{"email": "somebody@dormant.example", "displayName": "Somebody"}', '{"city": "", "name": "dormant-contact", "email": "somebody@dormant.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a20446-ea4a-714a-a3d8-d0063dcf3d06', '01a20446-df7f-7384-89f5-c1a66fc645d7', 'globex-contact', '{"email": "somebody@globex.example", "displayName": "Somebody"}', '{"city": "", "name": "globex-contact", "email": "somebody@globex.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');


--
-- Data for Name: deleted_objects; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e2bf-7197-8a91-7647e1ace78a', 'imap', '01a20446-dd58-73e5-993c-6823e7c6c4c4', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'alice-gone', '2026-11-22 17:21:24.17044+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e33c-71c9-8e52-c2502120b298', 'domain', '01a20446-dd58-73e5-993c-6823e7c6c4c4', NULL, 'alice-gone.example', '2026-11-22 17:21:24.304126+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e511-7196-9454-c32e4d1eb7c6', 'imap', '01a20446-dd58-73e5-993c-6823e7c6c4c4', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'bob-gone', '2026-11-22 17:21:24.759597+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e53a-76e5-a77d-de7981b34c83', 'domain', '01a20446-dd58-73e5-993c-6823e7c6c4c4', NULL, 'bob-gone.example', '2026-11-22 17:21:24.802023+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e7b4-7781-b85c-9d54fd1c7a00', 'imap', '01a20446-de54-7143-a2c0-5a13830246c4', '01a20446-de81-719c-8f8d-4b93e28314be', 'carol-gone', '2026-11-22 17:21:25.44431+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e803-75f1-b01f-e41fb23b4f70', 'domain', '01a20446-de54-7143-a2c0-5a13830246c4', NULL, 'carol-gone.example', '2026-11-22 17:21:25.517994+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-e9e2-70a1-bdf5-ed2f26419913', 'imap', '01a20446-ded1-734c-9d79-440ca827c438', '01a20446-defa-772b-8ad4-49048406e555', 'dora-gone', '2026-11-22 17:21:25.994038+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-ea1e-73b5-a271-2e30ed142b5a', 'domain', '01a20446-ded1-734c-9d79-440ca827c438', NULL, 'dora-gone.example', '2026-11-22 17:21:26.054922+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-ec0d-7206-8e4b-87320834c7fa', 'imap', '01a20446-df55-76eb-8d21-166177609720', '01a20446-df7f-7384-89f5-c1a66fc645d7', 'greta-gone', '2026-11-22 17:21:26.554281+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-ec49-77d3-bcee-d8126ab9c53e', 'domain', '01a20446-df55-76eb-8d21-166177609720', NULL, 'greta-gone.example', '2026-11-22 17:21:26.609932+00');
INSERT INTO public.deleted_objects (id, kind, account_id, domain_id, name, deleted_date) VALUES ('01a20446-ed7b-7161-a7f0-8a62b73040b2', 'imap', '01a20446-dd58-73e5-993c-6823e7c6c4c4', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'gone', '2026-11-22 17:21:26.978548+00');


--
-- Data for Name: deleted_rows; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (1, '01a20446-e2bf-7197-8a91-7647e1ace78a', 'usernames', '{"id": "01a20446-e2bf-7197-8a91-7647e1ace78a", "type": "imap", "quota": 1024, "username": "alice-gone", "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:24.099+00:00", "history_salt": "\\x2deef17c7e6e4e92a17a6b2290cdb7b4", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$o2CTMKVZKSwf7E3oOc1rrw$VYVQt4rKNM4JQDVB7D5/ovfwxu9w8N8dLfO/bTVBAVQ"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (2, '01a20446-e2bf-7197-8a91-7647e1ace78a', 'password_history', '{"digest": "\\xeafe400f3ca241ed32fb678d9de9e5996555e51b625bc3f7f0f05f46971e3d61", "username_id": "01a20446-e2bf-7197-8a91-7647e1ace78a"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (3, '01a20446-e2bf-7197-8a91-7647e1ace78a', 'mailboxes', '{"master": false, "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "trial_type": null, "username_id": "01a20446-e2bf-7197-8a91-7647e1ace78a", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (4, '01a20446-e33c-71c9-8e52-c2502120b298', 'domain_names', '{"name": "alice-gone.example", "is_alias": false, "domain_id": "01a20446-e33c-71c9-8e52-c2502120b298", "created_date": "2026-11-22T17:21:24.276+00:00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (5, '01a20446-e511-7196-9454-c32e4d1eb7c6', 'usernames', '{"id": "01a20446-e511-7196-9454-c32e4d1eb7c6", "type": "imap", "quota": 1024, "username": "bob-gone", "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:24.703+00:00", "history_salt": "\\xb35e7e26c12258b94616875a189140ae", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$MYE1d+pMzSMJYc/vIdHZIA$qVbF38mQ663jbLzQT8UD8fiR+y4mIVnt2Zokr2JQqJY"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (6, '01a20446-e511-7196-9454-c32e4d1eb7c6', 'password_history', '{"digest": "\\x8725ef7acdc1c40010426d60175305a2848b0a48bbac714ce60078edac65b821", "username_id": "01a20446-e511-7196-9454-c32e4d1eb7c6"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (7, '01a20446-e511-7196-9454-c32e4d1eb7c6', 'mailboxes', '{"master": false, "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "trial_type": null, "username_id": "01a20446-e511-7196-9454-c32e4d1eb7c6", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (8, '01a20446-e53a-76e5-a77d-de7981b34c83', 'domain_names', '{"name": "bob-gone.example", "is_alias": false, "domain_id": "01a20446-e53a-76e5-a77d-de7981b34c83", "created_date": "2026-11-22T17:21:24.791+00:00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (9, '01a20446-e7b4-7781-b85c-9d54fd1c7a00', 'usernames', '{"id": "01a20446-e7b4-7781-b85c-9d54fd1c7a00", "type": "imap", "quota": 1024, "username": "carol-gone", "domain_id": "01a20446-de81-719c-8f8d-4b93e28314be", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:25.341+00:00", "history_salt": "\\xc4edd626bea5f389289040fb97aa7256", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$eLnLNA+r0abxscYjEfCa6w$oyZkwIbMFIUMbqBIrM5n/KrMmR7qhD+J6sfWEbKyT/k"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (10, '01a20446-e7b4-7781-b85c-9d54fd1c7a00', 'password_history', '{"digest": "\\x252b996f936567754684a77a3d010c486031b974738331d93e069ec1c8869e24", "username_id": "01a20446-e7b4-7781-b85c-9d54fd1c7a00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (11, '01a20446-e7b4-7781-b85c-9d54fd1c7a00', 'mailboxes', '{"master": false, "domain_id": "01a20446-de81-719c-8f8d-4b93e28314be", "trial_type": null, "username_id": "01a20446-e7b4-7781-b85c-9d54fd1c7a00", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (12, '01a20446-e803-75f1-b01f-e41fb23b4f70', 'domain_names', '{"name": "carol-gone.example", "is_alias": false, "domain_id": "01a20446-e803-75f1-b01f-e41fb23b4f70", "created_date": "2026-11-22T17:21:25.502+00:00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (13, '01a20446-e9e2-70a1-bdf5-ed2f26419913', 'usernames', '{"id": "01a20446-e9e2-70a1-bdf5-ed2f26419913", "type": "imap", "quota": 1024, "username": "dora-gone", "domain_id": "01a20446-defa-772b-8ad4-49048406e555", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:25.935+00:00", "history_salt": "\\xa89de946651b1d9b2cf5965e3d3783c4", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$7G8YIl/tytJ8EGdNWSy0Cg$CPhr7fU4EMl+tQR104zQhSRmCSe8kOmqFw7vFpW3Nf4"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (14, '01a20446-e9e2-70a1-bdf5-ed2f26419913', 'password_history', '{"digest": "\\x96184492f978f036859eaf2136b872dc2d128e2d341502d41f37160585c7d35f", "username_id": "01a20446-e9e2-70a1-bdf5-ed2f26419913"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (15, '01a20446-e9e2-70a1-bdf5-ed2f26419913', 'mailboxes', '{"master": false, "domain_id": "01a20446-defa-772b-8ad4-49048406e555", "trial_type": null, "username_id": "01a20446-e9e2-70a1-bdf5-ed2f26419913", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (16, '01a20446-ea1e-73b5-a271-2e30ed142b5a', 'domain_names', '{"name": "dora-gone.example", "is_alias": false, "domain_id": "01a20446-ea1e-73b5-a271-2e30ed142b5a", "created_date": "2026-11-22T17:21:26.043+00:00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (17, '01a20446-ec0d-7206-8e4b-87320834c7fa', 'usernames', '{"id": "01a20446-ec0d-7206-8e4b-87320834c7fa", "type": "imap", "quota": 1024, "username": "greta-gone", "domain_id": "01a20446-df7f-7384-89f5-c1a66fc645d7", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:26.483+00:00", "history_salt": "\\x6454fa07990e0f79b2de7c1729d1eecc", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$Nu2E4uZfx5hjAR89ABAZPA$AwoqB3cdOYySyKwf2cRih1fjTdAqIkNMZ/UT/vJB7iA"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (18, '01a20446-ec0d-7206-8e4b-87320834c7fa', 'password_history', '{"digest": "\\xa3a28164d9142a7849b61dc0a81119e967004514906b08d543c3975757a08810", "username_id": "01a20446-ec0d-7206-8e4b-87320834c7fa"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (19, '01a20446-ec0d-7206-8e4b-87320834c7fa', 'mailboxes', '{"master": false, "domain_id": "01a20446-df7f-7384-89f5-c1a66fc645d7", "trial_type": null, "username_id": "01a20446-ec0d-7206-8e4b-87320834c7fa", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (20, '01a20446-ec49-77d3-bcee-d8126ab9c53e', 'domain_names', '{"name": "greta-gone.example", "is_alias": false, "domain_id": "01a20446-ec49-77d3-bcee-d8126ab9c53e", "created_date": "2026-11-22T17:21:26.599+00:00"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (21, '01a20446-ed7b-7161-a7f0-8a62b73040b2', 'usernames', '{"id": "01a20446-ed7b-7161-a7f0-8a62b73040b2", "type": "imap", "quota": 1024, "username": "gone", "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "generation": 1, "is_virtual": false, "created_date": "2026-11-22T17:21:26.85+00:00", "history_salt": "\\x32e89061f6e164bd17c9c4a5ffc1d110", "password_hash": "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$hVeyt4IG9sq3mVzUrjxI4g$Yf4rh/edXHdEDp3fioKQsbBs4mBJE2sxGCrhwFWSe2E"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (22, '01a20446-ed7b-7161-a7f0-8a62b73040b2', 'password_history', '{"digest": "\\x42dfbe0b2d7f9c58404bb29ab2f38e9d3fda35e0762cb1c4f1c54be24d5e5c95", "username_id": "01a20446-ed7b-7161-a7f0-8a62b73040b2"}');
INSERT INTO public.deleted_rows (number, deleted_id, table_name, "row") OVERRIDING SYSTEM VALUE VALUES (23, '01a20446-ed7b-7161-a7f0-8a62b73040b2', 'mailboxes', '{"master": false, "domain_id": "01a20446-dd9b-7425-85e1-25ce3a0fd067", "trial_type": null, "username_id": "01a20446-ed7b-7161-a7f0-8a62b73040b2", "webmail_type": null, "webmail_theme": "default", "trial_expiration": null, "webmail_language": "en_US", "webmail_timezone": "America/Chicago", "webmail_allow_upgrade": true, "webmail_reset_password": false}');


--
-- Data for Name: deleted_stores; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-e2bf-7197-8a91-7647e1ace78a', 'alice-gone@acme.example', '2026-11-22 17:21:24.17044+00', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067');
INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-e511-7196-9454-c32e4d1eb7c6', 'bob-gone@acme.example', '2026-11-22 17:21:24.759597+00', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067');
INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-e7b4-7781-b85c-9d54fd1c7a00', 'carol-gone@umbra.example', '2026-11-22 17:21:25.44431+00', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra', '01a20446-de81-719c-8f8d-4b93e28314be');
INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-e9e2-70a1-bdf5-ed2f26419913', 'dora-gone@dormant.example', '2026-11-22 17:21:25.994038+00', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant', '01a20446-defa-772b-8ad4-49048406e555');
INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-ec0d-7206-8e4b-87320834c7fa', 'greta-gone@globex.example', '2026-11-22 17:21:26.554281+00', '01a20446-df55-76eb-8d21-166177609720', 'globex', '01a20446-df7f-7384-89f5-c1a66fc645d7');
INSERT INTO public.deleted_stores (username_id, address, deleted_date, account_id, account, domain_id) VALUES ('01a20446-ed7b-7161-a7f0-8a62b73040b2', 'gone@acme.example', '2026-11-22 17:21:26.978548+00', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme', '01a20446-dd9b-7425-85e1-25ce3a0fd067');


--
-- Data for Name: dkim_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', 'mf5e26e764f365dc0', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:22.818+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', 'm46346628d59ae805', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:23.069+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', 'md25f73837fc19b4f', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:23.189+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', 'mb1409db52764a0f0', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:23.322+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-e33c-71c9-8e52-c2502120b298', 'm073b3b76cd50c26d', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:24.276+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-e53a-76e5-a77d-de7981b34c83', 'me1f5f897400a731f', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:24.791+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-e803-75f1-b01f-e41fb23b4f70', 'mbcfe54b866fa7347', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:25.502+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-ea1e-73b5-a271-2e30ed142b5a', 'm7d520418d88a63d9', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:26.043+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a20446-ec49-77d3-bcee-d8126ab9c53e', 'm10fe195b1aad58ce', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBANhabKkj2W2gEfWTSew8W7NbkBA+XAbxS4nwz4sjB/7hvYNCxvbi+LNIPKsJclYCU+KrabzdfADnf4vtev0NBeOpsZPSBTQ8DFYpigu0X1sE843ZjDWnR9K9TprIwuyQEiLbyD/7rbpDy+iYaqfdOZ4NWWzkwjDHGSA2ZCce5YN3AgMBAAECgYAlBEulINIZtJJ+DuZN+gHCjT732IOMWIqRHleUObkrfdob9Dfwk+LzYb+nj+U1HA7YMHXV75tA2Fr1SPuLAkhoW97pLrqNaKj29e/tTSlSk2oCkLgpIT+KKr3ZJnh7iOClUW7pDw6jloIoy8pW122PJNh6QUsjy/noL9FFbp0DoQJBAOuauC2AU9QZ3ADyOzgl6J0Z4ZUNtYEdOedmnXgBKgmckPkxKZfTHSsinu28l+Ggl+K5UPuwDMoUlRDBS/3K8KcCQQDrFRNy79ubVJbQMgHR/CE51Uo3U74Cw3v+edWJhbE79XCYovK6tWhmXBckxm5euCETGH4iEekDn2CS/AbaReCxAkEA5L7B5MN8ICi/Nlf4cQo1LxpqrzmxKFtE1csGRfXzZ4OQKbC2rkZ1QmUJos4BNDmkXacI3mRN9oFHPQ4/BnhbbwJALEDGbX+Llp0A2uZfA1l0I7/r/ahM/5YvFEN5GC9Lot7cOE+MY+tcYNB7JtgX1MrSpxaYP++hLqZk9qZs39ABsQJBAJa5zrsx5BMMxfMLvbAaZbAwva8zJu4tXnnOCJbz1B49sE0a4h1+mwKijPq5u2WZeWO2rNlZlWlQxjNo8KAMDbk=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDYWmypI9ltoBH1k0nsPFuzW5AQPlwG8UuJ8M+LIwf+4b2DQsb24vizSDyrCXJWAlPiq2m83XwA53+L7Xr9DQXjqbGT0gU0PAxWKYoLtF9bBPON2Yw1p0fSvU6ayMLskBIi28g/+626Q8vomGqn3TmeDVls5MIwxxkgNmQnHuWDdwIDAQAB', '2026-11-22 17:21:26.599+00');


--
-- Data for Name: domain_names; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('acme.example', '01a20446-dd9b-7425-85e1-25ce3a0fd067', false, '2026-11-22 17:21:22.818+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('umbra.example', '01a20446-de81-719c-8f8d-4b93e28314be', false, '2026-11-22 17:21:23.069+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('dormant.example', '01a20446-defa-772b-8ad4-49048406e555', false, '2026-11-22 17:21:23.189+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('globex.example', '01a20446-df7f-7384-89f5-c1a66fc645d7', false, '2026-11-22 17:21:23.322+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('acme-alias.example', '01a20446-dd9b-7425-85e1-25ce3a0fd067', true, '2026-11-22 17:21:23.495+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('umbra-alias.example', '01a20446-de81-719c-8f8d-4b93e28314be', true, '2026-11-22 17:21:24.821+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('dormant-alias.example', '01a20446-defa-772b-8ad4-49048406e555', true, '2026-11-22 17:21:25.543+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('globex-alias.example', '01a20446-df7f-7384-89f5-c1a66fc645d7', true, '2026-11-22 17:21:26.079+00');


--
-- Data for Name: exchange_addresses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exchange_addresses (username_id, domain_id, local_part, name, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'alice-too', 'acme.example', 1);


--
-- Data for Name: exchange_mailboxes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a20446-e3b7-7696-b66d-104737b6eae8', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 17:21:24.351+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a20446-e5cb-72c3-b57d-40447b280c75', '01a20446-de81-719c-8f8d-4b93e28314be', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 17:21:24.881+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a20446-e8a2-737f-a4a7-71736731e149', '01a20446-defa-772b-8ad4-49048406e555', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 17:21:25.613+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a20446-eab6-710a-9688-10467a2897b8', '01a20446-df7f-7384-89f5-c1a66fc645d7', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 17:21:26.139+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 17:21:26.778+00');


--
-- Data for Name: forwards; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', 'away@acme-away.example', 1);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'away@acme-away.example', 2);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', 'away@acme-away.example', 3);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-e3b7-7696-b66d-104737b6eae8', 'away@acme-away.example', 4);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dec3-7419-bf87-5318ec473d0f', 'away@umbra-away.example', 5);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-e5cb-72c3-b57d-40447b280c75', 'away@umbra-away.example', 6);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-df42-7492-bdde-ae77f21e43af', 'away@dormant-away.example', 7);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-e8a2-737f-a4a7-71736731e149', 'away@dormant-away.example', 8);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-dfc8-74ec-a77e-f7577693db4d', 'away@globex-away.example', 9);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a20446-eab6-710a-9688-10467a2897b8', 'away@globex-away.example', 10);


--
-- Data for Name: franchises; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a20446-dab5-75ca-b7ed-804559b41e8d', 'default', 'Default', '2026-11-22 17:21:22.034+00');
INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a20446-dcff-7777-98ec-f10b0bc67779', 'north', 'north', '2026-11-22 17:21:22.675+00');
INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a20446-dd31-74c3-81dc-b1504dfb7c14', 'south', 'south', '2026-11-22 17:21:22.732+00');


--
-- Data for Name: front_door_tries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.front_door_tries (id, door, username_id, address, at) OVERRIDING SYSTEM VALUE VALUES (1, 'reset', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', '192.0.2.1', '2026-11-22 17:21:27.010234+00');


--
-- Data for Name: imported_hashes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.imported_hashes (id, username_id, password_hash) OVERRIDING SYSTEM VALUE VALUES (1, '01a20446-ed34-7079-80ac-bea2803b22e0', '{SSHA}9o8Pp7hyVIBCdjGPUGNHQTB4VlA4U2FsdA==');


--
-- Data for Name: instance; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.instance (only_row, secret, probe_id, probe_address, probe_password_hash, support_address) VALUES (true, '\xf9b85dd4a60a6d8175c81f8d0ad843ac2ba3f1391055079ff6d28ccf4693c20d', '01a20446-da8c-75ed-a99f-56401239fed9', 'probe-9c3455c00309159a14254019@9c3455c00309159a14254019.health.invalid', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$wTzNjQh3RXtvB5InVSVOzw$BZMsxMhnQpBCeWpKhNCILqCBXLuy6299ntDAJGhQVQs', NULL);


--
-- Data for Name: late_log_ins; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.late_log_ins (id, scope, target, ended_date, begun_by) OVERRIDING SYSTEM VALUE VALUES (1, 'username', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', '2026-11-22 17:21:27.010234+00', '');


--
-- Data for Name: log_in_blocks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_in_blocks (id, client, name, username_id, user_id, tries, created_date, until_date) VALUES ('ea9dece1-b119-4836-97b9-aa8f8825ea1e', '192.0.2.7', '01a20446-dded-73ba-9dc1-163c3e9dc004', '01a20446-dded-73ba-9dc1-163c3e9dc004', NULL, 10, '2026-11-22 17:21:23.478983+00', '2026-11-23 17:21:23.478983+00');
INSERT INTO public.log_in_blocks (id, client, name, username_id, user_id, tries, created_date, until_date) VALUES ('025b28d7-fd3e-484f-af7b-0290f5706b0a', '192.0.2.7', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', NULL, 10, '2026-11-22 17:21:24.339349+00', '2026-11-23 17:21:24.339349+00');
INSERT INTO public.log_in_blocks (id, client, name, username_id, user_id, tries, created_date, until_date) VALUES ('90c988a2-7826-455d-a796-507033dba927', '192.0.2.7', '01a20446-dec3-7419-bf87-5318ec473d0f', '01a20446-dec3-7419-bf87-5318ec473d0f', NULL, 10, '2026-11-22 17:21:24.815923+00', '2026-11-23 17:21:24.815923+00');
INSERT INTO public.log_in_blocks (id, client, name, username_id, user_id, tries, created_date, until_date) VALUES ('6ea465f4-4bbe-4675-a203-cd9f75380922', '192.0.2.7', '01a20446-df42-7492-bdde-ae77f21e43af', '01a20446-df42-7492-bdde-ae77f21e43af', NULL, 10, '2026-11-22 17:21:25.537149+00', '2026-11-23 17:21:25.537149+00');
INSERT INTO public.log_in_blocks (id, client, name, username_id, user_id, tries, created_date, until_date) VALUES ('8c5b815c-cfef-44ca-be5d-8c1a04100d68', '192.0.2.7', '01a20446-dfc8-74ec-a77e-f7577693db4d', '01a20446-dfc8-74ec-a77e-f7577693db4d', NULL, 10, '2026-11-22 17:21:26.072344+00', '2026-11-23 17:21:26.072344+00');


--
-- Data for Name: log_in_memory; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_in_memory (username_id, digest, made_date) VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', '\xdde7001f06144860bf5ac8f1baf59dd01e8d5af66f47a34863bd84a99a9b104b', '2026-11-22 17:21:27.010234+00');


--
-- Data for Name: log_in_refusals; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_in_refusals (name, address, service, reason, target, account_id, account, domain_id, username_id, count, at, since) VALUES ('bob@acme.example', '192.0.2.1', 'imap', 'wrong password', 'bob@acme.example', NULL, NULL, NULL, NULL, 1, '2026-11-22 17:21:27.010234+00', '2026-11-22 17:21:27.010234+00');


--
-- Data for Name: log_in_tries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_in_tries (id, name, client, at, is_wrong) OVERRIDING SYSTEM VALUE VALUES (3, 'bob@acme.example', '192.0.2.1', '2026-11-22 17:21:27.010234+00', true);


--
-- Data for Name: mailbox_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a20446-defa-772b-8ad4-49048406e555', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', 'standard', 3);


--
-- Data for Name: mailbox_usage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailbox_usage (username_id, bytes, messages) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', 12345, 6);


--
-- Data for Name: mailboxes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', '01a20446-dd9b-7425-85e1-25ce3a0fd067', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-dec3-7419-bf87-5318ec473d0f', '01a20446-de81-719c-8f8d-4b93e28314be', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-df42-7492-bdde-ae77f21e43af', '01a20446-defa-772b-8ad4-49048406e555', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-dfc8-74ec-a77e-f7577693db4d', '01a20446-df7f-7384-89f5-c1a66fc645d7', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', '01a20446-dd9b-7425-85e1-25ce3a0fd067', false, 'standard', true, NULL, NULL, false, 'dark', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a20446-ed34-7079-80ac-bea2803b22e0', '01a20446-dd9b-7425-85e1-25ce3a0fd067', false, NULL, true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox (id, recipient, subject, body, created_date, tries, next_try) VALUES ('fb77e958-71c8-42ef-9245-a570bfa70703', 'support@elsewhere.example', 'A ticket', 'Its text.', '2026-11-22 17:21:27.010234+00', 0, '2026-11-22 17:21:27.010234+00');


--
-- Data for Name: password_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', '\xccc32752f01449ef282f97f27972ff954cefc6dfd849603df9e66d8742c880d1');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', '\x64f260894ec67c68042e75572581efe60d9178f1c11173fc7e2726eba5b71315');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-dec3-7419-bf87-5318ec473d0f', '\xb08db940b055c0916d1392e53d05e5998677149582f5b930c18d96cf19fcf73c');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-df42-7492-bdde-ae77f21e43af', '\x93beef3a62a2655bea43511f5da788febbbdf14faad849fff464f020181692d6');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-dfc8-74ec-a77e-f7577693db4d', '\xdda8bd86077ff26adb0b84277787ce38e7f13f2023c20644f91e41fc6b7c3bb9');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', '\x23941f4c87a39747d8bf51b7fec438ea804aea6b4b77312a6d2e414e36e1820b');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-e3b7-7696-b66d-104737b6eae8', '\x2d8d6458354fe9fbf87fbff2c4b82926f3bab578abc4b983955b608553370881');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-e5cb-72c3-b57d-40447b280c75', '\xc7bbd15b716c95ac90e590c696b2c34ba1e6703c5907a46a8a3fb5eccbdbf9cb');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-e8a2-737f-a4a7-71736731e149', '\x4b0d5e55370b1903d815995c2ed8a8c3264b467941909dfd82b1b1126aedf3e4');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a20446-eab6-710a-9688-10467a2897b8', '\xf9f4dc0994a6d9ef297d191a97dda629a7d4d50728fc1858e4310c27835aaeaa');


--
-- Data for Name: plans; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota, trial, forward_keeps_copy, password_reset, self_service) VALUES ('01a20446-dab8-7183-9a69-964bda446d39', 'standard', '{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}', '{"standard":-1,"activesync":-1,"premium":-1}', true, '{"standard":1024,"activesync":5120,"premium":10240}', '{"standard":5120,"premium":51200}', 20, NULL, true, true, '["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]');
INSERT INTO public.plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota, trial, forward_keeps_copy, password_reset, self_service) VALUES ('01a20446-e004-7138-9838-0dad8f98d7d7', 'spare', '{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}', '{"standard":-1,"activesync":-1,"premium":-1}', true, '{"standard":1024,"activesync":5120,"premium":10240}', '{"standard":5120,"premium":51200}', 20, NULL, true, true, '["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]');


--
-- Data for Name: redeemed_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.redeemed_tokens (nonce, username_id, redeemed_date, expires_date) VALUES ('\x00079c1978a29b0f2b94d197c763d214', '01a20446-dded-73ba-9dc1-163c3e9dc004', '2026-11-22 17:21:26.953+00', '2026-11-22 17:26:26.949+00');


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0001_tenants.sql', '70fb0a28640ea4a559559178f5f75e61f387efb865c452471228d10e97720fd7', '2026-11-22 17:21:21.482104+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0002_usernames.sql', '2f4e578745d9081075c3f8bf8cc4ed4c6701a00ceb83a1f2cc86e84f361282d8', '2026-11-22 17:21:21.523988+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0003_sessions_and_stores.sql', 'e514b13c1b05fb97acdc8be74978b11610f95e484f70477861ce14388152da3b', '2026-11-22 17:21:21.551729+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0004_platform.sql', 'b5d5a2ccbcbcebafeda3af4ac942d0dc3b5e697e79908346d74cd2bebf7a2a5f', '2026-11-22 17:21:21.568293+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0005_imported_hashes.sql', 'd629a9e2c04655419b847579fdab41734457c2c2e186d7b045f67b13aa2a5521', '2026-11-22 17:21:21.582644+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0006_mail_settings.sql', 'd0faf871516c09550d4dbe2dbbd3f35820c0cb42ca7f439714053c4f5ead4173', '2026-11-22 17:21:21.590266+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0007_webmail_and_contacts.sql', 'e18fe2e3bda5763a11186883df3446f92592b5aa9d3e60b6f32f9529bcdf7591', '2026-11-22 17:21:21.614153+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0008_exchange.sql', 'fa006c5a19abe14224a40ecc51412356fe03c42869900ed256367be7c0f5fb94', '2026-11-22 17:21:21.629884+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0009_secrets_and_tickets.sql', '7b34fe1a69b6cef35cca5bc38e23ae8dc59b94b763058e54a8858a08933082f1', '2026-11-22 17:21:21.650392+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0010_antispam_page.sql', '95c4e8fe42dce1fcb371a1798cb899282733733a4cc6a7199f8351fdd18f5e4f', '2026-11-22 17:21:21.679877+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0011_late_log_ins.sql', '46ac252053734f9c965f608fa0e4b2f0f02463eea1b5ec556bbe92d33ffd6ad5', '2026-11-22 17:21:21.692998+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0012_sieve_scripts.sql', 'e7f7347790713b5ab7003e65af789ec00811f2c1d04f75124c39d3781b5c482a', '2026-11-22 17:21:21.698745+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0013_dkim_keys.sql', '81399cc57bce4273ab569981b08a4ff09a5d83e35d4cbd3ea4ca425146a5d814', '2026-11-22 17:21:21.712742+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0014_audit.sql', 'c24403cf2daa2fa595a155d51e14ce8c7c14de34dc1f838f02baef1dc180cb9d', '2026-11-22 17:21:21.720207+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0015_sieve_parts.sql', '4b71e9db885f23d4d1ce865e68e7e23c5f7f3ec1475a97859ded121671df303b', '2026-11-22 17:21:21.735669+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0016_deleted.sql', '03e1dad20119dadb5b8f4f498207d2091765070849e023ade179b7a65fa353ec', '2026-11-22 17:21:21.738121+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0017_log_ins.sql', '2f75ce5cf654297ed671d34d47458f23f46a834956c85c59e65d1f57a0b1e948', '2026-11-22 17:21:21.762663+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0018_keep_times.sql', 'faa27ae6f5a08a4f8adb3bf5c28fa13962cc771e4e55a343d235738a567117dd', '2026-11-22 17:21:21.782806+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0019_row_level_security.sql', 'df597e904b98dee0b840e0fac57d0f66809114c8ea50f8c26e93577df835a765', '2026-11-22 17:21:21.788064+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0020_ends_of_passes.sql', '7e95745f38fa983f68df83778a00059c27c6373a9cef6de523d93f77dd71ea10', '2026-11-22 17:21:21.831895+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0021_deleted_by_triggers.sql', '2964a6bcbd17dbf4fef2ec09c3f26e9540bb0a1da765171d36fbfb4cee52f202', '2026-11-22 17:21:21.834539+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0022_log_in_memory.sql', '76c0e8c05a9ad8165d80eff727f266b8b2adfcb6d6e9bbe74cf79e614e0de3ca', '2026-11-22 17:21:21.836692+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0023_session_moments.sql', '967803f262fa44bed66e3c4fd166602f65561cc80de27122e0e2367f4a17e1bc', '2026-11-22 17:21:21.845109+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0024_log_in_memory_is_not_kept.sql', '748f4f94c84f1a8ec9ea7812294361e71bb66198060a96a2c502124a6a1231e4', '2026-11-22 17:21:21.847788+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0025_refusals_since.sql', 'ed88e61145d0384e7147e5ab295d6f96e0d530b9d98d66b10526736a806b1b42', '2026-11-22 17:21:21.849953+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('views/mail.sql', '3bc98fc83c2e8fabdc16647d1dce2a9f49aa17e495dc05ba5e40447cd216daf0', '2026-11-22 17:21:21.852152+00');


--
-- Data for Name: secret_answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', 'tk1', '\x8dcf9cd06f10641f094718bbaa96d6efded6f79da7ca3cb07fbf80c7d2928dec');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'tk1', '\x10a54017770f056d34dd906ecb09cb9441335e4aa1c77d73aa21d6a0c0af1fec');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', 'tk1', '\xdead65bc98a32a162dc04c8e9dcf1ac664894e1a38ac9bff7019422e5b2e0e9f');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-e3b7-7696-b66d-104737b6eae8', 'tk1', '\xb32fee54d38c530e15274ac976705ee14d647c50b83fd573fe0bd976d3ffcd89');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-dec3-7419-bf87-5318ec473d0f', 'tk1', '\x5a8526d50f2df93670315f50ad6220663bfe33d5c89904331a4f3f182f1bf4eb');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-e5cb-72c3-b57d-40447b280c75', 'tk1', '\x3fbdab0ea3249e58421311769fd537c373f552a6a6fa35ddb7d26d7696faee0f');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-df42-7492-bdde-ae77f21e43af', 'tk1', '\x35857a8f51786350e85e632f0bd0d8ea069eefc746936fbbe575b0eef262729f');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-e8a2-737f-a4a7-71736731e149', 'tk1', '\xc74c7ea5a2959c1a83df6f54512afa9bfd228248ed5dd2667e48a3346c1668e0');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-dfc8-74ec-a77e-f7577693db4d', 'tk1', '\xdb6a8f49d518c75559a8a8bf5d05f0f274f33db0013e98bdda7481f962ae2c29');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a20446-eab6-710a-9688-10467a2897b8', 'tk1', '\xb3a8d944791bd530e777e9ee7d853a19ea6e94410e89ad1b82598bb360be3010');


--
-- Data for Name: secret_question_settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret_question_settings (only_row, minimum) VALUES (true, 1);


--
-- Data for Name: secret_questions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret_questions (key, question, "position") VALUES ('tk1', 'What was the name of your first pet?', 1);
INSERT INTO public.secret_questions (key, question, "position") VALUES ('tk2', 'In which town did your parents meet?', 2);
INSERT INTO public.secret_questions (key, question, "position") VALUES ('tk3', 'What was the name of your favourite teacher?', 3);


--
-- Data for Name: session_ends; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session_ends (id, scope, target, created_date, begun_by) OVERRIDING SYSTEM VALUE VALUES (13, 'username', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', '2026-11-22 17:21:27.010234+00', NULL);


--
-- Data for Name: sieve_defaults; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sieve_defaults (name, id, data) VALUES ('mailbox', '9abf9db848bcc0b72d05f60c11f8323e58e9989b390c67e776f947000a456bd4', 'require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
');
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('domain', '2102fae2891a76254eebd7177b10865db7e9ae54c1e00f11912dae77d4191b5e', 'require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
');
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('plan-keeps-copy', 'e220f2a1b0e2264d1669eea250df8a571c1248f878b6d96171d5a90d29f5767e', 'require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "keeps_copy" "1";
');
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('plan-keeps-none', 'f4077b37982118aa485517839a9682527721f8d5bdbd25622da0ab1cbeec8d48', 'require ["include", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "keeps_copy" "";
');


--
-- Data for Name: sieve_scripts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', NULL, 'domain', '48c04c3660ff7ab4a143a0975bbe95ad49e282d2551beb5148471def7ca87459', 'require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "domain_black" "1";
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'mailbox', '104debab6b7ced55bfff8876c09f1b1c4a1184c7fdcd867644c907ae3fbab14b', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:23.799489+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'mailbox', '00891a7ee18b7e86f64c74295694ecccd3ce93058a906b375427d59080dd751e', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:26.672059+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'mailbox', 'c70d724b946bca8e8a1634111963e04bc448bc24bcffc4f52e9d7db33c777f5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "7e3a6e4767bb") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:23.913149+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'mailbox', '6cf8a3ae0fda66ab2db3ba574ac69484e2be20eaedf354a51639b92bcff4808d', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "7e3a6e4767bb") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:23.97227+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', 'mailbox', '51b0f20a0102e24ff7d1d69fe0d094b9189a1304fcffff38c19fc14822580453', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-e0c9-74c3-8fd2-7e3a6e4767bb", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "7e3a6e4767bb") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-e0c9-74c3-8fd2-7e3a6e4767bb" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-e0c9-74c3-8fd2-7e3a6e4767bb")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-e0c9-74c3-8fd2-7e3a6e4767bb";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 'mailbox', '104debab6b7ced55bfff8876c09f1b1c4a1184c7fdcd867644c907ae3fbab14b', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:24.495724+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-de3e-7339-bd0a-6dc4b6ef778a', 'mailbox', 'ecdc20b8c216ef5dc9cab5e3aead1ef8dda6c96e444e0139a823bcdea5a8451f', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-de3e-7339-bd0a-6dc4b6ef778a", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-de3e-7339-bd0a-6dc4b6ef778a" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-de3e-7339-bd0a-6dc4b6ef778a")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-de3e-7339-bd0a-6dc4b6ef778a";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 'mailbox', '2b0cec0d0e7882df137c3da201b715cba628c9a3349170ca52323538d0126e7e', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "104737b6eae8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:24.583481+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 'mailbox', '71435b68bfed4efd7b4cdf89e4c682a0a4aace0091a29ef3199479f9ad09aed7', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@umbra-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@umbra-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.048538+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 'mailbox', '11cab37c791beca6283f7e668f5337c18d50bf3b55681c227901a58d9bee470f', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "71736731e149") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.82111+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 'mailbox', 'b0ff02825ef9372b14614ebeb1da0a569bb2880a78b3905d94a479e842af47b4', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "104737b6eae8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:24.622104+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-e3b7-7696-b66d-104737b6eae8', 'mailbox', '96c43868109c6fb3e75346a014a508ae76182dcba93880a7a3139903fcd84699', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-e3b7-7696-b66d-104737b6eae8", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "104737b6eae8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-e3b7-7696-b66d-104737b6eae8" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-e3b7-7696-b66d-104737b6eae8")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-e3b7-7696-b66d-104737b6eae8";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', NULL, 'domain', 'fb35327df73e33a964d47cb9dbf4c1a54a7e7acd27e9319bd970bf67ac9f86dd', 'require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@umbra-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@umbra-spam.example"])) {
  set "domain_black" "1";
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 'mailbox', 'fcbaac32f3bb11007eb84364a884567460b3cd24e9044fbd55dc6fbf02c46ccc', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "40447b280c75") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.155663+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', NULL, 'domain', 'f4497d9dfe014515340ae1c30ac7adb6a7b9b4caec56b73a4ea00aec5888868a', 'require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@dormant-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@dormant-spam.example"])) {
  set "domain_black" "1";
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'autoresponder-e3b8dac86e7e6afe20e57900', 'e3b8dac86e7e6afe20e5790047f01fdc299a61faeafcd3450aaa7dcdcfab34a3', 'require ["vacation"];
vacation :days 7 :handle "autoresponder-1" :subject "Away — até já" "Back
on \"Monday\".";
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-dec3-7419-bf87-5318ec473d0f', 'mailbox', 'a739fd14e6ce3840c8397bba280b6a5dc75ac990e3c3f206c690d4faee0bd21f', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-dec3-7419-bf87-5318ec473d0f", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@umbra-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@umbra-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-dec3-7419-bf87-5318ec473d0f" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-dec3-7419-bf87-5318ec473d0f")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-dec3-7419-bf87-5318ec473d0f";
redirect "away@umbra-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 'mailbox', '535946b1a68ba480d1e4b40f139451bc8499324cb517d14dee8443c31c7eb24c', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@umbra-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@umbra-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "40447b280c75") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.216585+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-de81-719c-8f8d-4b93e28314be', '01a20446-e5cb-72c3-b57d-40447b280c75', 'mailbox', '235f4c81fe204e1906c41584b542c811a299072402d06f22026a87ea945175f4', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-e5cb-72c3-b57d-40447b280c75", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@umbra-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@umbra-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "40447b280c75") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-e5cb-72c3-b57d-40447b280c75" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-e5cb-72c3-b57d-40447b280c75")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-e5cb-72c3-b57d-40447b280c75";
redirect "away@umbra-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', NULL, 'domain', 'ac2470b2e16740c65479ed3905bc36d795fbff33b7a583bfb8a2c7989e8ddbb6', 'require ["comparator-i;ascii-numeric", "envelope", "include", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_learning" "0";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@globex-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@globex-spam.example"])) {
  set "domain_black" "1";
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 'mailbox', '286894bbf6b29ad00ab704510a33d728fe319f3f93509cf3256c54585ab3ca69', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@dormant-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@dormant-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.742187+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-df42-7492-bdde-ae77f21e43af', 'mailbox', 'a5d0a3917d7a6a6250070c77e62976b3fab40c59b7e4ae2053b78fba70caeb6a', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-df42-7492-bdde-ae77f21e43af", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@dormant-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@dormant-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-df42-7492-bdde-ae77f21e43af" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-df42-7492-bdde-ae77f21e43af")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-df42-7492-bdde-ae77f21e43af";
redirect "away@dormant-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 'mailbox', 'db59f7d1e09ea8ef2f64ced2ff61e93c758e2f8ad3d47b02b03b4df62212eab1', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@dormant-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@dormant-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "71736731e149") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:25.848083+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-defa-772b-8ad4-49048406e555', '01a20446-e8a2-737f-a4a7-71736731e149', 'mailbox', '5c3879c2e765d11fa9777d146defc5fc455b502eeb664e16e253214b972c9d81', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-e8a2-737f-a4a7-71736731e149", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@dormant-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@dormant-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "71736731e149") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-e8a2-737f-a4a7-71736731e149" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-e8a2-737f-a4a7-71736731e149")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-e8a2-737f-a4a7-71736731e149";
redirect "away@dormant-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 'mailbox', 'bd7fc7ecc8476408012bc50b0f2e848e8bf22a81859e75e9d604040f3c21d6ac', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@globex-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@globex-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:26.286618+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-dfc8-74ec-a77e-f7577693db4d', 'mailbox', '0f681b544ce1618080a7af57070e0d0eceb93da94ed426b3b9496f1d40881d7c', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-dfc8-74ec-a77e-f7577693db4d", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@globex-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@globex-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-dfc8-74ec-a77e-f7577693db4d" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-dfc8-74ec-a77e-f7577693db4d")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-dfc8-74ec-a77e-f7577693db4d";
redirect "away@globex-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 'mailbox', '9bdbb0cc0f0dffba4337d3f0d5fd9ae3fe8e757ca3216d5252533774d09d44dc', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "10467a2897b8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:26.367682+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 'mailbox', '6459039678d400afb5bc562c0746392211ba5233a5f3485007eff7a999e14016', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@globex-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@globex-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "10467a2897b8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:26.406813+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-df7f-7384-89f5-c1a66fc645d7', '01a20446-eab6-710a-9688-10467a2897b8', 'mailbox', '8eb903c708b0109fa28794f083ab3283808416c8f8f23c518327ea35d18bac27', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-eab6-710a-9688-10467a2897b8", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@globex-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@globex-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if allof(not string :is ["${sender}"] [""], header :contains "X-Mailstead-Refused-By" "10467a2897b8") {
  reject "This mailbox does not take mail of this sender.";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-eab6-710a-9688-10467a2897b8" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-eab6-710a-9688-10467a2897b8")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-eab6-710a-9688-10467a2897b8";
redirect "away@globex-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'fe64fc506f452ef2', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'mailbox', '8fa67edd9e531939ec1d70d9a79c74f71bd6084f1630c19affe3a1a024451191', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-e3b8dac86e7e6afe20e57900";
}
', 'fe64fc506f452ef2', '2026-11-22 17:21:26.718331+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a20446-dd9b-7425-85e1-25ce3a0fd067', '01a20446-dded-73ba-9dc1-163c3e9dc004', 'mailbox', 'a2e1ad3d075b3d3c44472f75baa0afead80320e28e39d5be93f31c71afa0ba1d', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["aligned_from", "aligned_from_domain", "attachment_control", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "sender", "sender_domain", "several_from", "spam", "spam_action", "spam_check", "spam_learning", "spam_threshold", "untaught", "virus_action", "white"];
include :personal "domain";
set "spam_threshold" "60";
include :personal "plan";
if allof(header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Virus", string :is ["${virus_action}"] ["1"]) {
  discard;
  stop;
}
if envelope :all :matches "from" "*" {
  set :lower "sender" "${1}";
}
if envelope :domain :matches "from" "*" {
  set :lower "sender_domain" "${1}";
}
if address :all :matches "From" "*" {
  set :lower "from" "${1}";
}
if address :domain :matches "From" "*" {
  set :lower "from_domain" "${1}";
}
if header :is "X-Mailstead-Aligned" "yes" {
  set "aligned_from" "${from}";
  set "aligned_from_domain" "${from_domain}";
}
if allof(address :count "ge" :comparator "i;ascii-numeric" "From" "2", not address :count "ge" :comparator "i;ascii-numeric" "From" "101") {
  set "several_from" "1";
}
if anyof(string :is ["${sender}", "${from}"] ["spam@acme-spam.example"], allof(string :is ["${several_from}"] ["1"], address :all :is "From" ["spam@acme-spam.example"])) {
  set "own_black" "1";
}
if string :is ["${own_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${own_black}"] ["1"]) {
  discard;
  stop;
}
if string :is ["${domain_white}"] ["1"] {
  set "white" "1";
}
if allof(not string :is ["${white}"] ["1"], string :is ["${domain_black}"] ["1"]) {
  discard;
  stop;
}
if allof(exists "X-Mailstead-Untaught-Score", not allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${spam_learning}"] ["1"])) {
  set "untaught" "1";
}
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${spam_threshold}")), allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], anyof(allof(not string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}"), allof(string :is ["${untaught}"] ["1"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Untaught-Score" "${discard_threshold}"))) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["3"]) {
  discard;
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["1"]) {
  fileinto :create "Spam";
  stop;
}
if allof(string :is ["${spam}"] ["1"], string :is ["${spam_action}"] ["2"]) {
  if header :matches "Subject" "*" {
    set "subject" "${1}";
  }
  if not string :matches "${subject}" "[SPAM] *" {
    deleteheader "Subject";
    addheader :last "Subject" "[SPAM] ${subject}";
  }
}
if allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${attachment_control}"] ["1"], header :is "X-Mailstead-Attachment" "dangerous") {
  fileinto :create "Spam";
  stop;
}
if header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], allof(header :matches "X-Loop" "????????-????-????-????-????????????", not header :is "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004")) {
  discard;
  stop;
}
addheader "X-Loop" "01a20446-dded-73ba-9dc1-163c3e9dc004";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "part-autoresponder-e3b8dac86e7e6afe20e57900";
}
', 'fe64fc506f452ef2', NULL);


--
-- Data for Name: sso_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sso_sessions (digest, domain_id, minted_by, expires_date) VALUES ('\xe5ea30db3d50dc1da82303684bc59b55b55f0f3a3c5ac8ea83cd18abcd70cf68', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'acme-owner', '2026-11-22 17:51:26.93+00');


--
-- Data for Name: sso_tickets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sso_tickets (digest, domain_id, minted_by, expires_date, redeemed_date) VALUES ('\x5d537e255c045a49bb01c07e25afb35bc66c86f7db4d15b30de717d386de9d2a', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'acme-owner', '2026-11-22 17:26:26.921+00', '2026-11-22 17:21:26.93+00');
INSERT INTO public.sso_tickets (digest, domain_id, minted_by, expires_date, redeemed_date) VALUES ('\xc163d53d1a6d6ae8fae7720d47cfe32eda10530ab4cce54c8b0c28fdd0bdf628', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'acme-owner', '2026-11-22 17:26:26.944+00', NULL);


--
-- Data for Name: tickets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date) VALUES ('01a20446-e27a-746d-8ab2-d0a375511086', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme.example', 'alice', 'acme', 'acme', 'open', '2026-11-22 17:21:24.089+00', NULL);
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date) VALUES ('01a20446-e4da-749e-81b0-48f4d78a8ef4', '01a20446-dd58-73e5-993c-6823e7c6c4c4', 'acme.example', 'bob', 'acme', 'acme', 'open', '2026-11-22 17:21:24.698+00', NULL);
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date) VALUES ('01a20446-e753-71e2-bd37-27b8eb05b5e3', '01a20446-de54-7143-a2c0-5a13830246c4', 'umbra.example', 'carol', 'umbra', 'umbra', 'open', '2026-11-22 17:21:25.33+00', NULL);
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date) VALUES ('01a20446-e9a9-71b7-a186-022826ab03e9', '01a20446-ded1-734c-9d79-440ca827c438', 'dormant.example', 'dora', 'dormant', 'dormant', 'open', '2026-11-22 17:21:25.928+00', NULL);
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date) VALUES ('01a20446-ebce-75e7-93ce-cc8514a07fe4', '01a20446-df55-76eb-8d21-166177609720', 'globex.example', 'greta', 'globex', 'globex', 'open', '2026-11-22 17:21:26.478+00', NULL);


--
-- Data for Name: usernames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-dded-73ba-9dc1-163c3e9dc004', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'alice', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$DTWEkRqrQTE32Ep+TkXYxw$2cZVGdTYuZwXA9MTLc7lqB3yY7+X7zdkuvQX5I/HEb8', '\xad38af629eac5fd6e97ec8879d8cf4a8', 1, 1024, false, '2026-11-22 17:21:22.862+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-e3b7-7696-b66d-104737b6eae8', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'bob-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$IULBAfrKGOyGDX31YNdKUA$KdJCSPQHziwewT+QI1AVW1tV8Bg+TSUooJcXcLHmu0Y', '\xb0440b589c28c2b70366f5585a1297f3', 1, 5120, false, '2026-11-22 17:21:24.351+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-de3e-7339-bd0a-6dc4b6ef778a', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'bob', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$vYTd81w6Lim+/8LwJMANlw$XNBR/jn2o6NQxn8Mo6KqIfsShDTKieLP+oz9+AMfzMY', '\xfd0abaa21e2eb654fd90745733464952', 1, 1024, false, '2026-11-22 17:21:22.948+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-e5cb-72c3-b57d-40447b280c75', '01a20446-de81-719c-8f8d-4b93e28314be', 'carol-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$4L80l2rtq4XCtyZXQ3RKQg$dKXeWfJjD4an/3QpJd4j+c4xMcEQLSoY3RTR0a3l2ao', '\x9b3bc971fb04a019d533ad11c5b17cb6', 1, 5120, false, '2026-11-22 17:21:24.881+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-dec3-7419-bf87-5318ec473d0f', '01a20446-de81-719c-8f8d-4b93e28314be', 'carol', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$VrHcdVwExY3SoUKk7ySgag$GRMWobnsRThRWWbXorXfbRO3rgvaHmn+HqBbtTTF4VI', '\xcb72fbd8c0bb735ff957856239aef5bd', 1, 1024, false, '2026-11-22 17:21:23.086+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-e8a2-737f-a4a7-71736731e149', '01a20446-defa-772b-8ad4-49048406e555', 'dora-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$A313ZWhno6bWwWbaxBGVnA$+ymkR7EDDYeVoJH5kl4bo+DEcLD3RHIvxg6bekw78Oo', '\x399d2586b2eec77ff8f4ae16e46328dd', 1, 5120, false, '2026-11-22 17:21:25.613+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-df42-7492-bdde-ae77f21e43af', '01a20446-defa-772b-8ad4-49048406e555', 'dora', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$vmHOg1rXk34oHXGB8dP2/g$0awJeqkWInOycKDS3nHmrwf2CZ8Qv8cuaF9NX1rvFew', '\x61f60feb528b8ae8ed733cbfb7a7d728', 1, 1024, false, '2026-11-22 17:21:23.205+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-eab6-710a-9688-10467a2897b8', '01a20446-df7f-7384-89f5-c1a66fc645d7', 'greta-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$rms6WNcg0PPq0jtvnmHo8g$t+xoztXosiKtM1mYkWnZq54sgvjLycSD07kSLp0RjJY', '\x492f4504d6270e402be773774edf05e5', 1, 5120, false, '2026-11-22 17:21:26.139+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-dfc8-74ec-a77e-f7577693db4d', '01a20446-df7f-7384-89f5-c1a66fc645d7', 'greta', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$AWGjpxh690nI9fe0ALB5jg$F24AquZ9partu8EMCQXSbkeiU2kqLo/GDbuYk4y38Co', '\xa34d4cc256a3ff102973df00e28222d4', 1, 1024, false, '2026-11-22 17:21:23.338+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-e0c9-74c3-8fd2-7e3a6e4767bb', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'alice-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$tQ5nhl8QThiG+ce5yNCb2Q$MtXDaPIjgntwqa3Rb2uGHKfys/OVvmFlXnOyWQlsuZ4', '\xa5bdb28580ee870698f21191a2d51672', 1, 5120, false, '2026-11-22 17:21:23.596+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a20446-ed34-7079-80ac-bea2803b22e0', '01a20446-dd9b-7425-85e1-25ce3a0fd067', 'brought', 'imap', '{SSHA}9o8Pp7hyVIBCdjGPUGNHQTB4VlA4U2FsdA==', '\xfe555baea258cfb7d57112d52d1bb0d1', 1, 1024, false, '2026-11-22 17:21:26.834+00');


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-daba-7071-9ce9-91e2ef1bc1a6', 'operator', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$64PNE8wmmru6B8OQduHtNA$vKAvjrM2ZI/AR2XHb4WPkhItn3M8XPylcKcW12bNDHQ', 'operator', '{}', NULL, NULL, '2026-11-22 17:21:22.034+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-dd27-750c-914a-e176053ccb41', 'north-app', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$y5H/CP1EWTktjUfF0+YHyg$s9dme+laootQZf8wgevL9qcpvO3kfHreSnzovNMnhhk', 'franchise', '{}', '01a20446-dcff-7777-98ec-f10b0bc67779', NULL, '2026-11-22 17:21:22.7+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-dd51-72d9-b803-b33b71998237', 'south-app', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$gDsdQ1mKIOLKunuiMK4NdQ$X6ltxZk4uRggswj7AM7yS+qTM9bsxLthkxX5e57fEb0', 'franchise', '{}', '01a20446-dd31-74c3-81dc-b1504dfb7c14', NULL, '2026-11-22 17:21:22.742+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-dd7c-716c-a866-fe618238bba5', 'acme-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$8IR/Gf5XzSNndBclqNY0ZA$Rv9tQF8M2Ua22YSkDxJkdpYSfcXoZshaF8i8y8tWsWE', 'account', '{account_owner}', NULL, '01a20446-dd58-73e5-993c-6823e7c6c4c4', '2026-11-22 17:21:22.785+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-de78-74a3-b761-dea170117b86', 'umbra-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$G/yChk9Oi36PqAeW7nnzGw$DZGRtZ0zLHwPBAw3L1zW2JolFz3xlF1oP+2sMgWaKyY', 'account', '{account_owner}', NULL, '01a20446-de54-7143-a2c0-5a13830246c4', '2026-11-22 17:21:23.035+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-deef-7440-81c0-bd16df9af787', 'dormant-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$7E0lsqG0lODhiAdHhZksNA$vGwENIeK3Gv0y9w2ie+Ka2qGTc36k1JVNA/mJ6DrTxQ', 'account', '{account_owner}', NULL, '01a20446-ded1-734c-9d79-440ca827c438', '2026-11-22 17:21:23.158+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-df76-740d-96f2-3779e2d44d4d', 'globex-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$RFyrz8XhVbC093isDiN9iQ$k2Axr/0/r5bgZzLTTox9nnZjX6bw55n9feeMvpKKG28', 'account', '{account_owner}', NULL, '01a20446-df55-76eb-8d21-166177609720', '2026-11-22 17:21:23.29+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a20446-dff3-764f-8563-8d2b68eeca68', 'acme-clerk', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$BpjQTMx/s2OK1IFcaIf5Yw$dcvJRAsfAhLsDJg0SHeDEYUxWZa3Pvr3WtgjEEgFf4c', 'account', '{}', NULL, '01a20446-dd58-73e5-993c-6823e7c6c4c4', '2026-11-22 17:21:23.415+00');


--
-- Name: audit_unsealed_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_unsealed_number_seq', 114, true);


--
-- Name: blackwhitelist_position_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.blackwhitelist_position_seq', 14, true);


--
-- Name: deleted_rows_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.deleted_rows_number_seq', 23, true);


--
-- Name: exchange_addresses_position_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.exchange_addresses_position_seq', 1, true);


--
-- Name: forwards_position_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.forwards_position_seq', 10, true);


--
-- Name: front_door_tries_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.front_door_tries_id_seq', 1, true);


--
-- Name: imported_hashes_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.imported_hashes_id_seq', 1, true);


--
-- Name: late_log_ins_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.late_log_ins_id_seq', 1, true);


--
-- Name: log_in_tries_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.log_in_tries_id_seq', 3, true);


--
-- Name: session_ends_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_ends_id_seq', 13, true);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: audit_chain audit_chain_audit_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_chain
    ADD CONSTRAINT audit_chain_audit_id_key UNIQUE (audit_id);


--
-- Name: audit_chain audit_chain_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_chain
    ADD CONSTRAINT audit_chain_pkey PRIMARY KEY ("position");


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: audit_unsealed audit_unsealed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_unsealed
    ADD CONSTRAINT audit_unsealed_pkey PRIMARY KEY (number);


--
-- Name: autoresponders autoresponders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.autoresponders
    ADD CONSTRAINT autoresponders_pkey PRIMARY KEY (username_id);


--
-- Name: blackwhitelist blackwhitelist_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blackwhitelist
    ADD CONSTRAINT blackwhitelist_pkey PRIMARY KEY (owner_id, address);


--
-- Name: cleanmailplus cleanmailplus_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cleanmailplus
    ADD CONSTRAINT cleanmailplus_pkey PRIMARY KEY (owner_id, attribute);


--
-- Name: contacts contacts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_pkey PRIMARY KEY (id);


--
-- Name: deleted_objects deleted_objects_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deleted_objects
    ADD CONSTRAINT deleted_objects_pkey PRIMARY KEY (id);


--
-- Name: deleted_rows deleted_rows_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deleted_rows
    ADD CONSTRAINT deleted_rows_pkey PRIMARY KEY (number);


--
-- Name: deleted_stores deleted_stores_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deleted_stores
    ADD CONSTRAINT deleted_stores_pkey PRIMARY KEY (username_id);


--
-- Name: dkim_keys dkim_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dkim_keys
    ADD CONSTRAINT dkim_keys_pkey PRIMARY KEY (domain_id);


--
-- Name: dkim_keys dkim_keys_selector_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dkim_keys
    ADD CONSTRAINT dkim_keys_selector_key UNIQUE (selector);


--
-- Name: domain_names domain_names_name_domain_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_names
    ADD CONSTRAINT domain_names_name_domain_id_key UNIQUE (name, domain_id);


--
-- Name: domain_names domain_names_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_names
    ADD CONSTRAINT domain_names_pkey PRIMARY KEY (name);


--
-- Name: all_domains domains_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.all_domains
    ADD CONSTRAINT domains_pkey PRIMARY KEY (id);


--
-- Name: exchange_addresses exchange_addresses_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_addresses
    ADD CONSTRAINT exchange_addresses_pkey PRIMARY KEY (username_id, local_part, name);


--
-- Name: exchange_mailboxes exchange_mailboxes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_mailboxes
    ADD CONSTRAINT exchange_mailboxes_pkey PRIMARY KEY (username_id);


--
-- Name: forwards forwards_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.forwards
    ADD CONSTRAINT forwards_pkey PRIMARY KEY (username_id, "position");


--
-- Name: franchises franchises_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.franchises
    ADD CONSTRAINT franchises_pkey PRIMARY KEY (id);


--
-- Name: front_door_tries front_door_tries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.front_door_tries
    ADD CONSTRAINT front_door_tries_pkey PRIMARY KEY (id);


--
-- Name: imported_hashes imported_hashes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_hashes
    ADD CONSTRAINT imported_hashes_pkey PRIMARY KEY (id);


--
-- Name: imported_hashes imported_hashes_username_id_password_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_hashes
    ADD CONSTRAINT imported_hashes_username_id_password_hash_key UNIQUE (username_id, password_hash);


--
-- Name: instance instance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (only_row);


--
-- Name: late_log_ins late_log_ins_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.late_log_ins
    ADD CONSTRAINT late_log_ins_pkey PRIMARY KEY (id);


--
-- Name: log_in_blocks log_in_blocks_client_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_blocks
    ADD CONSTRAINT log_in_blocks_client_name_key UNIQUE NULLS NOT DISTINCT (client, name);


--
-- Name: log_in_blocks log_in_blocks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_blocks
    ADD CONSTRAINT log_in_blocks_pkey PRIMARY KEY (id);


--
-- Name: log_in_memory log_in_memory_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_memory
    ADD CONSTRAINT log_in_memory_pkey PRIMARY KEY (username_id);


--
-- Name: log_in_refusals log_in_refusals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_refusals
    ADD CONSTRAINT log_in_refusals_pkey PRIMARY KEY (name, address, service, reason);


--
-- Name: log_in_tries log_in_tries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_tries
    ADD CONSTRAINT log_in_tries_pkey PRIMARY KEY (id);


--
-- Name: mailbox_counts mailbox_counts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox_counts
    ADD CONSTRAINT mailbox_counts_pkey PRIMARY KEY (domain_id, type);


--
-- Name: mailbox_usage mailbox_usage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox_usage
    ADD CONSTRAINT mailbox_usage_pkey PRIMARY KEY (username_id);


--
-- Name: mailboxes mailboxes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailboxes
    ADD CONSTRAINT mailboxes_pkey PRIMARY KEY (username_id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: password_history password_history_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.password_history
    ADD CONSTRAINT password_history_pkey PRIMARY KEY (username_id, digest);


--
-- Name: plans plans_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (id);


--
-- Name: redeemed_tokens redeemed_tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redeemed_tokens
    ADD CONSTRAINT redeemed_tokens_pkey PRIMARY KEY (nonce);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);


--
-- Name: secret_answers secret_answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret_answers
    ADD CONSTRAINT secret_answers_pkey PRIMARY KEY (username_id, key);


--
-- Name: secret_question_settings secret_question_settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret_question_settings
    ADD CONSTRAINT secret_question_settings_pkey PRIMARY KEY (only_row);


--
-- Name: secret_questions secret_questions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret_questions
    ADD CONSTRAINT secret_questions_pkey PRIMARY KEY (key);


--
-- Name: session_ends session_ends_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session_ends
    ADD CONSTRAINT session_ends_pkey PRIMARY KEY (id);


--
-- Name: sieve_defaults sieve_defaults_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sieve_defaults
    ADD CONSTRAINT sieve_defaults_pkey PRIMARY KEY (name);


--
-- Name: sieve_scripts sieve_scripts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sieve_scripts
    ADD CONSTRAINT sieve_scripts_pkey PRIMARY KEY (owner_id, name, id);


--
-- Name: sso_sessions sso_sessions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_sessions
    ADD CONSTRAINT sso_sessions_pkey PRIMARY KEY (digest);


--
-- Name: sso_tickets sso_tickets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_tickets
    ADD CONSTRAINT sso_tickets_pkey PRIMARY KEY (digest);


--
-- Name: tickets tickets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);


--
-- Name: usernames usernames_domain_id_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usernames
    ADD CONSTRAINT usernames_domain_id_username_key UNIQUE (domain_id, username);


--
-- Name: usernames usernames_id_domain_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usernames
    ADD CONSTRAINT usernames_id_domain_id_key UNIQUE (id, domain_id);


--
-- Name: usernames usernames_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usernames
    ADD CONSTRAINT usernames_pkey PRIMARY KEY (id);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: accounts_exact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_exact ON public.accounts USING btree (account_number);


--
-- Name: accounts_franchise; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_franchise ON public.accounts USING btree (franchise_id, id);


--
-- Name: accounts_number; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX accounts_number ON public.accounts USING btree (lower(account_number));


--
-- Name: audit_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_account ON public.audit USING btree (account_id, at, id) WHERE (account_id IS NOT NULL);


--
-- Name: audit_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_at ON public.audit USING btree (at, id);


--
-- Name: audit_username; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_username ON public.audit USING btree (username_id, at, id) WHERE (username_id IS NOT NULL);


--
-- Name: blackwhitelist_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX blackwhitelist_domain ON public.blackwhitelist USING btree (domain_id, username_id);


--
-- Name: blackwhitelist_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX blackwhitelist_listed ON public.blackwhitelist USING btree (owner_id, "position");


--
-- Name: cleanmailplus_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cleanmailplus_domain ON public.cleanmailplus USING btree (domain_id, username_id);


--
-- Name: contacts_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contacts_listed ON public.contacts USING btree (domain_id, id);


--
-- Name: contacts_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contacts_name ON public.contacts USING btree (domain_id, lower(name));


--
-- Name: deleted_objects_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deleted_objects_account ON public.deleted_objects USING btree (account_id, deleted_date, id);


--
-- Name: deleted_objects_date; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deleted_objects_date ON public.deleted_objects USING btree (deleted_date);


--
-- Name: deleted_objects_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deleted_objects_domain ON public.deleted_objects USING btree (domain_id, deleted_date, id) WHERE (domain_id IS NOT NULL);


--
-- Name: deleted_rows_deleted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deleted_rows_deleted ON public.deleted_rows USING btree (deleted_id, table_name);


--
-- Name: deleted_stores_date; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deleted_stores_date ON public.deleted_stores USING btree (deleted_date);


--
-- Name: domain_names_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domain_names_domain ON public.domain_names USING btree (domain_id);


--
-- Name: domain_names_own; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX domain_names_own ON public.domain_names USING btree (domain_id) WHERE (NOT is_alias);


--
-- Name: domains_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_account ON public.all_domains USING btree (account_id, id);


--
-- Name: domains_deleted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_deleted ON public.all_domains USING btree (deleted_date) WHERE (deleted_date IS NOT NULL);


--
-- Name: domains_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX domains_name ON public.all_domains USING btree (domain) WHERE (deleted_date IS NULL);


--
-- Name: domains_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_plan ON public.all_domains USING btree (plan_id);


--
-- Name: exchange_addresses_local; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exchange_addresses_local ON public.exchange_addresses USING btree (domain_id, local_part);


--
-- Name: exchange_addresses_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exchange_addresses_name ON public.exchange_addresses USING btree (name, domain_id);


--
-- Name: exchange_mailboxes_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX exchange_mailboxes_domain ON public.exchange_mailboxes USING btree (domain_id, type);


--
-- Name: forwards_target; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX forwards_target ON public.forwards USING btree (username_id, lower((target COLLATE "C")));


--
-- Name: franchises_exact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX franchises_exact ON public.franchises USING btree (franchise);


--
-- Name: franchises_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX franchises_name ON public.franchises USING btree (lower(franchise));


--
-- Name: front_door_tries_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX front_door_tries_address ON public.front_door_tries USING btree (address, door, at);


--
-- Name: front_door_tries_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX front_door_tries_at ON public.front_door_tries USING btree (at);


--
-- Name: front_door_tries_username; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX front_door_tries_username ON public.front_door_tries USING btree (username_id, at) WHERE (username_id IS NOT NULL);


--
-- Name: log_in_blocks_until; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_blocks_until ON public.log_in_blocks USING btree (until_date);


--
-- Name: log_in_blocks_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_blocks_user ON public.log_in_blocks USING btree (user_id) WHERE (user_id IS NOT NULL);


--
-- Name: log_in_blocks_username; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_blocks_username ON public.log_in_blocks USING btree (username_id) WHERE (username_id IS NOT NULL);


--
-- Name: log_in_memory_made; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_memory_made ON public.log_in_memory USING btree (made_date);


--
-- Name: log_in_tries_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_tries_at ON public.log_in_tries USING btree (at);


--
-- Name: log_in_tries_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_tries_name ON public.log_in_tries USING btree (name, at);


--
-- Name: log_in_tries_pair; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_in_tries_pair ON public.log_in_tries USING btree (client, name, at);


--
-- Name: mailboxes_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mailboxes_domain ON public.mailboxes USING btree (domain_id, username_id);


--
-- Name: outbox_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_created ON public.outbox USING btree (created_date);


--
-- Name: outbox_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_due ON public.outbox USING btree (next_try);


--
-- Name: plans_exact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plans_exact ON public.plans USING btree (plan);


--
-- Name: plans_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX plans_name ON public.plans USING btree (lower(plan));


--
-- Name: redeemed_tokens_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redeemed_tokens_expiry ON public.redeemed_tokens USING btree (expires_date);


--
-- Name: redeemed_tokens_username; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redeemed_tokens_username ON public.redeemed_tokens USING btree (username_id);


--
-- Name: sieve_scripts_compiler; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sieve_scripts_compiler ON public.sieve_scripts USING btree (compiler) WHERE (stale_date IS NULL);


--
-- Name: sieve_scripts_current; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX sieve_scripts_current ON public.sieve_scripts USING btree (owner_id, name) WHERE (stale_date IS NULL);


--
-- Name: sieve_scripts_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sieve_scripts_domain ON public.sieve_scripts USING btree (domain_id, username_id);


--
-- Name: sieve_scripts_stale; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sieve_scripts_stale ON public.sieve_scripts USING btree (stale_date) WHERE (stale_date IS NOT NULL);


--
-- Name: sso_sessions_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sso_sessions_domain ON public.sso_sessions USING btree (domain_id);


--
-- Name: sso_sessions_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sso_sessions_expiry ON public.sso_sessions USING btree (expires_date);


--
-- Name: sso_tickets_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sso_tickets_domain ON public.sso_tickets USING btree (domain_id);


--
-- Name: sso_tickets_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sso_tickets_expiry ON public.sso_tickets USING btree (expires_date);


--
-- Name: tickets_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tickets_account ON public.tickets USING btree (account_id, id);


--
-- Name: tickets_closed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tickets_closed ON public.tickets USING btree (closed_date) WHERE (closed_date IS NOT NULL);


--
-- Name: usernames_by_quota; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usernames_by_quota ON public.usernames USING btree (domain_id, quota, id);


--
-- Name: usernames_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usernames_listed ON public.usernames USING btree (domain_id, id) INCLUDE (quota);


--
-- Name: users_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX users_account ON public.users USING btree (account_id, id) WHERE (account_id IS NOT NULL);


--
-- Name: users_exact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX users_exact ON public.users USING btree (user_name);


--
-- Name: users_franchise; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX users_franchise ON public.users USING btree (franchise_id) WHERE (franchise_id IS NOT NULL);


--
-- Name: users_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX users_name ON public.users USING btree (lower(user_name));


--
-- Name: users_platform; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX users_platform ON public.users USING btree (id) WHERE (account_id IS NULL);


--
-- Name: exchange_addresses address_is_free; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER address_is_free BEFORE INSERT ON public.exchange_addresses FOR EACH ROW EXECUTE FUNCTION public.address_is_free();


--
-- Name: audit append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit_chain append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit await_seal; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER await_seal AFTER INSERT ON public.audit FOR EACH ROW EXECUTE FUNCTION public.await_seal();


--
-- Name: mailboxes count_mailbox; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER count_mailbox AFTER INSERT OR DELETE OR UPDATE OF webmail_type ON public.mailboxes FOR EACH ROW EXECUTE FUNCTION public.count_mailbox();


--
-- Name: domains delete_domain; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER delete_domain INSTEAD OF DELETE ON public.domains FOR EACH ROW EXECUTE FUNCTION public.delete_domain();


--
-- Name: accounts end_account_sessions; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_account_sessions AFTER UPDATE OF status ON public.accounts FOR EACH ROW WHEN (((new.status <> 'open'::text) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION public.end_account_sessions();


--
-- Name: all_domains end_domain_sessions; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_domain_sessions AFTER UPDATE OF status ON public.all_domains FOR EACH ROW WHEN (((new.status <> 'open'::text) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION public.end_domain_sessions();


--
-- Name: users end_passes; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_passes AFTER DELETE OR UPDATE OF password_hash, roles ON public.users FOR EACH ROW EXECUTE FUNCTION public.end_passes();


--
-- Name: usernames end_sessions_of_deleted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_sessions_of_deleted AFTER DELETE ON public.usernames FOR EACH ROW EXECUTE FUNCTION public.end_username_sessions();


--
-- Name: usernames end_sessions_of_old_generation; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_sessions_of_old_generation AFTER UPDATE ON public.usernames FOR EACH ROW WHEN ((new.generation IS DISTINCT FROM old.generation)) EXECUTE FUNCTION public.end_username_sessions();


--
-- Name: usernames exchange_password_was_reset; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER exchange_password_was_reset AFTER UPDATE OF password_hash ON public.usernames FOR EACH ROW WHEN (((new.type = 'exchange'::text) AND (new.password_hash IS DISTINCT FROM old.password_hash))) EXECUTE FUNCTION public.exchange_password_was_reset();


--
-- Name: usernames keep_username; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER keep_username BEFORE DELETE ON public.usernames FOR EACH ROW EXECUTE FUNCTION public.keep_username();


--
-- Name: usernames new_username_is_free; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER new_username_is_free BEFORE UPDATE OF username ON public.usernames FOR EACH ROW WHEN ((new.username IS DISTINCT FROM old.username)) EXECUTE FUNCTION public.username_is_free();


--
-- Name: usernames next_generation; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER next_generation BEFORE UPDATE ON public.usernames FOR EACH ROW EXECUTE FUNCTION public.next_generation();


--
-- Name: usernames password_was_reset; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER password_was_reset AFTER UPDATE OF password_hash ON public.usernames FOR EACH ROW WHEN ((new.password_hash IS DISTINCT FROM old.password_hash)) EXECUTE FUNCTION public.password_was_reset();


--
-- Name: exchange_mailboxes protocol_switched_off; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER protocol_switched_off AFTER UPDATE ON public.exchange_mailboxes FOR EACH ROW WHEN (((old.imap_enabled AND (NOT new.imap_enabled)) OR (old.pop_enabled AND (NOT new.pop_enabled)))) EXECUTE FUNCTION public.protocol_switched_off();


--
-- Name: accounts release_deleted_domains; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER release_deleted_domains BEFORE DELETE ON public.accounts FOR EACH ROW EXECUTE FUNCTION public.release_account();


--
-- Name: plans release_deleted_domains; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER release_deleted_domains BEFORE DELETE ON public.plans FOR EACH ROW EXECUTE FUNCTION public.release_plan();


--
-- Name: usernames set_store_aside; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER set_store_aside AFTER DELETE ON public.usernames FOR EACH ROW EXECUTE FUNCTION public.set_store_aside();


--
-- Name: usernames username_is_free; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER username_is_free BEFORE INSERT ON public.usernames FOR EACH ROW EXECUTE FUNCTION public.username_is_free();


--
-- Name: accounts accounts_franchise_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_franchise_id_fkey FOREIGN KEY (franchise_id) REFERENCES public.franchises(id);


--
-- Name: autoresponders autoresponders_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.autoresponders
    ADD CONSTRAINT autoresponders_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: blackwhitelist blackwhitelist_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blackwhitelist
    ADD CONSTRAINT blackwhitelist_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: blackwhitelist blackwhitelist_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blackwhitelist
    ADD CONSTRAINT blackwhitelist_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: cleanmailplus cleanmailplus_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cleanmailplus
    ADD CONSTRAINT cleanmailplus_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: cleanmailplus cleanmailplus_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cleanmailplus
    ADD CONSTRAINT cleanmailplus_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: contacts contacts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: deleted_objects deleted_objects_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deleted_objects
    ADD CONSTRAINT deleted_objects_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: deleted_rows deleted_rows_deleted_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deleted_rows
    ADD CONSTRAINT deleted_rows_deleted_id_fkey FOREIGN KEY (deleted_id) REFERENCES public.deleted_objects(id) ON DELETE CASCADE;


--
-- Name: dkim_keys dkim_keys_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dkim_keys
    ADD CONSTRAINT dkim_keys_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: domain_names domain_names_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_names
    ADD CONSTRAINT domain_names_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: all_domains domains_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.all_domains
    ADD CONSTRAINT domains_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: all_domains domains_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.all_domains
    ADD CONSTRAINT domains_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plans(id);


--
-- Name: exchange_addresses exchange_addresses_name_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_addresses
    ADD CONSTRAINT exchange_addresses_name_domain_id_fkey FOREIGN KEY (name, domain_id) REFERENCES public.domain_names(name, domain_id) ON DELETE CASCADE;


--
-- Name: exchange_addresses exchange_addresses_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_addresses
    ADD CONSTRAINT exchange_addresses_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: exchange_mailboxes exchange_mailboxes_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exchange_mailboxes
    ADD CONSTRAINT exchange_mailboxes_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: forwards forwards_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.forwards
    ADD CONSTRAINT forwards_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: front_door_tries front_door_tries_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.front_door_tries
    ADD CONSTRAINT front_door_tries_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: imported_hashes imported_hashes_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imported_hashes
    ADD CONSTRAINT imported_hashes_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: log_in_blocks log_in_blocks_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_blocks
    ADD CONSTRAINT log_in_blocks_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;


--
-- Name: log_in_blocks log_in_blocks_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_blocks
    ADD CONSTRAINT log_in_blocks_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: log_in_memory log_in_memory_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_in_memory
    ADD CONSTRAINT log_in_memory_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: mailbox_counts mailbox_counts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox_counts
    ADD CONSTRAINT mailbox_counts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: mailbox_usage mailbox_usage_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox_usage
    ADD CONSTRAINT mailbox_usage_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: mailboxes mailboxes_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailboxes
    ADD CONSTRAINT mailboxes_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: password_history password_history_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.password_history
    ADD CONSTRAINT password_history_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: redeemed_tokens redeemed_tokens_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redeemed_tokens
    ADD CONSTRAINT redeemed_tokens_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: secret_answers secret_answers_username_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.secret_answers
    ADD CONSTRAINT secret_answers_username_id_fkey FOREIGN KEY (username_id) REFERENCES public.usernames(id) ON DELETE CASCADE;


--
-- Name: sieve_scripts sieve_scripts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sieve_scripts
    ADD CONSTRAINT sieve_scripts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: sieve_scripts sieve_scripts_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sieve_scripts
    ADD CONSTRAINT sieve_scripts_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: sso_sessions sso_sessions_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_sessions
    ADD CONSTRAINT sso_sessions_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: sso_tickets sso_tickets_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_tickets
    ADD CONSTRAINT sso_tickets_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: tickets tickets_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: usernames usernames_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usernames
    ADD CONSTRAINT usernames_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.all_domains(id) ON DELETE CASCADE;


--
-- Name: users users_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: users users_franchise_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_franchise_id_fkey FOREIGN KEY (franchise_id) REFERENCES public.franchises(id);


--
-- Name: accounts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;

--
-- Name: all_domains; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.all_domains ENABLE ROW LEVEL SECURITY;

--
-- Name: audit; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_chain; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.audit_chain ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_unsealed; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.audit_unsealed ENABLE ROW LEVEL SECURITY;

--
-- Name: autoresponders; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.autoresponders ENABLE ROW LEVEL SECURITY;

--
-- Name: blackwhitelist; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.blackwhitelist ENABLE ROW LEVEL SECURITY;

--
-- Name: cleanmailplus; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.cleanmailplus ENABLE ROW LEVEL SECURITY;

--
-- Name: contacts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.contacts ENABLE ROW LEVEL SECURITY;

--
-- Name: deleted_objects; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.deleted_objects ENABLE ROW LEVEL SECURITY;

--
-- Name: deleted_rows; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.deleted_rows ENABLE ROW LEVEL SECURITY;

--
-- Name: deleted_stores; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.deleted_stores ENABLE ROW LEVEL SECURITY;

--
-- Name: dkim_keys; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.dkim_keys ENABLE ROW LEVEL SECURITY;

--
-- Name: domain_names; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.domain_names ENABLE ROW LEVEL SECURITY;

--
-- Name: exchange_addresses; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.exchange_addresses ENABLE ROW LEVEL SECURITY;

--
-- Name: exchange_mailboxes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.exchange_mailboxes ENABLE ROW LEVEL SECURITY;

--
-- Name: forwards; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.forwards ENABLE ROW LEVEL SECURITY;

--
-- Name: franchises; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.franchises ENABLE ROW LEVEL SECURITY;

--
-- Name: front_door_tries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.front_door_tries ENABLE ROW LEVEL SECURITY;

--
-- Name: imported_hashes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.imported_hashes ENABLE ROW LEVEL SECURITY;

--
-- Name: instance; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.instance ENABLE ROW LEVEL SECURITY;

--
-- Name: outbox laid_out; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY laid_out ON public.outbox FOR INSERT WITH CHECK (( SELECT wall.scoped() AS scoped));


--
-- Name: late_log_ins; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.late_log_ins ENABLE ROW LEVEL SECURITY;

--
-- Name: log_in_blocks; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.log_in_blocks ENABLE ROW LEVEL SECURITY;

--
-- Name: log_in_memory; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.log_in_memory ENABLE ROW LEVEL SECURITY;

--
-- Name: log_in_refusals; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.log_in_refusals ENABLE ROW LEVEL SECURITY;

--
-- Name: log_in_tries; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.log_in_tries ENABLE ROW LEVEL SECURITY;

--
-- Name: mailbox_counts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.mailbox_counts ENABLE ROW LEVEL SECURITY;

--
-- Name: mailbox_usage; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.mailbox_usage ENABLE ROW LEVEL SECURITY;

--
-- Name: mailboxes; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.mailboxes ENABLE ROW LEVEL SECURITY;

--
-- Name: outbox; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.outbox ENABLE ROW LEVEL SECURITY;

--
-- Name: password_history; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.password_history ENABLE ROW LEVEL SECURITY;

--
-- Name: plans; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;

--
-- Name: redeemed_tokens; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.redeemed_tokens ENABLE ROW LEVEL SECURITY;

--
-- Name: accounts scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.accounts USING ((( SELECT wall.platform() AS platform) OR (id = ( SELECT wall.account() AS account)) OR (franchise_id = ( SELECT wall.franchise() AS franchise))));


--
-- Name: all_domains scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.all_domains USING ((( SELECT wall.platform() AS platform) OR ((account_id = ( SELECT wall.account() AS account)) AND ((id = ( SELECT wall.domain() AS domain)) OR (( SELECT wall.whole_account() AS whole_account) IS NOT NULL)))));


--
-- Name: audit_unsealed scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.audit_unsealed USING (( SELECT wall.platform() AS platform));


--
-- Name: autoresponders scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.autoresponders USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = autoresponders.username_id)))));


--
-- Name: blackwhitelist scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.blackwhitelist USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = blackwhitelist.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: cleanmailplus scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.cleanmailplus USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = cleanmailplus.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: contacts scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.contacts USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = contacts.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: deleted_objects scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.deleted_objects USING ((( SELECT wall.platform() AS platform) OR ((account_id = ( SELECT wall.account() AS account)) AND ((( SELECT wall.whole_account() AS whole_account) IS NOT NULL) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain))))));


--
-- Name: deleted_stores scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.deleted_stores USING ((( SELECT wall.platform() AS platform) OR ((account_id = ( SELECT wall.account() AS account)) AND ((( SELECT wall.whole_account() AS whole_account) IS NOT NULL) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain))))));


--
-- Name: dkim_keys scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.dkim_keys USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = dkim_keys.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: domain_names scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.domain_names USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = domain_names.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: exchange_addresses scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.exchange_addresses USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = exchange_addresses.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: exchange_mailboxes scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.exchange_mailboxes USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = exchange_mailboxes.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: forwards scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.forwards USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = forwards.username_id)))));


--
-- Name: franchises scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.franchises USING ((( SELECT wall.platform() AS platform) OR (id = ( SELECT wall.franchise() AS franchise))));


--
-- Name: front_door_tries scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.front_door_tries USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: imported_hashes scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.imported_hashes USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = imported_hashes.username_id)))));


--
-- Name: late_log_ins scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.late_log_ins USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: log_in_blocks scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.log_in_blocks USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: log_in_memory scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.log_in_memory USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: log_in_refusals scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.log_in_refusals USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: log_in_tries scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.log_in_tries USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: mailbox_counts scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.mailbox_counts USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = mailbox_counts.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: mailbox_usage scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.mailbox_usage USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = mailbox_usage.username_id)))));


--
-- Name: mailboxes scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.mailboxes USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = mailboxes.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: outbox scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.outbox USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: password_history scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.password_history USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = password_history.username_id)))));


--
-- Name: plans scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.plans USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: redeemed_tokens scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.redeemed_tokens USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = redeemed_tokens.username_id)))));


--
-- Name: secret_answers scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.secret_answers USING ((( SELECT wall.platform() AS platform) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.usernames u
  WHERE (u.id = secret_answers.username_id)))));


--
-- Name: secret_question_settings scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.secret_question_settings USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: secret_questions scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.secret_questions USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: session_ends scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.session_ends USING ((( SELECT wall.platform() AS platform) OR false));


--
-- Name: sieve_scripts scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.sieve_scripts USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = sieve_scripts.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: sso_sessions scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.sso_sessions USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = sso_sessions.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: sso_tickets scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.sso_tickets USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = sso_tickets.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: tickets scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.tickets USING ((( SELECT wall.platform() AS platform) OR (account_id = ( SELECT wall.account() AS account)) OR (EXISTS ( SELECT
   FROM public.accounts a
  WHERE ((a.id = tickets.account_id) AND (a.franchise_id = ( SELECT wall.franchise() AS franchise)))))));


--
-- Name: usernames scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.usernames USING ((( SELECT wall.platform() AS platform) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR ((id = ( SELECT wall.username() AS username)) AND (domain_id = ( SELECT wall.domain() AS domain))) OR (EXISTS ( SELECT
   FROM public.all_domains d
  WHERE ((d.id = usernames.domain_id) AND (d.account_id = ( SELECT wall.whole_account() AS whole_account)))))));


--
-- Name: users scope; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY scope ON public.users USING ((( SELECT wall.platform() AS platform) OR (account_id = ( SELECT wall.whole_account() AS whole_account)) OR (franchise_id = ( SELECT wall.franchise() AS franchise))));


--
-- Name: secret_answers; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.secret_answers ENABLE ROW LEVEL SECURITY;

--
-- Name: secret_question_settings; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.secret_question_settings ENABLE ROW LEVEL SECURITY;

--
-- Name: secret_questions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.secret_questions ENABLE ROW LEVEL SECURITY;

--
-- Name: audit seen; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY seen ON public.audit FOR SELECT USING ((( SELECT wall.platform() AS platform) OR ((account_id = ( SELECT wall.account() AS account)) AND ((( SELECT wall.whole_account() AS whole_account) IS NOT NULL) OR (domain_id = ( SELECT wall.whole_domain() AS whole_domain)) OR (username_id = ( SELECT wall.username() AS username))))));


--
-- Name: audit_chain seen; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY seen ON public.audit_chain FOR SELECT USING ((( SELECT wall.platform() AS platform) OR (EXISTS ( SELECT
   FROM public.audit a
  WHERE (a.id = audit_chain.audit_id)))));


--
-- Name: session_ends; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.session_ends ENABLE ROW LEVEL SECURITY;

--
-- Name: blackwhitelist shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.blackwhitelist FOR SELECT USING (((username_id IS NULL) AND (domain_id = ( SELECT wall.domain() AS domain))));


--
-- Name: cleanmailplus shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.cleanmailplus FOR SELECT USING (((username_id IS NULL) AND (domain_id = ( SELECT wall.domain() AS domain))));


--
-- Name: instance shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.instance FOR SELECT USING (( SELECT wall.scoped() AS scoped));


--
-- Name: mailbox_counts shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.mailbox_counts FOR SELECT USING ((domain_id = ( SELECT wall.domain() AS domain)));


--
-- Name: plans shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.plans FOR SELECT USING (( SELECT wall.scoped() AS scoped));


--
-- Name: secret_question_settings shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.secret_question_settings FOR SELECT USING (( SELECT wall.scoped() AS scoped));


--
-- Name: secret_questions shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.secret_questions FOR SELECT USING (( SELECT wall.scoped() AS scoped));


--
-- Name: sieve_scripts shown; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY shown ON public.sieve_scripts FOR SELECT USING (((username_id IS NULL) AND (domain_id = ( SELECT wall.domain() AS domain))));


--
-- Name: sieve_scripts; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.sieve_scripts ENABLE ROW LEVEL SECURITY;

--
-- Name: sso_sessions; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.sso_sessions ENABLE ROW LEVEL SECURITY;

--
-- Name: sso_tickets; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.sso_tickets ENABLE ROW LEVEL SECURITY;

--
-- Name: tickets; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.tickets ENABLE ROW LEVEL SECURITY;

--
-- Name: usernames; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.usernames ENABLE ROW LEVEL SECURITY;

--
-- Name: users; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

--
-- Name: audit written; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY written ON public.audit FOR INSERT WITH CHECK ((( SELECT wall.platform() AS platform) OR (EXISTS ( SELECT
   FROM public.accounts a
  WHERE (a.id = audit.account_id))) OR (( SELECT wall.scoped() AS scoped) AND (account_id IS NULL) AND (domain_id IS NULL) AND (username_id IS NULL))));


--
-- Name: audit_chain written; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY written ON public.audit_chain FOR INSERT WITH CHECK (( SELECT wall.platform() AS platform));


--
-- Name: SCHEMA mail; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA mail TO mail_reader;
GRANT USAGE ON SCHEMA mail TO mail_writer;
GRANT USAGE ON SCHEMA mail TO mail_doorman;
GRANT USAGE ON SCHEMA mail TO mailstead_app;


--
-- Name: SCHEMA wall; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA wall TO mailstead_app;


--
-- Name: FUNCTION accepts(address text, own text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.accepts(address text, own text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.accepts(address text, own text) TO mail_reader;


--
-- Name: FUNCTION alias(address text, own text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.alias(address text, own text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.alias(address text, own text) TO mail_reader;


--
-- Name: FUNCTION bayes(name text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.bayes(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.bayes(name text) TO mail_reader;


--
-- Name: FUNCTION block_full(login text, client text, shared boolean); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.block_full(login text, client text, shared boolean) FROM PUBLIC;


--
-- Name: FUNCTION dkim(name text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.dkim(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.dkim(name text) TO mail_reader;


--
-- Name: FUNCTION domain(name text, own text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.domain(name text, own text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.domain(name text, own text) TO mail_reader;


--
-- Name: FUNCTION ended_session("user" text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.ended_session("user" text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.ended_session("user" text) TO mail_reader;


--
-- Name: FUNCTION exchange_recipient(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.exchange_recipient(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.exchange_recipient(address text) TO mail_reader;


--
-- Name: FUNCTION exchange_sender("user" text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.exchange_sender("user" text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.exchange_sender("user" text) TO mail_reader;


--
-- Name: FUNCTION exchange_size(megabytes text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.exchange_size(megabytes text) FROM PUBLIC;


--
-- Name: FUNCTION exchange_targets(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.exchange_targets(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.exchange_targets(address text) TO mail_reader;


--
-- Name: FUNCTION find(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.find(address text) FROM PUBLIC;


--
-- Name: FUNCTION forward_targets(id text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.forward_targets(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.forward_targets(id text) TO mail_reader;


--
-- Name: FUNCTION is_blocked(login text, client text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.is_blocked(login text, client text) FROM PUBLIC;


--
-- Name: FUNCTION is_decided(is_wrong boolean, at timestamp with time zone); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.is_decided(is_wrong boolean, at timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION is_srs(address text, own text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.is_srs(address text, own text) FROM PUBLIC;


--
-- Name: FUNCTION learns("user" uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.learns("user" uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.learns("user" uuid) TO mail_reader;


--
-- Name: FUNCTION log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text) TO mail_doorman;
GRANT ALL ON FUNCTION mail.log_in_done(login text, client text, address text, service text, shared boolean, is_right boolean, proof text) TO mailstead_app;


--
-- Name: FUNCTION log_in_limits(); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.log_in_limits() FROM PUBLIC;


--
-- Name: FUNCTION log_in_standing(login text, client text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.log_in_standing(login text, client text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.log_in_standing(login text, client text) TO mailstead_app;


--
-- Name: FUNCTION log_in_try(login text, client text, address text, service text, shared boolean); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.log_in_try(login text, client text, address text, service text, shared boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.log_in_try(login text, client text, address text, service text, shared boolean) TO mail_doorman;
GRANT ALL ON FUNCTION mail.log_in_try(login text, client text, address text, service text, shared boolean) TO mailstead_app;


--
-- Name: FUNCTION log_in_undone(login text, client text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.log_in_undone(login text, client text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.log_in_undone(login text, client text) TO mail_doorman;
GRANT ALL ON FUNCTION mail.log_in_undone(login text, client text) TO mailstead_app;


--
-- Name: FUNCTION may_log_in(domain_status text, account_status text, is_virtual boolean); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.may_log_in(domain_status text, account_status text, is_virtual boolean) FROM PUBLIC;


--
-- Name: FUNCTION need(key text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.need(key text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.need(key text) TO mail_reader;


--
-- Name: FUNCTION note_refusal(login text, address text, service text, reason text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.note_refusal(login text, address text, service text, reason text) FROM PUBLIC;


--
-- Name: FUNCTION own_addresses(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.own_addresses(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.own_addresses(address text) TO mail_reader;


--
-- Name: FUNCTION passdb(address text, service text, word text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.passdb(address text, service text, word text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.passdb(address text, service text, word text) TO mail_reader;


--
-- Name: FUNCTION quota_rule(megabytes integer); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.quota_rule(megabytes integer) FROM PUBLIC;


--
-- Name: FUNCTION remember(username_id uuid, proof text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.remember(username_id uuid, proof text) FROM PUBLIC;


--
-- Name: FUNCTION sender_login(address text, own text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.sender_login(address text, own text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.sender_login(address text, own text) TO mail_reader;


--
-- Name: FUNCTION store_removed(id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.store_removed(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.store_removed(id uuid) TO mail_writer;


--
-- Name: FUNCTION takes_mail(domain_status text, account_status text, is_virtual boolean, username_id uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.takes_mail(domain_status text, account_status text, is_virtual boolean, username_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION teaches(domain uuid, mailbox uuid); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.teaches(domain uuid, mailbox uuid) FROM PUBLIC;


--
-- Name: FUNCTION userdb(key text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.userdb(key text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.userdb(key text) TO mail_reader;


--
-- Name: FUNCTION whose_log_in(login text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.whose_log_in(login text) FROM PUBLIC;


--
-- Name: FUNCTION arrives_at(address text, domain uuid); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.arrives_at(address text, domain uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.arrives_at(address text, domain uuid) TO mailstead_app;


--
-- Name: PROCEDURE guard(IN guarded regclass, IN kind text); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON PROCEDURE wall.guard(IN guarded regclass, IN kind text) FROM PUBLIC;


--
-- Name: FUNCTION is_name_held(asked text); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.is_name_held(asked text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.is_name_held(asked text) TO mailstead_app;


--
-- Name: FUNCTION mailbox_named(asked_local text, asked_domain text); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.mailbox_named(asked_local text, asked_domain text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.mailbox_named(asked_local text, asked_domain text) TO mailstead_app;


--
-- Name: FUNCTION path_named(reach text, reached uuid, asked_account text, asked_domain text, asked_username text); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.path_named(reach text, reached uuid, asked_account text, asked_domain text, asked_username text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.path_named(reach text, reached uuid, asked_account text, asked_domain text, asked_username text) TO mailstead_app;


--
-- Name: FUNCTION put_rows_back(deleted uuid); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.put_rows_back(deleted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.put_rows_back(deleted uuid) TO mailstead_app;


--
-- Name: FUNCTION user_named(asked text); Type: ACL; Schema: wall; Owner: -
--

REVOKE ALL ON FUNCTION wall.user_named(asked text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.user_named(asked text) TO mailstead_app;


--
-- Name: TABLE deleted_stores; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.deleted_stores TO mailstead_app;


--
-- Name: TABLE deleted_stores; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.deleted_stores TO mail_writer;


--
-- Name: TABLE mailbox_usage; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailbox_usage TO mailstead_app;


--
-- Name: TABLE quota_usage; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE mail.quota_usage TO mail_writer;


--
-- Name: TABLE sieve_scripts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sieve_scripts TO mailstead_app;


--
-- Name: TABLE usernames; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.usernames TO mailstead_app;


--
-- Name: TABLE sieve; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve TO mail_reader;


--
-- Name: TABLE sieve_of_domain; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve_of_domain TO mail_reader;


--
-- Name: TABLE sieve_of_mailbox; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve_of_mailbox TO mail_reader;


--
-- Name: TABLE all_domains; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.all_domains TO mailstead_app;


--
-- Name: TABLE plans; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.plans TO mailstead_app;


--
-- Name: TABLE sieve_of_plan; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve_of_plan TO mail_reader;


--
-- Name: TABLE sieve_part; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve_part TO mail_reader;


--
-- Name: TABLE users; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.users TO mail_reader;


--
-- Name: TABLE accounts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE public.accounts TO mailstead_app;


--
-- Name: COLUMN accounts.name; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(name) ON TABLE public.accounts TO mailstead_app;


--
-- Name: COLUMN accounts.status; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(status) ON TABLE public.accounts TO mailstead_app;


--
-- Name: TABLE audit; Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON TABLE public.audit FROM mailstead;
GRANT SELECT,INSERT,REFERENCES,TRIGGER ON TABLE public.audit TO mailstead;
GRANT SELECT,INSERT ON TABLE public.audit TO mailstead_app;


--
-- Name: TABLE audit_chain; Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON TABLE public.audit_chain FROM mailstead;
GRANT SELECT,INSERT,REFERENCES,TRIGGER ON TABLE public.audit_chain TO mailstead;
GRANT SELECT,INSERT ON TABLE public.audit_chain TO mailstead_app;


--
-- Name: TABLE audit_unsealed; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,DELETE ON TABLE public.audit_unsealed TO mailstead_app;


--
-- Name: TABLE autoresponders; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.autoresponders TO mailstead_app;


--
-- Name: TABLE blackwhitelist; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.blackwhitelist TO mailstead_app;


--
-- Name: TABLE cleanmailplus; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cleanmailplus TO mailstead_app;


--
-- Name: TABLE contacts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contacts TO mailstead_app;


--
-- Name: TABLE deleted_objects; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,DELETE ON TABLE public.deleted_objects TO mailstead_app;


--
-- Name: COLUMN deleted_objects.deleted_date; Type: ACL; Schema: public; Owner: -
--

GRANT UPDATE(deleted_date) ON TABLE public.deleted_objects TO mailstead_app;


--
-- Name: TABLE dkim_keys; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.dkim_keys TO mailstead_app;


--
-- Name: TABLE domain_names; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.domain_names TO mailstead_app;


--
-- Name: TABLE domains; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.domains TO mailstead_app;


--
-- Name: TABLE exchange_addresses; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.exchange_addresses TO mailstead_app;


--
-- Name: TABLE exchange_mailboxes; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.exchange_mailboxes TO mailstead_app;


--
-- Name: TABLE forwards; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.forwards TO mailstead_app;


--
-- Name: TABLE franchises; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.franchises TO mailstead_app;


--
-- Name: TABLE front_door_tries; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.front_door_tries TO mailstead_app;


--
-- Name: TABLE imported_hashes; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.imported_hashes TO mailstead_app;


--
-- Name: COLUMN instance.support_address; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT(support_address) ON TABLE public.instance TO mailstead_app;


--
-- Name: TABLE late_log_ins; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.late_log_ins TO mailstead_app;


--
-- Name: TABLE log_in_blocks; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.log_in_blocks TO mailstead_app;


--
-- Name: TABLE log_in_memory; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.log_in_memory TO mailstead_app;


--
-- Name: TABLE log_in_refusals; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.log_in_refusals TO mailstead_app;


--
-- Name: TABLE log_in_tries; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.log_in_tries TO mailstead_app;


--
-- Name: TABLE mailbox_counts; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailbox_counts TO mailstead_app;


--
-- Name: TABLE mailboxes; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailboxes TO mailstead_app;


--
-- Name: TABLE outbox; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outbox TO mailstead_app;


--
-- Name: TABLE password_history; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.password_history TO mailstead_app;


--
-- Name: TABLE redeemed_tokens; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.redeemed_tokens TO mailstead_app;


--
-- Name: TABLE secret_answers; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.secret_answers TO mailstead_app;


--
-- Name: TABLE secret_question_settings; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.secret_question_settings TO mailstead_app;


--
-- Name: TABLE secret_questions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.secret_questions TO mailstead_app;


--
-- Name: TABLE session_ends; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session_ends TO mailstead_app;


--
-- Name: TABLE sso_sessions; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sso_sessions TO mailstead_app;


--
-- Name: TABLE sso_tickets; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sso_tickets TO mailstead_app;


--
-- Name: TABLE tickets; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tickets TO mailstead_app;


--
-- Name: TABLE users; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.users TO mailstead_app;


--
-- PostgreSQL database dump complete
--


