-- The database of 0.0.1, by `node tools/release-schema.ts`; never edited.
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
-- Name: accepts(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.accepts(address text, own text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
   where verdict is not null
$_$;


--
-- Name: alias(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.alias(address text, own text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
             where n.name = split_part(lower(address), '@', 2)))
$$;


--
-- Name: bayes(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.bayes(name text) RETURNS TABLE(id uuid, learning boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select n.domain_id, mail.teaches(n.domain_id, null) from domain_names n where n.name = lower(bayes.name)
$$;


--
-- Name: dkim(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.dkim(name text) RETURNS TABLE(selector text, domain text, private_key text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select k.selector, n.name, k.private_key
    from domain_names n
    join domains d on d.id = n.domain_id and d.status <> 'disabled'
    join accounts a on a.id = d.account_id and a.status <> 'closed'
    join dkim_keys k on k.domain_id = d.id
   where n.name = lower(dkim.name)
$$;


--
-- Name: domain(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.domain(name text, own text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select 'OK'
   where exists (select from domain_names n where n.name = lower(domain.name))
      or lower(domain.name) = lower(domain.own)
      or exists (select from instance i where split_part(i.probe_address, '@', 2) = lower(domain.name))
$$;


--
-- Name: ended_session(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.ended_session("user" text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select '553 5.7.1 This session has ended: log in again'
   where not exists (
     select from usernames u
       join domains d on d.id = u.domain_id
       join accounts a on a.id = d.account_id
      where u.id = case when "user" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then split_part("user", '.', 1)::uuid end
        and u.generation::text = split_part("user", '.', 2)
        and mail.may_log_in(d.status, a.status, u.is_virtual))
     and not exists (select from instance i where i.probe_id || '.0' = "user")
$$;


--
-- Name: exchange_recipient(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_recipient(address text) RETURNS TABLE(largest bigint, needs_login boolean, only_from text, not_from text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select mail.exchange_size(e.fields->>'maxReceiveSize'),
         coalesce((e.fields->>'requireSenderAuthenticationEnabled')::boolean, false),
         coalesce(e.fields->>'acceptMessagesOnlyFromSendersOrMembers', ''),
         coalesce(e.fields->>'rejectMessagesFromSendersOrMembers', '')
    from mail.find(address) f join exchange_mailboxes e on e.username_id = f.id
$$;


--
-- Name: exchange_sender(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_sender("user" text) RETURNS TABLE(largest bigint, recipients bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select mail.exchange_size(e.fields->>'maxSendSize'),
         case e.fields->>'recipientLimits' when 'unlimited' then null else coalesce((e.fields->>'recipientLimits')::bigint, 100) end
    from exchange_mailboxes e
   where e.username_id = case when "user" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.' then split_part("user", '.', 1)::uuid end
$$;


--
-- Name: exchange_size(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.exchange_size(megabytes text) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$
  select case megabytes when 'unlimited' then null else coalesce(megabytes::bigint, 50) * 1048576 end
$$;


--
-- Name: find(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.find(address text) RETURNS TABLE(id uuid, generation integer, password_hash text, quota integer, is_virtual boolean, domain_status text, account_status text, by_name boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
  select u.id, u.generation, u.password_hash, u.quota, u.is_virtual, d.status, a.status, who.by_name
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
   where asked.plain ~ '^[^@]+@[^@]+$'
$_$;


--
-- Name: forward_targets(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.forward_targets(id text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
  select address from owner where not exists (select from targets)
$_$;


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
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select mail.teaches(u.domain_id, u.id), u.domain_id from usernames u where u.id = learns."user"
$$;


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
-- Name: own_addresses(text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.own_addresses(address text) RETURNS TABLE(locals text[], domains text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select array(select u.username union select e.local_part from exchange_addresses e where e.username_id = u.id),
         array(select n.name from domain_names n where n.domain_id = u.domain_id)
    from mail.find(address) f join usernames u on u.id = f.id
$$;


--
-- Name: passdb(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.passdb(address text, service text) RETURNS TABLE("user" text, password text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select f.id || '.' || f.generation, f.password_hash from mail.find(address) f
    left join exchange_mailboxes e on e.username_id = f.id
   where mail.may_log_in(f.domain_status, f.account_status, f.is_virtual)
     and f.by_name
     and position('+' in address) = 0
     and case service when 'imap' then e.imap_enabled is not false when 'pop3' then e.pop_enabled is not false else true end
  union all
  select i.probe_id || '.0', i.probe_password_hash from instance i where i.probe_address = address
$$;


--
-- Name: quota_rule(integer); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.quota_rule(megabytes integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ select '*:bytes=' || megabytes::bigint * 1048576 $$;


--
-- Name: sender_login(text, text); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.sender_login(address text, own text) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select f.id || '.' || f.generation from mail.find(address) f
   where mail.may_log_in(f.domain_status, f.account_status, f.is_virtual)
  union all
  select i.probe_id || '.0' from instance i where lower(address) = 'postmaster@' || lower(own)
$$;


--
-- Name: store_removed(uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.store_removed(id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  delete from deleted_stores d where d.username_id = store_removed.id
$$;


--
-- Name: takes_mail(text, text, boolean, uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.takes_mail(domain_status text, account_status text, is_virtual boolean, username_id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select domain_status <> 'disabled' and account_status <> 'closed'
     and (not is_virtual or exists (select from forwards f where f.username_id = takes_mail.username_id))
$$;


--
-- Name: teaches(uuid, uuid); Type: FUNCTION; Schema: mail; Owner: -
--

CREATE FUNCTION mail.teaches(domain uuid, mailbox uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select count(*) = 2
    from unnest(array['CLEANMAIL_PLUS', 'SPAM_LEARNING']) as wanted
   where coalesce((select c.value from cleanmailplus c where c.owner_id = teaches.mailbox and c.attribute = wanted),
                  (select c.value from cleanmailplus c where c.owner_id = teaches.domain and c.attribute = wanted)) = '1'
$$;


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
              or (split_part(key, '.', 2) = u.generation::text and mail.may_log_in(d.status, a.status, u.is_virtual)))
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
-- Name: address_is_free(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.address_is_free() RETURNS trigger
    LANGUAGE plpgsql
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
    AS $$
begin
  insert into public.audit_unsealed (audit_id) values (new.id);
  return null;
end $$;


--
-- Name: count_mailbox(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_mailbox() RETURNS trigger
    LANGUAGE plpgsql
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
-- Name: domain_gone(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.domain_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform set_config('mailstead.domain_gone', old.domain, true);
  return old;
end $$;


--
-- Name: end_account_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_account_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into session_ends (scope, target) values ('account', new.id);
  return null;
end $$;


--
-- Name: end_domain_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_domain_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into session_ends (scope, target) values ('domain', new.id);
  return null;
end $$;


--
-- Name: end_username_sessions(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.end_username_sessions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into session_ends (scope, target) values ('username', old.id);
  return null;
end $$;


--
-- Name: exchange_password_was_reset(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.exchange_password_was_reset() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update exchange_mailboxes set reset_password = false, changed_date = now() where username_id = new.id;
  return null;
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
-- Name: password_was_reset(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.password_was_reset() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update mailboxes set webmail_reset_password = false where username_id = new.id and webmail_reset_password;
  return null;
end $$;


--
-- Name: protocol_switched_off(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.protocol_switched_off() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update usernames set generation = generation + 1 where id = new.username_id;
  return null;
end $$;


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
-- Name: set_store_aside(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.set_store_aside() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  -- When a whole domain goes, its row is gone before those of its usernames: the name is then told by domain_gone below.
  insert into deleted_stores (username_id, address)
    values (old.id, old.username || '@' || coalesce(
      (select domain from domains where id = old.domain_id), current_setting('mailstead.domain_gone', true), ''))
    on conflict (username_id) do nothing;
  return null;
end $$;


--
-- Name: username_is_free(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.username_is_free() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform from domains where id = new.domain_id for key share;
  if exists (select from exchange_addresses where domain_id = new.domain_id and local_part = new.username) then
    raise exception 'the username % is taken', new.username
      using errcode = 'unique_violation', constraint = 'usernames_domain_id_username_key';
  end if;
  return new;
end $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: deleted_stores; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deleted_stores (
    username_id uuid NOT NULL,
    address text NOT NULL,
    deleted_date timestamp with time zone DEFAULT now() NOT NULL
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
-- Name: domains; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domains (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    domain text NOT NULL COLLATE pg_catalog."C",
    plan_id uuid NOT NULL,
    status text NOT NULL,
    trial_type text,
    trial_expiration date,
    created_date timestamp with time zone NOT NULL,
    webmail_allow_upgrade boolean DEFAULT true NOT NULL,
    infostore_quota integer,
    infostore_bytes bigint DEFAULT 0 NOT NULL,
    CONSTRAINT domains_infostore_bytes_check CHECK ((infostore_bytes >= 0)),
    CONSTRAINT domains_infostore_quota_check CHECK ((infostore_quota >= 0)),
    CONSTRAINT domains_status_check CHECK ((status = ANY (ARRAY['open'::text, 'suspended'::text, 'disabled'::text])))
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
 SELECT s.owner_id AS username,
        CASE
            WHEN ((s.stale_date IS NULL) OR (s.name <> 'mailbox'::text)) THEN s.name
            ELSE ''::text
        END AS name,
    s.id,
    s.data
   FROM public.sieve_scripts s
  WHERE (s.username_id IS NOT NULL)
UNION ALL
 SELECT u.id AS username,
        CASE
            WHEN ((s.stale_date IS NULL) OR (s.name <> 'domain'::text)) THEN s.name
            ELSE ''::text
        END AS name,
    s.id,
    s.data
   FROM (public.usernames u
     JOIN public.sieve_scripts s ON ((s.owner_id = u.domain_id)))
UNION ALL
 SELECT u.id AS username,
        CASE
            WHEN (EXISTS ( SELECT
               FROM public.sieve_scripts s
              WHERE ((s.owner_id = u.id) AND (s.name = 'mailbox'::text) AND (s.stale_date IS NULL)))) THEN ''::text
            ELSE d.name
        END AS name,
    d.id,
    d.data
   FROM (public.usernames u
     JOIN public.sieve_defaults d ON ((d.name = 'mailbox'::text)))
UNION ALL
 SELECT u.id AS username,
        CASE
            WHEN (EXISTS ( SELECT
               FROM public.sieve_scripts s
              WHERE ((s.owner_id = u.domain_id) AND (s.name = 'domain'::text) AND (s.stale_date IS NULL)))) THEN ''::text
            ELSE d.name
        END AS name,
    d.id,
    d.data
   FROM (public.usernames u
     JOIN public.sieve_defaults d ON ((d.name = 'domain'::text)))
UNION ALL
 SELECT u.id AS username,
        CASE
            WHEN (d.name =
            CASE
                WHEN p.forward_keeps_copy THEN 'plan-keeps-copy'::text
                ELSE 'plan-keeps-none'::text
            END) THEN 'plan'::text
            ELSE ''::text
        END AS name,
    d.id,
    d.data
   FROM (((public.usernames u
     JOIN public.domains o ON ((o.id = u.domain_id)))
     JOIN public.plans p ON ((p.id = o.plan_id)))
     JOIN public.sieve_defaults d ON ((d.name = ANY (ARRAY['plan-keeps-copy'::text, 'plan-keeps-none'::text]))));


--
-- Name: users; Type: VIEW; Schema: mail; Owner: -
--

CREATE VIEW mail.users AS
 SELECT (u.id)::text AS "user"
   FROM public.usernames u
  WHERE (NOT u.is_virtual);


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

INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', 'acme Ltd', 'open', '01a201a1-f035-77ba-8755-e314749bdf88', '2026-11-22 05:01:59.893+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a201a1-f287-7212-8284-a35b9d732446', 'umbra', 'umbra Ltd', 'open', '01a201a1-f035-77ba-8755-e314749bdf88', '2026-11-22 05:02:00.324+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', 'globex Ltd', 'open', '01a201a1-f098-71a5-9f02-b4a145c15774', '2026-11-22 05:02:00.805+00');
INSERT INTO public.accounts (id, account_number, name, status, franchise_id, created_date) VALUES ('01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', 'dormant Ltd', 'suspended', '01a201a1-f035-77ba-8755-e314749bdf88', '2026-11-22 05:02:00.582+00');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f02d-7100-9929-b6a7419ece98', '2026-11-22 05:01:59.711+00', '01a201a1-ef2b-7114-953f-6e0ad0e00bd9', 'operator', '127.0.0.1', 'setFranchise', 'north', '{"name":[null,"north"]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f082-766c-8f60-555ead1af8df', '2026-11-22 05:01:59.754+00', '01a201a1-f046-76cc-8f68-c35fd68a2bfc', 'operator', '127.0.0.1', 'createPlatformUser', 'north-app', '{"role":[null,"franchise"],"franchise":[null,"north"],"password":"changed"}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f097-70cd-ac3f-c05420fbf7c9', '2026-11-22 05:01:59.822+00', '01a201a1-f08a-72c5-9beb-928b717d6162', 'operator', '127.0.0.1', 'setFranchise', 'south', '{"name":[null,"south"]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f0ce-70e2-b4a8-70a94eb3403a', '2026-11-22 05:01:59.837+00', '01a201a1-f099-768d-9564-e271dbb0fcfe', 'operator', '127.0.0.1', 'createPlatformUser', 'south-app', '{"role":[null,"franchise"],"franchise":[null,"south"],"password":"changed"}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f0e1-7622-b3ab-590736c3f267', '2026-11-22 05:01:59.893+00', '01a201a1-f0d4-77eb-8607-b244089a87a3', 'operator', '127.0.0.1', 'createAccount', 'acme', '{"name":[null,"acme Ltd"],"franchise":[null,"north"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f11f-7018-aa74-82014508367b', '2026-11-22 05:01:59.911+00', '01a201a1-f0e5-755f-8305-fc25366125fc', 'operator', '127.0.0.1', 'createAccountUser', 'acme-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f176-7111-8a23-ddfc94190eca', '2026-11-22 05:01:59.986+00', '01a201a1-f127-7380-a424-338221180f7a', 'operator', '127.0.0.1', 'setDomain', 'acme.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f1f5-708d-b8c5-5704a9885f26', '2026-11-22 05:02:00.074+00', '01a201a1-f183-73d6-9c2c-c0c7790a191e', 'operator', '127.0.0.1', 'setMailbox', 'alice@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f272-7202-a3e9-fecda937ba76', '2026-11-22 05:02:00.203+00', '01a201a1-f208-7545-8313-fd0227f2d2c8', 'operator', '127.0.0.1', 'setMailbox', 'bob@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f287-7212-8284-a7c476d89427', '2026-11-22 05:02:00.324+00', '01a201a1-f280-7214-8ee9-54278821b0ae', 'operator', '127.0.0.1', 'createAccount', 'umbra', '{"name":[null,"umbra Ltd"],"franchise":[null,"north"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f2c5-707c-b568-8b62569ad8cb', '2026-11-22 05:02:00.337+00', '01a201a1-f28e-729e-ac4b-9c5d527f83a6', 'operator', '127.0.0.1', 'createAccountUser', 'umbra-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f2e4-732e-97fa-976619e450e5', '2026-11-22 05:02:00.394+00', '01a201a1-f2c7-743b-a244-9e905b7a4d47', 'operator', '127.0.0.1', 'setDomain', 'umbra.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f379-727f-b3a7-47e434ba1646', '2026-11-22 05:02:00.425+00', '01a201a1-f2e6-73b8-b199-1a75ec18772a', 'operator', '127.0.0.1', 'setMailbox', 'carol@umbra.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f387-76ea-bb21-abcf8d79576d', '2026-11-22 05:02:00.582+00', '01a201a1-f386-745a-8e80-47c418a68e08', 'operator', '127.0.0.1', 'createAccount', 'dormant', '{"name":[null,"dormant Ltd"],"franchise":[null,"north"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f3c0-75a5-b6cc-ca896cf2b928', '2026-11-22 05:02:00.586+00', '01a201a1-f389-76c5-9143-e408e387c529', 'operator', '127.0.0.1', 'createAccountUser', 'dormant-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f3d2-7331-b267-4b85b589fa68', '2026-11-22 05:02:00.646+00', '01a201a1-f3c5-726f-a225-14800ab359c4', 'operator', '127.0.0.1', 'setDomain', 'dormant.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f455-744a-894b-946d587a179b', '2026-11-22 05:02:00.684+00', '01a201a1-f3ea-7113-8df4-bfcfdb74285e', 'operator', '127.0.0.1', 'setMailbox', 'dora@dormant.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f466-742a-be46-3de59a9a61c5', '2026-11-22 05:02:00.805+00', '01a201a1-f462-71af-b90d-780bc6ade685', 'operator', '127.0.0.1', 'createAccount', 'globex', '{"name":[null,"globex Ltd"],"franchise":[null,"south"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f49c-743d-ba2a-4c99d32f4d99', '2026-11-22 05:02:00.813+00', '01a201a1-f469-71b5-be3f-a90d9167d635', 'operator', '127.0.0.1', 'createAccountUser', 'globex-owner', '{"roles":[[],["account_owner"]],"password":"changed"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f4bb-77a6-aed6-18ffbaff98ea', '2026-11-22 05:02:00.867+00', '01a201a1-f4a2-7755-ac50-3c6e1ae437af', 'operator', '127.0.0.1', 'setDomain', 'globex.example', '{"plan":[null,"standard"],"status":[null,"open"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f541-722d-89a5-ba0d4e82555a', '2026-11-22 05:02:00.91+00', '01a201a1-f4c6-76c8-8085-5c4e60959a1e', 'operator', '127.0.0.1', 'setMailbox', 'greta@globex.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f58b-76c2-a6ff-116a550da83a', '2026-11-22 05:02:01.033+00', '01a201a1-f545-7089-aba4-e5710501d557', 'operator', '127.0.0.1', 'createAccountUser', 'acme-clerk', '{"roles":[[],[]],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f598-7674-86a2-0a42e418fbdf', '2026-11-22 05:02:01.11+00', '01a201a1-f58e-76cd-91e7-7d2a3d9619e6', 'operator', '127.0.0.1', 'setAccount', 'dormant', '{"status":["open","suspended"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f5a2-7185-b9cd-e6627dd770ac', '2026-11-22 05:02:01.119+00', '01a201a1-f59e-70bf-a7f6-5da306896971', 'operator', '127.0.0.1', 'setPlan', 'spare', '{"webmailNames":[null,{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}],"webmailLimits":[null,{"standard":-1,"activesync":-1,"premium":-1}],"webmailUpgrade":[null,true],"webmailQuotas":[null,{"standard":1024,"activesync":5120,"premium":10240}],"exchangeQuotas":[null,{"standard":5120,"premium":51200}],"infostoreQuota":[null,20],"forwardKeepsCopy":[null,true],"passwordReset":[null,true],"selfService":[[],["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f5b1-7676-a54d-37b9516ab383', '2026-11-22 05:02:01.132+00', '01a201a1-f5aa-74cb-b2b2-4efcb4f936be', 'operator', '127.0.0.1', 'setSecretQuestionSettings', 'secretQuestionSettings', '{"minimum":[3,1]}', 'operator', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f5bd-76c7-913d-d208be752ae9', '2026-11-22 05:02:01.146+00', '01a201a1-f5b8-7558-9a94-9797e9334a7c', 'operator', '127.0.0.1', 'setAlias', 'acme-alias.example', '{"domain":[null,"acme.example"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f5c7-71c5-b36f-72d089ef1978', '2026-11-22 05:02:01.154+00', '01a201a1-f5c0-7676-ae3d-bbed6f386c64', 'operator', '127.0.0.1', 'createContact', 'acme.example', '{"displayName":[null,"Somebody"],"name":[null,"acme-contact"],"email":[null,"somebody@acme.example"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f5d9-71e0-a6b2-e03607116e5a', '2026-11-22 05:02:01.175+00', '01a201a1-f5d6-779e-9607-30059420bcc2', 'operator', '127.0.0.1', 'setBlackWhiteList', 'acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f673-7464-af60-f6f43cf7783b', '2026-11-22 05:02:01.213+00', '01a201a1-f5fb-77e4-83f7-c653566b0119', 'operator', '127.0.0.1', 'setExchange', 'alice-x@acme.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f6a7-7587-829e-c0835b0f0214', '2026-11-22 05:02:01.377+00', '01a201a1-f69f-7764-9499-411118072a28', 'operator', '127.0.0.1', 'createWebmail', 'alice@acme.example', '{"type":[null,"standard"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f6b6-7007-bda4-74aa8d86cc6e', '2026-11-22 05:02:01.393+00', '01a201a1-f6ae-765d-9a0a-c9c3d7a6f82b', 'operator', '127.0.0.1', 'setBlackWhiteList', 'alice@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f6d8-71e3-8a69-5380a939ae2e', '2026-11-22 05:02:01.419+00', '01a201a1-f6ca-714e-8f45-57a706ebf7e0', 'operator', '127.0.0.1', 'addForwards', 'alice@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f72f-76a2-a9c4-e82eccef76f0', '2026-11-22 05:02:01.451+00', '01a201a1-f6eb-741b-9d3c-6883ccdfd0a9', 'operator', '127.0.0.1', 'setSecrets', 'alice@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f747-760f-859f-eb19e2322634', '2026-11-22 05:02:01.537+00', '01a201a1-f73d-7707-a659-aec4fc7a9335', 'operator', '127.0.0.1', 'setBlackWhiteList', 'alice-x@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f766-7649-96d2-d75f63414ed2', '2026-11-22 05:02:01.561+00', '01a201a1-f753-7493-a7b5-fef0f162b2b9', 'operator', '127.0.0.1', 'addForwards', 'alice-x@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f7a2-7412-ac1f-64eb37d816f8', '2026-11-22 05:02:01.579+00', '01a201a1-f76b-7564-a30a-7177e4d5ecd4', 'operator', '127.0.0.1', 'setSecrets', 'alice-x@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f7b5-76a9-8684-0c5091e34287', '2026-11-22 05:02:01.65+00', '01a201a1-f7b1-73f8-8ca4-495b3234d4f5', 'operator', '127.0.0.1', 'createTicket', 'alice@acme.example', '{"ticket":"01a201a1-f7b3-75ea-ac49-5f5a317901e8"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f833-71f5-a410-0210af83bccc', '2026-11-22 05:02:01.67+00', '01a201a1-f7c4-760d-a1b8-71434540a58b', 'operator', '127.0.0.1', 'setExchange', 'bob-x@acme.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f847-70b8-859f-49f805b87aaf', '2026-11-22 05:02:01.794+00', '01a201a1-f83b-75b5-ba58-7b996ab09e98', 'operator', '127.0.0.1', 'createWebmail', 'bob@acme.example', '{"type":[null,"standard"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f855-74f9-8c49-d10aa98bccc6', '2026-11-22 05:02:01.807+00', '01a201a1-f84e-72a5-8603-b4d8a5a1f62b', 'operator', '127.0.0.1', 'setBlackWhiteList', 'bob@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f86b-74c7-a39c-8da808df04fd', '2026-11-22 05:02:01.832+00', '01a201a1-f865-7380-8034-930223049bc4', 'operator', '127.0.0.1', 'addForwards', 'bob@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f89e-7746-afeb-8b60c54ea59e', '2026-11-22 05:02:01.844+00', '01a201a1-f871-7318-8ab4-0a1405ad8719', 'operator', '127.0.0.1', 'setSecrets', 'bob@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f8a6-720c-a179-47249457135e', '2026-11-22 05:02:01.891+00', '01a201a1-f8a2-7236-9e19-93e8ffe5dbe2', 'operator', '127.0.0.1', 'setBlackWhiteList', 'bob-x@acme.example', '{"spam@acme-spam.example":[null,"B"]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f8b7-7720-9d89-8d38305cf59e', '2026-11-22 05:02:01.909+00', '01a201a1-f8b4-7374-8347-73c0abf82616', 'operator', '127.0.0.1', 'addForwards', 'bob-x@acme.example', '{"targets":[[],["away@acme-away.example"]]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f8f1-7207-b505-1ec20741ac24', '2026-11-22 05:02:01.916+00', '01a201a1-f8bb-71f3-8a95-8b585af56b79', 'operator', '127.0.0.1', 'setSecrets', 'bob-x@acme.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f8f4-7036-b363-fdea125df014', '2026-11-22 05:02:01.972+00', '01a201a1-f8f3-703f-b96d-6c80194d9738', 'operator', '127.0.0.1', 'createTicket', 'bob@acme.example', '{"ticket":"01a201a1-f8f4-7036-b363-fa1519c5e6b3"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f8fd-7646-ae32-5fbb55535e61', '2026-11-22 05:02:01.975+00', '01a201a1-f8f6-7667-9412-b1b12425e387', 'operator', '127.0.0.1', 'setAlias', 'umbra-alias.example', '{"domain":[null,"umbra.example"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f900-743b-ad9a-f5f790502acb', '2026-11-22 05:02:01.983+00', '01a201a1-f8ff-746b-a88d-97fe0fe5969c', 'operator', '127.0.0.1', 'createContact', 'umbra.example', '{"displayName":[null,"Somebody"],"name":[null,"umbra-contact"],"email":[null,"somebody@umbra.example"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f90b-7579-90cb-98b1e6560840', '2026-11-22 05:02:01.991+00', '01a201a1-f906-728c-a6f2-874746f7e22c', 'operator', '127.0.0.1', 'setBlackWhiteList', 'umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f982-77da-b857-861daf2bf699', '2026-11-22 05:02:02.003+00', '01a201a1-f912-75a9-9ae6-f16007268c49', 'operator', '127.0.0.1', 'setExchange', 'carol-x@umbra.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f98d-7301-bb52-a9f8eaacbf27', '2026-11-22 05:02:02.123+00', '01a201a1-f98a-74b7-a332-c3eb73e1d704', 'operator', '127.0.0.1', 'createWebmail', 'carol@umbra.example', '{"type":[null,"standard"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f999-7207-ad34-e2f2de5823ff', '2026-11-22 05:02:02.136+00', '01a201a1-f997-7190-914c-9e3dfab80f7d', 'operator', '127.0.0.1', 'setBlackWhiteList', 'carol@umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f9ac-7523-8e58-6e02858e0dd7', '2026-11-22 05:02:02.143+00', '01a201a1-f99e-7558-83a9-6a5c2caf5ac5', 'operator', '127.0.0.1', 'addForwards', 'carol@umbra.example', '{"targets":[[],["away@umbra-away.example"]]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f9e2-7763-96c9-6019c8a7825f', '2026-11-22 05:02:02.161+00', '01a201a1-f9b0-776e-81f0-4affba8aa34c', 'operator', '127.0.0.1', 'setSecrets', 'carol@umbra.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f9ef-7489-8a58-e7bb621cd942', '2026-11-22 05:02:02.217+00', '01a201a1-f9e4-767a-921b-da69e0e96cf7', 'operator', '127.0.0.1', 'setBlackWhiteList', 'carol-x@umbra.example', '{"spam@umbra-spam.example":[null,"B"]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-f9f6-74e5-82ac-4df87090d5ae', '2026-11-22 05:02:02.228+00', '01a201a1-f9f3-7270-b179-785ec5967a64', 'operator', '127.0.0.1', 'addForwards', 'carol-x@umbra.example', '{"targets":[[],["away@umbra-away.example"]]}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fa37-761d-95aa-893303fa2001', '2026-11-22 05:02:02.244+00', '01a201a1-f9ff-7066-9879-2974e46678cd', 'operator', '127.0.0.1', 'setSecrets', 'carol-x@umbra.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fa46-775c-bf07-0a8fac287abc', '2026-11-22 05:02:02.305+00', '01a201a1-fa3c-7155-9379-e21069cc2564', 'operator', '127.0.0.1', 'createTicket', 'carol@umbra.example', '{"ticket":"01a201a1-fa41-76f8-aa34-0e974db6e7fe"}', 'operator', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra', '01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fa53-715d-a032-1b61666b29a7', '2026-11-22 05:02:02.321+00', '01a201a1-fa4b-70b3-9b67-6a3b8fbc37bd', 'operator', '127.0.0.1', 'setAlias', 'dormant-alias.example', '{"domain":[null,"dormant.example"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fa67-778d-936c-52bcd951ff85', '2026-11-22 05:02:02.329+00', '01a201a1-fa55-75cf-835e-2316065d62db', 'operator', '127.0.0.1', 'createContact', 'dormant.example', '{"displayName":[null,"Somebody"],"name":[null,"dormant-contact"],"email":[null,"somebody@dormant.example"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fa71-73d2-8070-eb7cb03890f2', '2026-11-22 05:02:02.348+00', '01a201a1-fa6b-749a-b54a-64dbad4a2c15', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-faf5-72b1-86ba-5a1da146eac1', '2026-11-22 05:02:02.362+00', '01a201a1-fa78-738e-9e51-566ff25e2e41', 'operator', '127.0.0.1', 'setExchange', 'dora-x@dormant.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb09-7538-8cd6-7aa6c90e2af1', '2026-11-22 05:02:02.498+00', '01a201a1-fb01-72d1-9038-30b9258f33c9', 'operator', '127.0.0.1', 'createWebmail', 'dora@dormant.example', '{"type":[null,"standard"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb11-705a-ae69-1b66a1be3a90', '2026-11-22 05:02:02.509+00', '01a201a1-fb0c-76bb-9b5e-668186c255d5', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dora@dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb24-71ac-824f-e30e37076020', '2026-11-22 05:02:02.53+00', '01a201a1-fb17-7704-907d-765610c2960e', 'operator', '127.0.0.1', 'addForwards', 'dora@dormant.example', '{"targets":[[],["away@dormant-away.example"]]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb63-745d-ac7d-e664f5c6395a', '2026-11-22 05:02:02.544+00', '01a201a1-fb28-77c0-adda-facab55b2f36', 'operator', '127.0.0.1', 'setSecrets', 'dora@dormant.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb67-7726-b688-4121840b8ab7', '2026-11-22 05:02:02.597+00', '01a201a1-fb65-732d-8514-b5677e8be96f', 'operator', '127.0.0.1', 'setBlackWhiteList', 'dora-x@dormant.example', '{"spam@dormant-spam.example":[null,"B"]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fb79-7544-bdb4-471b054b05b8', '2026-11-22 05:02:02.609+00', '01a201a1-fb6f-73bb-8234-a98ca99dfbfc', 'operator', '127.0.0.1', 'addForwards', 'dora-x@dormant.example', '{"targets":[[],["away@dormant-away.example"]]}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fbba-76e4-af60-ef1b1fe64751', '2026-11-22 05:02:02.629+00', '01a201a1-fb80-7511-ad3b-77a499aadce2', 'operator', '127.0.0.1', 'setSecrets', 'dora-x@dormant.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fbbf-77d5-88d3-da16ac4af62d', '2026-11-22 05:02:02.684+00', '01a201a1-fbbb-752a-a017-4248480396e2', 'operator', '127.0.0.1', 'createTicket', 'dora@dormant.example', '{"ticket":"01a201a1-fbbc-7776-950c-ed81410bac09"}', 'operator', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant', '01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fbc8-77e3-bb89-1c4d434995ce', '2026-11-22 05:02:02.695+00', '01a201a1-fbc6-7060-9c00-300b21300ee7', 'operator', '127.0.0.1', 'setAlias', 'globex-alias.example', '{"domain":[null,"globex.example"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fbca-71a9-8d28-4618e45d45e5', '2026-11-22 05:02:02.698+00', '01a201a1-fbc9-71f5-8867-d9dfd0ea04cc', 'operator', '127.0.0.1', 'createContact', 'globex.example', '{"displayName":[null,"Somebody"],"name":[null,"globex-contact"],"email":[null,"somebody@globex.example"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fbd2-713c-8fd6-8ac5920f928a', '2026-11-22 05:02:02.7+00', '01a201a1-fbcc-771d-adb5-234784c3f1b5', 'operator', '127.0.0.1', 'setBlackWhiteList', 'globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fc49-70db-8efb-fa81911a6249', '2026-11-22 05:02:02.718+00', '01a201a1-fbdd-73e6-8f96-8eb4c03f7a0a', 'operator', '127.0.0.1', 'setExchange', 'greta-x@globex.example', '{"quota":[null,5120],"displayName":[null,"Somebody"],"password":"changed"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fc52-7686-884a-6696df98c9f4', '2026-11-22 05:02:02.831+00', '01a201a1-fc4e-704c-8fb5-3424ffd2c101', 'operator', '127.0.0.1', 'createWebmail', 'greta@globex.example', '{"type":[null,"standard"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fc5d-73d6-9ef4-3add92e1d482', '2026-11-22 05:02:02.841+00', '01a201a1-fc56-77da-9e00-bdad1229355d', 'operator', '127.0.0.1', 'setBlackWhiteList', 'greta@globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fc66-75a4-b4b7-bd19ef7286ac', '2026-11-22 05:02:02.85+00', '01a201a1-fc61-7210-8238-45f337d15813', 'operator', '127.0.0.1', 'addForwards', 'greta@globex.example', '{"targets":[[],["away@globex-away.example"]]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fca2-7245-af0d-e33981ff3a71', '2026-11-22 05:02:02.864+00', '01a201a1-fc6d-74a2-9320-732f27094db4', 'operator', '127.0.0.1', 'setSecrets', 'greta@globex.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fca7-76eb-b0f5-7a0cc00c5163', '2026-11-22 05:02:02.916+00', '01a201a1-fca3-7307-a095-ecf134bef78b', 'operator', '127.0.0.1', 'setBlackWhiteList', 'greta-x@globex.example', '{"spam@globex-spam.example":[null,"B"]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fcb2-7485-a736-cc35ae46fc07', '2026-11-22 05:02:02.929+00', '01a201a1-fcb0-76c5-9e81-cd928d2c19a0', 'operator', '127.0.0.1', 'addForwards', 'greta-x@globex.example', '{"targets":[[],["away@globex-away.example"]]}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fcf2-7443-97ae-cf0839383e27', '2026-11-22 05:02:02.945+00', '01a201a1-fcbf-75e1-a1ca-93928a6f6665', 'operator', '127.0.0.1', 'setSecrets', 'greta-x@globex.example', '{"keys":[[],["tk1"]],"answers":"changed"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fcf8-767e-b5e2-c36e6f60cf22', '2026-11-22 05:02:03+00', '01a201a1-fcf7-7258-a7f7-767e52a6842f', 'operator', '127.0.0.1', 'createTicket', 'greta@globex.example', '{"ticket":"01a201a1-fcf8-767e-b5e2-be25c03ca832"}', 'operator', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd3d-7027-bfbc-36de8e15904b', '2026-11-22 05:02:03.062+00', '01a201a1-fd0a-76e1-9512-c45fcda376e8', 'acme-owner', '127.0.0.1', 'setAutoresponder', 'alice@acme.example', '{"active":[null,true],"subjectLength":[null,13],"bodyLength":[null,17]}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd56-734c-9d83-97f9519758b7', '2026-11-22 05:02:03.085+00', '01a201a1-fd47-77e6-84c7-ca14fda431bc', 'acme-owner', '127.0.0.1', 'setCleanMailPlus', 'alice@acme.example', '{"SPAM_LEVEL":[null,"3"]}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd68-717c-bcde-88bc96dc9069', '2026-11-22 05:02:03.105+00', '01a201a1-fd5e-73dc-a606-bec0317a7e71', 'acme-owner', '127.0.0.1', 'setWebmail', 'alice@acme.example', '{"theme":["default","dark"]}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd71-758d-824e-9185a8d75cc2', '2026-11-22 05:02:03.117+00', '01a201a1-fd6b-70bd-9c98-501d1d8ce8a5', 'operator', '127.0.0.1', 'setInfoStore', 'acme.example', '{"quota":[20,30]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd81-7453-b4c9-feda18bdfc8b', '2026-11-22 05:02:03.124+00', '01a201a1-fd73-7016-82fd-f2f3a1848b50', 'operator', '127.0.0.1', 'setExchange', 'alice-x@acme.example', '{"emailAddresses":[[],["alice-too@acme.example"]]}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fd97-7055-bb28-264135be6a3a', '2026-11-22 05:02:03.155+00', '01a201a1-fd8d-75e4-9d9d-be0d04a8763c', 'operator', '127.0.0.1', 'setMailbox', 'brought@acme.example', '{"quota":[null,1024],"password":"changed"}', 'operator', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-fd97-7055-bb28-23e20d5daa68', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe02-7029-b262-48fdacc2f711', '2026-11-22 05:02:03.171+00', '01a201a1-fda0-7306-a87e-c0ab0749ab06', 'acme-owner', '127.0.0.1', 'setMailbox', 'gone@acme.example', '{"quota":[null,1024],"password":"changed"}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-fe02-7029-b262-44c63ee627ff', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe0a-74dd-9393-3a3eda2616f2', '2026-11-22 05:02:03.273+00', '01a201a1-fe06-75c9-85c9-74ceb23130a1', 'acme-owner', '127.0.0.1', 'createSsoTicket', 'acme.example', '{"ticket":"5a4ba53dd6cd"}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe21-732e-9afe-67917c6f8dfd', '2026-11-22 05:02:03.293+00', '01a201a1-fe1c-7316-ac76-a495d913f93a', 'acme-owner', '127.0.0.1', 'redeemSsoTicket', 'acme.example', '{"ticket":"5a4ba53dd6cd"}', 'ticket', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe2e-7496-a67d-7f5582e0b4a1', '2026-11-22 05:02:03.309+00', '01a201a1-fe2a-7540-81d8-22af8069e149', 'acme-owner', '127.0.0.1', 'createSsoTicket', 'acme.example', '{"ticket":"264e2980cc18"}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe46-700a-b084-e3e8c7e580f9', '2026-11-22 05:02:03.325+00', '623718e5-575e-47af-8cf0-1497832d9336', '', '192.0.2.1', 'redeemAuthToken', 'alice@acme.example', '{}', 'nobody', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 1);
INSERT INTO public.audit (id, at, request_id, caller, address, operation, target, detail, caller_kind, account_id, account, domain_id, username_id, count) VALUES ('01a201a1-fe6f-724c-b297-d3b844a716f1', '2026-11-22 05:02:03.373+00', '01a201a1-fe6a-76e9-81fc-dff54ee5923f', 'acme-owner', '127.0.0.1', 'removeMailbox', 'gone@acme.example', '{"quota":[1024,null],"master":[false,null],"type":[null,null]}', 'account', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme', '01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-fe02-7029-b262-44c63ee627ff', 1);


--
-- Data for Name: audit_chain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (1, '01a201a1-f02d-7100-9929-b6a7419ece98', '\x55bfadaf2bc63b9df19436ba296d264d6d564a54121654ef3a92dcfb6bc340cf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (2, '01a201a1-f082-766c-8f60-555ead1af8df', '\x591e98b634c587c333c555ae69b7c9829c393d71a854c9c2e487fbde0a53e1fe');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (3, '01a201a1-f097-70cd-ac3f-c05420fbf7c9', '\x53ae48204d2a4009045ab22eb0b2ec5cc38c7c64e2e2ed805685504902b39c5c');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (4, '01a201a1-f0ce-70e2-b4a8-70a94eb3403a', '\x2a460726cbc4129915acdac7963844678f7ec724248ff9beaeee5e0cf82c7f2e');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (5, '01a201a1-f0e1-7622-b3ab-590736c3f267', '\x27fac5a56de3964d59664d7555aad447860021b6c36a24fc0f5e702930ed8b4f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (6, '01a201a1-f11f-7018-aa74-82014508367b', '\xc0ac0308597297315303dc50730fd361466bf0b5cf46043fe43c84d665e8eaab');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (7, '01a201a1-f176-7111-8a23-ddfc94190eca', '\x57881cd220161b3b3a7f6087e6e3e743c08b586ad079c3ee058ee97c0ff1ef1c');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (8, '01a201a1-f1f5-708d-b8c5-5704a9885f26', '\x823f447f94ffa701095777b0a38bc4c87583f2d9d7cc230559b5956a43006fd4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (9, '01a201a1-f272-7202-a3e9-fecda937ba76', '\x9da877101aebb561f7d8a7f84b82f0deb0c364ccde4694df797496d646e0e2d2');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (10, '01a201a1-f287-7212-8284-a7c476d89427', '\x8eb01851ef8517808f050b269f262a22d756dcf2c5f8e2cb14c832df5711a02a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (11, '01a201a1-f2c5-707c-b568-8b62569ad8cb', '\xbefa7eb071c333489bad6fb826316e57f5a5fb36eb6ed824289d6b07bf6050a9');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (12, '01a201a1-f2e4-732e-97fa-976619e450e5', '\xb12b6ef49213c6063713a508f5f99b71e504af24974e1a433e671b64c1ef192d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (13, '01a201a1-f379-727f-b3a7-47e434ba1646', '\x54acc4b681d66fd2da610782f03cab4be5d385597e65e1924aeb9d6d272f8ded');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (14, '01a201a1-f387-76ea-bb21-abcf8d79576d', '\x101c9ac65092503a1fa5a4d331739e03d2063fbc45e148eb090757c4bdf85dc6');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (15, '01a201a1-f3c0-75a5-b6cc-ca896cf2b928', '\xe7622733c99c64fdd5f2ed506756e228aa5e64753c278c6cd83ea4c7ce883897');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (16, '01a201a1-f3d2-7331-b267-4b85b589fa68', '\xb1340f3c405661cbf775ec2c8f45a8b2591799db1e08881c75bb0bff3c76f144');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (17, '01a201a1-f455-744a-894b-946d587a179b', '\xca258e9553b7bc78462b97ebfaa2543048b5800b661d9645320472cc80209d30');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (18, '01a201a1-f466-742a-be46-3de59a9a61c5', '\x3f39861ef08f3c52aecb19506d2033a74c03fba689a6401bb2d8aaea4d72feca');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (19, '01a201a1-f49c-743d-ba2a-4c99d32f4d99', '\xa9bb2183960553f442fac1fc3d5469a04d89a116abe1a5918bb70e3b1365ea68');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (20, '01a201a1-f4bb-77a6-aed6-18ffbaff98ea', '\xa2076b73145516e845d78adfbdb443a5adcc018e9fdc3c3e32bb24595d092feb');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (21, '01a201a1-f541-722d-89a5-ba0d4e82555a', '\xe8024afc87ba0e73727acae1a6cdae241cab1447874d253ce8a26a52a91e0b7f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (22, '01a201a1-f58b-76c2-a6ff-116a550da83a', '\x0249d4f17e467505dbba738230bd37baf14662acbfe49400e696e5f46400b5cc');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (23, '01a201a1-f598-7674-86a2-0a42e418fbdf', '\x021b4ac2734e4db6a16a968fda5a5ec1aeea9d59b720ed1be0f94e8e89fe0c99');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (24, '01a201a1-f5a2-7185-b9cd-e6627dd770ac', '\x18682917ba56d9bb15e0325882accd0daf26f27dc0aa59ca1d4d72278e9f26c9');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (25, '01a201a1-f5b1-7676-a54d-37b9516ab383', '\xda0b4f66e67527014c04af5c6efc0494f497b3c6caff36c9414bc776b96cc4c5');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (26, '01a201a1-f5bd-76c7-913d-d208be752ae9', '\x2b25e47c27f68badc284116892c0dad6fdfaad5d665b444fe2eb85b53cece728');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (27, '01a201a1-f5c7-71c5-b36f-72d089ef1978', '\x097ee57de4a68ea0822a7e3647bbb9dc2c9416b9e13fd50817ed20e9682123c3');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (28, '01a201a1-f5d9-71e0-a6b2-e03607116e5a', '\xfec8a96b55aff57bf1ff79d308854423256319938336195daa067920b2af4bc3');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (29, '01a201a1-f673-7464-af60-f6f43cf7783b', '\x0e17a595804256e0f5aa9a0c6f893e46156c4a29c48a2a8703fd2c0cda5027a4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (30, '01a201a1-f6a7-7587-829e-c0835b0f0214', '\x691ad742e8ee1bd0476c2c27a7f4469d96c31be0ac4ded02e40eb3978a1e6f56');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (31, '01a201a1-f6b6-7007-bda4-74aa8d86cc6e', '\xdce79fb28901fce89c3a50c3c6b1537043034ffde7fb05f721e9958e14922727');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (32, '01a201a1-f6d8-71e3-8a69-5380a939ae2e', '\x241df47462b509c91478af2e8cfc2aa8ab449ca70835777fd4b69e3656f75656');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (33, '01a201a1-f72f-76a2-a9c4-e82eccef76f0', '\x47cd5e5893f65be2c8c312b3f99db18daf4497f504a8de9213706470c3c210c1');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (34, '01a201a1-f747-760f-859f-eb19e2322634', '\x5d33b8a418cae30f462845909a9b445b10075a73bb9b222456a48d3ca313635b');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (35, '01a201a1-f766-7649-96d2-d75f63414ed2', '\x0dcf4fdf625bb33d9fddc94588d3dbf6d9b079e5f11d59e7ac3ac8976b758170');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (36, '01a201a1-f7a2-7412-ac1f-64eb37d816f8', '\xe2d22b761f7b74ad6c3f3bc0fd4bb21f6507bb5fe039c859b1fa72d4f949eccf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (37, '01a201a1-f7b5-76a9-8684-0c5091e34287', '\xcaa8e9867ee703a21dc723fabaf81b9f8adc35876fb0a01d20ab8c21bfbec241');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (38, '01a201a1-f833-71f5-a410-0210af83bccc', '\x644c781f83c61ea60f5f57b53252710271dcb65fcb166074f095dd13eb368ee1');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (39, '01a201a1-f847-70b8-859f-49f805b87aaf', '\xfe47d66190b1bb0a42c08421c3beb8fc5c80205082c74a8500a3f04721c8a3b7');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (40, '01a201a1-f855-74f9-8c49-d10aa98bccc6', '\x925fe59f38a423b4afc9736a54ec7245739f5bb310658b0b6f254390bc991e0d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (41, '01a201a1-f86b-74c7-a39c-8da808df04fd', '\x083152e8f4a9e2d96f3b17f95a61b13bf921cfeb705d569242452fe2d2dea4e2');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (42, '01a201a1-f89e-7746-afeb-8b60c54ea59e', '\x872325aeccafe4cbb029799b985fcdc2a30424e725ed537acce1e90186a50528');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (43, '01a201a1-f8a6-720c-a179-47249457135e', '\xb85d10bc284dabb3d41e5eabde9d64b87cc4a0b63b4f810f533e3dd9b5b2ab87');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (44, '01a201a1-f8b7-7720-9d89-8d38305cf59e', '\x63b3a8854446d03f1aa352ba42d26cc172bbb09ce09a3c356665ab5e5a709773');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (45, '01a201a1-f8f1-7207-b505-1ec20741ac24', '\xe7b699f5717c977c048e73e30055b52404d6bd1313726251382e1469b3f341fb');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (46, '01a201a1-f8f4-7036-b363-fdea125df014', '\x12270e31aa017dbfa5807d125a14144d1d27eae46354c470cae41476496419a5');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (47, '01a201a1-f8fd-7646-ae32-5fbb55535e61', '\xf55ba136baf434fe1e1c3635aa55b1029acd15e0ffe1a131ef7a3425058beba0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (48, '01a201a1-f900-743b-ad9a-f5f790502acb', '\xcbf0c66d35b97628bce0d779542692f264ee88f8655b37ac81094fcfe685b248');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (49, '01a201a1-f90b-7579-90cb-98b1e6560840', '\x4565106974c5c57b0904b8303e101dffa8af229c1c5c3aba0e785ba5860d8a00');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (50, '01a201a1-f982-77da-b857-861daf2bf699', '\x58e93e0e6705d1daf4353468165b5845747ac73b21d1909c65d83338045a77dd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (51, '01a201a1-f98d-7301-bb52-a9f8eaacbf27', '\x25f6ecc50f418b2490f3e4e5bcb18f07d8b8ad455a9cc0c51437ed6f9417f553');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (52, '01a201a1-f999-7207-ad34-e2f2de5823ff', '\x7b824a59534b7bdd00c883b98072c3d2f2deee3d8e8ac29b6ad3ca486052b32f');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (53, '01a201a1-f9ac-7523-8e58-6e02858e0dd7', '\xeeb9a5cc79ee3349a0549a535873fb4368d77cf50800fb6ff2fc7d7af07404fd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (54, '01a201a1-f9e2-7763-96c9-6019c8a7825f', '\x3f497f17800a53b3aec948e48be0dc72653845307629af273e8926c5c4a18d7a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (55, '01a201a1-f9ef-7489-8a58-e7bb621cd942', '\xd2c840a9601be20a3c27a9dc8023cdd3435ef3fd93a1a968d575b167e65a2963');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (56, '01a201a1-f9f6-74e5-82ac-4df87090d5ae', '\xf84f3a9d3f2ad8d88fded21d3c311158a069b2c824e6e0cbae800904d52f8282');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (57, '01a201a1-fa37-761d-95aa-893303fa2001', '\x7a443079f22557c09ccea1abc607bfa36cfe560373ef02d97ce3d8903a866980');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (58, '01a201a1-fa46-775c-bf07-0a8fac287abc', '\xbbf605f38d941ad024567d2571726076b2c569070ea5d8a27449d48cce1ca914');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (59, '01a201a1-fa53-715d-a032-1b61666b29a7', '\xffcbb094a1efd19bd43fc4ac435a65b21867cda37b3a9842cfb1385033bb4853');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (60, '01a201a1-fa67-778d-936c-52bcd951ff85', '\x77421d5499a8473874669064e93721b8ecac3bfc50bc90854ae5ed1b43ef678a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (61, '01a201a1-fa71-73d2-8070-eb7cb03890f2', '\x894f4058de1990d705382c79ad147bf7176f1d5e02af17ec58ff34cd4a95e796');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (62, '01a201a1-faf5-72b1-86ba-5a1da146eac1', '\x778704225d7c548fa48240600f952315229d265f12558f1d38ca54f34abba5e0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (63, '01a201a1-fb09-7538-8cd6-7aa6c90e2af1', '\x152db02ecbe77ec6710a1eec7a50eebc06959b2549e22ac989f91c3d76d12398');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (64, '01a201a1-fb11-705a-ae69-1b66a1be3a90', '\x366f6257946dfa9cf0506b768bd246d06c183154f75a4155a72c43a3e68857b0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (65, '01a201a1-fb24-71ac-824f-e30e37076020', '\x1c1713e9327a32f2e7bf739700aae10fe1e05e098c116957548c12ee5714a317');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (66, '01a201a1-fb63-745d-ac7d-e664f5c6395a', '\xb5d447860928d4ee0fb84790667a8ec46be16118d0808f1c58219e9fa54e46b0');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (67, '01a201a1-fb67-7726-b688-4121840b8ab7', '\x90f53be9b2b76ab2caa032283abcbcbebf8005dca93a91bd57e8e5311eda1974');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (68, '01a201a1-fb79-7544-bdb4-471b054b05b8', '\xf32474aa560c063d0cf6a59a576caaad986b57893a2926bdd9ddb190f88485bb');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (69, '01a201a1-fbba-76e4-af60-ef1b1fe64751', '\x30bd53b800a8683462d90718a6895fef6c623463d0a87318123e446b50603347');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (70, '01a201a1-fbbf-77d5-88d3-da16ac4af62d', '\x172613f4375cb990956327f1deb29e7c930b8aaea682e3ef4bba23b7f2756bbd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (71, '01a201a1-fbc8-77e3-bb89-1c4d434995ce', '\xd2e6a773ab3138fba7ea19f7c1e4af2a2b18a075502e67bbd18c8e361d7fcbe3');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (72, '01a201a1-fbca-71a9-8d28-4618e45d45e5', '\x4af4f152be5bab27a163d02e370a3958af57cd5cdb66d86a30093410d3202e49');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (73, '01a201a1-fbd2-713c-8fd6-8ac5920f928a', '\x6f10b31b3f527fc2d8def288dff73a6fcb21de6bef68baad9ecff3e4de2b8cce');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (74, '01a201a1-fc49-70db-8efb-fa81911a6249', '\x431e2fccdca2af270a9e528bf2638bfeca4cd42841bad292cce6513fe3c87bce');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (75, '01a201a1-fc52-7686-884a-6696df98c9f4', '\xe787a2ad0b615f730254455ca849ad9bbe84f2369785af671e75ec93834818a7');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (76, '01a201a1-fc5d-73d6-9ef4-3add92e1d482', '\x73221200a603b75310ee611c74bcab84c8a10c3cc08e87de8a44b447639621bf');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (77, '01a201a1-fc66-75a4-b4b7-bd19ef7286ac', '\xd11894e6dc38b9d46cfbb19c8227825c417668a94f3c2c130e6660bcf42743fe');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (78, '01a201a1-fca2-7245-af0d-e33981ff3a71', '\x3b23e046b224fc061e1412a45052946ab16a19fac8f3e7747ed8d4f6d2235b99');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (79, '01a201a1-fca7-76eb-b0f5-7a0cc00c5163', '\xc0229aefdadb87e6a820ffaca19e432bb8b2ce66f2662b884b6e25c72ba4f759');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (80, '01a201a1-fcb2-7485-a736-cc35ae46fc07', '\x4be77ca2ed0770879bfdb6a6898e7db235b6a399678504d9611ab3a347bb4450');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (81, '01a201a1-fcf2-7443-97ae-cf0839383e27', '\x0621eb63b05b5e26180227e5f380b65da18114b9c295a87dc4dc3485c406ab85');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (82, '01a201a1-fcf8-767e-b5e2-c36e6f60cf22', '\xb89077cbe16bf32cad69c96a0aef9978997dcf520bcda17dce1e8a36a2b80dfd');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (83, '01a201a1-fd3d-7027-bfbc-36de8e15904b', '\x0608366252e2a8af1eaf36aea86af12af65fe163d35f38deca1f0101fa0736f8');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (84, '01a201a1-fd56-734c-9d83-97f9519758b7', '\x11407bded25b45187493a196555e0c05f70c0d7fbe2ad2c7e9ee2eb05ec06721');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (85, '01a201a1-fd68-717c-bcde-88bc96dc9069', '\xf6e5a6ddae5efe5b59a42d8d6fb2c2d18a84e318338383e4a635deca95b9b201');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (86, '01a201a1-fd71-758d-824e-9185a8d75cc2', '\xadf7c6e393b630908b2c314791bc47b077a261362c0b85165f07802db51191ff');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (87, '01a201a1-fd81-7453-b4c9-feda18bdfc8b', '\x7152b6cd1c5903b1830158286f2b4f31bab8a47fbef88e43074130cf37b41e89');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (88, '01a201a1-fd97-7055-bb28-264135be6a3a', '\x6f215cee53890f3867ce737f318c3039c408349dcc7bd52a60ee71cd5cea503d');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (89, '01a201a1-fe02-7029-b262-48fdacc2f711', '\x76450ac2b66940028c5cf1e38091bea758316427f4bb0d40c682d84a7ca20585');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (90, '01a201a1-fe0a-74dd-9393-3a3eda2616f2', '\xb2fdf5a3030be80a7cb589390d19ef7388b6d8a60010aea6470197005a7dc73a');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (91, '01a201a1-fe21-732e-9afe-67917c6f8dfd', '\x439acc59ebd5ea2978e8c7de0d7d17eaa33d7c34d905ebcf10b93414db91675b');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (92, '01a201a1-fe2e-7496-a67d-7f5582e0b4a1', '\xcf9ef4044bf8dd1133badfd926c03d1b8b29a4e501eeb411babfe667bcd2d8d4');
INSERT INTO public.audit_chain ("position", audit_id, hash) VALUES (93, '01a201a1-fe46-700a-b084-e3e8c7e580f9', '\xf73bd683593ee721cfae280f76d236360b9a88bec5a267b6164159ee7d5b8c7a');


--
-- Data for Name: audit_unsealed; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_unsealed (number, audit_id) OVERRIDING SYSTEM VALUE VALUES (94, '01a201a1-fe6f-724c-b297-d3b844a716f1');


--
-- Data for Name: autoresponders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.autoresponders (username_id, active, subject, body, generation) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', true, 'Away — até já', 'Back
on "Monday".', 1);


--
-- Data for Name: blackwhitelist; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 'spam@acme-spam.example', 'B', 1);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'spam@acme-spam.example', 'B', 2);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 'spam@acme-spam.example', 'B', 3);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 'spam@acme-spam.example', 'B', 4);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'spam@acme-spam.example', 'B', 5);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 'spam@umbra-spam.example', 'B', 6);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 'spam@umbra-spam.example', 'B', 7);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 'spam@umbra-spam.example', 'B', 8);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 'spam@dormant-spam.example', 'B', 9);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 'spam@dormant-spam.example', 'B', 10);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 'spam@dormant-spam.example', 'B', 11);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 'spam@globex-spam.example', 'B', 12);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 'spam@globex-spam.example', 'B', 13);
INSERT INTO public.blackwhitelist (domain_id, username_id, address, type, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 'spam@globex-spam.example', 'B', 14);


--
-- Data for Name: cleanmailplus; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cleanmailplus (domain_id, username_id, attribute, value) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'SPAM_LEVEL', '3');


--
-- Data for Name: contacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a201a1-f5c8-77ae-ab9b-87807eb04d40', '01a201a1-f176-7111-8a23-d83ee5e30610', 'acme-contact', '{"email": "somebody@acme.example", "displayName": "Somebody"}', '{"city": "", "name": "acme-contact", "email": "somebody@acme.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a201a1-f905-7161-8754-6a40c93bcee2', '01a201a1-f2e4-732e-97fa-9257e86927e6', 'umbra-contact', '{"email": "somebody@umbra.example", "displayName": "Somebody"}', '{"city": "", "name": "umbra-contact", "email": "somebody@umbra.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a201a1-fa68-7194-bd28-cbd0010e4c9d', '01a201a1-f3d2-7331-b267-4459e9bb907e', 'dormant-contact', '{"email": "somebody@dormant.example", "displayName": "Somebody"}', '{"city": "", "name": "dormant-contact", "email": "somebody@dormant.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');
INSERT INTO public.contacts (id, domain_id, name, fields, folded) VALUES ('01a201a1-fbcb-761b-8ad6-4e365c23fb5b', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'globex-contact', '{"email": "somebody@globex.example", "displayName": "Somebody"}', '{"city": "", "name": "globex-contact", "email": "somebody@globex.example", "pager": "", "state": "", "title": "", "company": "", "country": "", "lastName": "", "firstName": "", "homePhone": "", "department": "", "isdnNumber": "", "postalCode": "", "roomNumber": "", "businessFax": "", "displayName": "somebody", "mobilePhone": "", "telexNumber": "", "businessPhone": "", "streetAddress": ""}');


--
-- Data for Name: deleted_stores; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deleted_stores (username_id, address, deleted_date) VALUES ('01a201a1-fe02-7029-b262-44c63ee627ff', 'gone@acme.example', '2026-11-22 05:02:03.3744+00');


--
-- Data for Name: dkim_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', 'm2300b8854cf519d1', 'MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBAMj5IW/57J9K25HeHIR3oa6Llddcbjc0EvMDkpCu+qJBeRFgGubPdhJmJyC6+ruX3HpERSs4wav4NFkdh5W51u0/CCb3BZQHNC81ROXhz9M9F+OMa2zz4oiVfCA9QqaHJuZAsRCdV6hrKMc7x2JtbtojJ150RoIhsEnfPZoBm5ZzAgMBAAECgYEAsNIo7jlpS/lz2BIg6xfKhCTB0Dq9qgpCBdgF0xBw6eNLHtN8t8iebK++C1kXk4eYb2azqMSF+cUmYaXOjhh1FLay7l4roF2tU5NpqNneNfQs38r0l+hLqw4mbPp5kra6zjOyH6yXop/N2VyJdUkQsiP1ROPLRfc6kFQJ5oZvP8ECQQDkvyjsyuXpaDOxXsxWF30vtcA1F9fA0N6k3pyfrd3TFxBxREnLlJE9rvJmDvUIvoCac/gqehgZzbODo6GYTa1TAkEA4Orel8JlcN7FNZ7k3s4dJpxZACel0WRhDa9BODpxepUoEm/bLmnnbkIu06OUPkEMhhRa93Z2Op7BJTfQY9guYQJAfDJqRv73C96eynv9F/VS7BeTj4AtjawaZovToEMngJgyPj1kj9tPbJ1TUSRn2GKOss2qfW2jLkdoY13xvB7YrwJBAIFj3KYleUIThhQw0q2ymWaK71B9fpEVVBgRSE3WoU3J3QGuQ8NRvYfanyG1qySdO10u/J38Ekvq5GZK06F8zkECQQDkbmjHkdPTOSAT8l1navauvZWIRsIZac1AaHOZdxHJD0eu2XXHlKTWhwC1Y/nXpZT0aY6dMard6Sl23fyf5ZEs', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDI+SFv+eyfStuR3hyEd6Gui5XXXG43NBLzA5KQrvqiQXkRYBrmz3YSZicguvq7l9x6REUrOMGr+DRZHYeVudbtPwgm9wWUBzQvNUTl4c/TPRfjjGts8+KIlXwgPUKmhybmQLEQnVeoayjHO8dibW7aIydedEaCIbBJ3z2aAZuWcwIDAQAB', '2026-11-22 05:01:59.986+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', 'mb528a91c30f8f65f', 'MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAMKkX0Ii6PPUDJ1eb6g7DvAUV/18ReTAS4PjvbUpFqP5XK0sMhKkc+K6r2WzRdY+9bs59UrP3ME+Lt34oeXfLTfwkyM1/DXh9ut/+q9rv8yyx7OmxVnYZDLUZA/EXqchlfq12bV+JYReoEunM8o5w9gDAnHjymlEiChmmXdW+H8HAgMBAAECgYAVuOZwqRi6bYXi4jEv4zdtj7eqMH5UYymKVJZNa4J9Vk0DfpUwA25zdUYx4Wn/2RLvjC5V5RDL+Daeyyq2Tsvq6mU4GK3Jl1KWIotyzXaFKNJP6+TJwUjuchYUyTBZ8WQE8nFKyEXZKJQKqrJ2pE7qZyPxQQ5JW913PJJyo+uQEQJBAOwafA9zKNjHp9hhFTnUFvc5IRsmTZjCs6Ye5dPQmKarLhDM3fhztfaepl9m0NiZmfbDCzyVl6HmHPx/t1YsZNUCQQDTC25zrrP0G4rgvKBkskkucyzk64DM8T1FxcxfHpKVluyeq+pMVxpGOR09Qr3rk2583rahn0dN+IeHKasPNfJrAkEArk0HFWjQ2OjccpOJVf3LTovwctieJI5ojdT1mp++chyhj2mO3SKfTQfmjzuaJq2OymtHWlydaro03/txX766WQJACTQUawMRYfHZipdvPzTvMBFhwdHrWgSjMWnA0d0Zc2CTjQ/eNdoOkUVoWwWQFrflN5jWyhGSIHpYHrLYfN9TZQJARjU+iFjxatlH31SSQTk9a2avfG3g0NcmZiKnUGVxPl7eJxN6JWfpmXbA60dVUhIiG/4jxlCUx1pG0mYlzN8A4w==', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCpF9CIujz1AydXm+oOw7wFFf9fEXkwEuD4721KRaj+VytLDISpHPiuq9ls0XWPvW7OfVKz9zBPi7d+KHl3y038JMjNfw14fbrf/qva7/MssezpsVZ2GQy1GQPxF6nIZX6tdm1fiWEXqBLpzPKOcPYAwJx48ppRIgoZpl3Vvh/BwIDAQAB', '2026-11-22 05:02:00.394+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', 'm58e024dc82362f27', 'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAMXfdKIg6yV+R1r6XCC4tUdYMnkODs/i//OJkQgsKsBp32RDW021Phf9hMaYwcndbeQcGbM3HbaDOjAQj7J6MaBQJEr1UNnv8CJ2f8hyR0v0B+KR4nKq6SnjikuA5wLbKCMeI6AIYRN0jPg7IfX/KjPZyDwAikimOUD4tXiS1NnfAgMBAAECgYEAmyT2dPxsgsw9NGcifwF0GUlc4a+VC4iHeLL/BTJkHtOkNR/e4dHeqr67MV+qahV0ySsDN5JaeLTxlagWkzDd4Nm/Y7+E4SY7KKeE4ZV5H3F2lNu6G8zmwVn8FAKAfvQVT5H2V8mSEusPeVcmZZsfUBdepKMfGIgXcbl6TK7E9wECQQD/z+i4dtpfeG7EcWGmqH8zsejXHkcQHWs37gbKWQQj7Ej8ZV8qkgXi5VUX5WHchEQQjcJUTDObF3fYAwbYzCpfAkEAxgSng0n13SOWIQSESXyrJljdC/FxsP4uabOQc5gWFBT9PlrwQM6JlIhQPTL6xFRTUq7eo6FFQiIj6kI1f7yAgQJAEa6bVXTRr1uxvF5h85UeBcK8Z3IuU0zVRm5rhb0Vbi489UVEiLrDMWXMtfQjCY0S71n9HrqNrqC2pfW/mWizXQJBAISiL3Wv/3/syy04ckcquxTHZuAODAHqbzobrUDP+NHgsTOoA87UyLB1kZE8aV1BwkHaoYPmjJZcecP6Lw1tPIECQBiplPzckuesa/FgO/WFE9d0OXokE0XaPaStyy2TjQuYR1TzkOi7CMO7WI25FSWZaNcq3mlpFm/D5ZYt5GDJGy8=', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDF33SiIOslfkda+lwguLVHWDJ5Dg7P4v/ziZEILCrAad9kQ1tNtT4X/YTGmMHJ3W3kHBmzNx22gzowEI+yejGgUCRK9VDZ7/Aidn/IckdL9AfikeJyqukp44pLgOcC2ygjHiOgCGETdIz4OyH1/yoz2cg8AIpIpjlA+LV4ktTZ3wIDAQAB', '2026-11-22 05:02:00.646+00');
INSERT INTO public.dkim_keys (domain_id, selector, private_key, public_key, created_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'ma1206481866dc99c', 'MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8wggJbAgEAAoGBAMR0pJQKAUj6AFIhqKiz7mXXYBVmZXVOEICZMUP2HO3AJfrM0RQkBm9s3y9iDSOToAzI2GMASJwtBCWMdYVMBAwD3elKpAXdCO2aRJxbMJ3g0FOJpWhZWiwcPS/cp4+66mTbtRiecbKv1BP2oUmqZKADf8PzkzA2VSZ1ylOaMh6dAgMBAAECgYAbr6SSCGbt9e2dpYizXcg3KgcsfOXHhlzlArHitgiVqQKxObQtdnZBtcIuV08quF9R7eww55VUDTQMZqMZSgE3wO2HcsUwy+JOTS7A5nR7OBt7XQv6s69WTdKSIBB9a+8OrS6sYkG7gWtFdIKpufmJzLj69/GbjKFw8/hqq8XygQJBAO7rW+Vsgd117neW/wdNAC2onQ+EmMAdx3ubaB7m/dzdqxirq15P4DKOHkskWmnSb7S5RME+GMKW5FDLrC/LwxUCQQDSgB+gEkZvd6lyXWW/gY9hlyb++CDgP1TaCeObiBhz0o6gaGY9aZ4SNM5RIBLvUsbrBpas8G9r2Awch9akJW9pAkBNB+FHJSbxyjYqpKpxJihqkDSjbjL5riBFACQf4oXzEh06BQ9phwNYCW5G99+Wwtx1Pk6mp2jARHo0epZ3ipDJAkBgz5Y760vDpjgjJftOqUqFKpw/tWSBXf8rTFMGy//a/OKluX4UDogpfWnJ+8NZmCtuGhigLvA/nBxt3reDxMfJAkA6PucHXUAGKZvz7SWie7wIbitSaXwqxHh3zMlWtPewNEBHU+bmbVXvRInKHlSvm1mbykev2MBBkZz8I7/1npjF', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDEdKSUCgFI+gBSIaios+5l12AVZmV1ThCAmTFD9hztwCX6zNEUJAZvbN8vYg0jk6AMyNhjAEicLQQljHWFTAQMA93pSqQF3QjtmkScWzCd4NBTiaVoWVosHD0v3KePuupk27UYnnGyr9QT9qFJqmSgA3/D85MwNlUmdcpTmjIenQIDAQAB', '2026-11-22 05:02:00.867+00');


--
-- Data for Name: domain_names; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('acme.example', '01a201a1-f176-7111-8a23-d83ee5e30610', false, '2026-11-22 05:01:59.986+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('umbra.example', '01a201a1-f2e4-732e-97fa-9257e86927e6', false, '2026-11-22 05:02:00.394+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('dormant.example', '01a201a1-f3d2-7331-b267-4459e9bb907e', false, '2026-11-22 05:02:00.646+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('globex.example', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', false, '2026-11-22 05:02:00.867+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('acme-alias.example', '01a201a1-f176-7111-8a23-d83ee5e30610', true, '2026-11-22 05:02:01.146+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('umbra-alias.example', '01a201a1-f2e4-732e-97fa-9257e86927e6', true, '2026-11-22 05:02:01.975+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('dormant-alias.example', '01a201a1-f3d2-7331-b267-4459e9bb907e', true, '2026-11-22 05:02:02.321+00');
INSERT INTO public.domain_names (name, domain_id, is_alias, created_date) VALUES ('globex-alias.example', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', true, '2026-11-22 05:02:02.695+00');


--
-- Data for Name: domains; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra.example', '01a201a1-ebd5-714d-90e6-64ab454c0e0f', 'open', NULL, NULL, '2026-11-22 05:02:00.394+00', true, NULL, 0);
INSERT INTO public.domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant.example', '01a201a1-ebd5-714d-90e6-64ab454c0e0f', 'open', NULL, NULL, '2026-11-22 05:02:00.646+00', true, NULL, 0);
INSERT INTO public.domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex.example', '01a201a1-ebd5-714d-90e6-64ab454c0e0f', 'open', NULL, NULL, '2026-11-22 05:02:00.867+00', true, NULL, 0);
INSERT INTO public.domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date, webmail_allow_upgrade, infostore_quota, infostore_bytes) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme.example', '01a201a1-ebd5-714d-90e6-64ab454c0e0f', 'open', NULL, NULL, '2026-11-22 05:01:59.986+00', true, 30, 0);


--
-- Data for Name: exchange_addresses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exchange_addresses (username_id, domain_id, local_part, name, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', '01a201a1-f176-7111-8a23-d83ee5e30610', 'alice-too', 'acme.example', 1);


--
-- Data for Name: exchange_mailboxes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a201a1-f833-71f5-a40f-fe8d2f2583cd', '01a201a1-f176-7111-8a23-d83ee5e30610', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 05:02:01.67+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a201a1-f982-77da-b857-80d053346bc9', '01a201a1-f2e4-732e-97fa-9257e86927e6', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 05:02:02.003+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a201a1-faf5-72b1-86ba-56512082768f', '01a201a1-f3d2-7331-b267-4459e9bb907e', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 05:02:02.362+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a201a1-fc45-738b-b47d-21ea9bd05fce', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 05:02:02.718+00');
INSERT INTO public.exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date) VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', '01a201a1-f176-7111-8a23-d83ee5e30610', 'standard', 'user', false, true, true, '{"displayName": "Somebody"}', '2026-11-22 05:02:03.124+00');


--
-- Data for Name: forwards; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', 'away@acme-away.example', 1);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', 'away@acme-away.example', 2);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f272-7202-a3e9-fbc20eed465b', 'away@acme-away.example', 3);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'away@acme-away.example', 4);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f379-727f-b3a7-431540e151fc', 'away@umbra-away.example', 5);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f982-77da-b857-80d053346bc9', 'away@umbra-away.example', 6);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f455-744a-894b-9103338ddfda', 'away@dormant-away.example', 7);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-faf5-72b1-86ba-56512082768f', 'away@dormant-away.example', 8);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-f541-722d-89a5-b6e284f2450c', 'away@globex-away.example', 9);
INSERT INTO public.forwards (username_id, target, "position") OVERRIDING SYSTEM VALUE VALUES ('01a201a1-fc45-738b-b47d-21ea9bd05fce', 'away@globex-away.example', 10);


--
-- Data for Name: franchises; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a201a1-ebd3-7464-816b-0ec60c2d6ccf', 'default', 'Default', '2026-11-22 05:01:58.523+00');
INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a201a1-f035-77ba-8755-e314749bdf88', 'north', 'north', '2026-11-22 05:01:59.711+00');
INSERT INTO public.franchises (id, franchise, name, created_date) VALUES ('01a201a1-f098-71a5-9f02-b4a145c15774', 'south', 'south', '2026-11-22 05:01:59.822+00');


--
-- Data for Name: front_door_tries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.front_door_tries (id, door, username_id, address, at) OVERRIDING SYSTEM VALUE VALUES (1, 'reset', '01a201a1-f272-7202-a3e9-fbc20eed465b', '192.0.2.1', '2026-11-22 05:02:03.396492+00');


--
-- Data for Name: imported_hashes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.imported_hashes (id, username_id, password_hash) OVERRIDING SYSTEM VALUE VALUES (1, '01a201a1-fd97-7055-bb28-23e20d5daa68', '{SSHA}9o8Pp7hyVIBCdjGPUGNHQTB4VlA4U2FsdA==');


--
-- Data for Name: instance; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.instance (only_row, secret, probe_id, probe_address, probe_password_hash, support_address) VALUES (true, '\x32b3288205d5487655e6f51219f6fb021a149fe44050cf568a0222054147d245', '01a201a1-eb9f-70fc-9b78-4e36a4fc0b67', 'probe-2cc0e083a9cf707879fc704e@2cc0e083a9cf707879fc704e.health.invalid', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$2nlQyy95/4BDqzk+C+ftJQ$glbCetDqCiMBeBNEu4SLKdC+BdZaLYqlkcZBtjTV8KU', NULL);


--
-- Data for Name: late_log_ins; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.late_log_ins (id, scope, target, ended_date) OVERRIDING SYSTEM VALUE VALUES (1, 'username', '01a201a1-f272-7202-a3e9-fbc20eed465b', '2026-11-22 05:02:03.396492+00');


--
-- Data for Name: mailbox_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'standard', 1);
INSERT INTO public.mailbox_counts (domain_id, type, count) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', 'standard', 3);


--
-- Data for Name: mailbox_usage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailbox_usage (username_id, bytes, messages) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', 12345, 6);


--
-- Data for Name: mailboxes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-f272-7202-a3e9-fbc20eed465b', '01a201a1-f176-7111-8a23-d83ee5e30610', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-f379-727f-b3a7-431540e151fc', '01a201a1-f2e4-732e-97fa-9257e86927e6', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-f455-744a-894b-9103338ddfda', '01a201a1-f3d2-7331-b267-4459e9bb907e', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-f541-722d-89a5-b6e284f2450c', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', false, 'standard', true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', '01a201a1-f176-7111-8a23-d83ee5e30610', false, 'standard', true, NULL, NULL, false, 'dark', 'en_US', 'America/Chicago');
INSERT INTO public.mailboxes (username_id, domain_id, master, webmail_type, webmail_allow_upgrade, trial_type, trial_expiration, webmail_reset_password, webmail_theme, webmail_language, webmail_timezone) VALUES ('01a201a1-fd97-7055-bb28-23e20d5daa68', '01a201a1-f176-7111-8a23-d83ee5e30610', false, NULL, true, NULL, NULL, false, 'default', 'en_US', 'America/Chicago');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox (id, recipient, subject, body, created_date, tries, next_try) VALUES ('74b4b7b3-ff5c-4c31-af4f-5b1bb14236a2', 'support@elsewhere.example', 'A ticket', 'Its text.', '2026-11-22 05:02:03.396492+00', 0, '2026-11-22 05:02:03.396492+00');


--
-- Data for Name: password_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', '\x04485bce151369a235550311b031e895d7daa4c63e96c1226276a9d5a730ec06');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f272-7202-a3e9-fbc20eed465b', '\xae2a195178d25fafdb88355fbea41b4aaeee538d46cc1f0c4db9c5e0f838c318');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f379-727f-b3a7-431540e151fc', '\x9b2ec0938e4f0e6b2ff09cd50f9a19f8fa8eeac01d2c72c2be4d2218e893fa27');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f455-744a-894b-9103338ddfda', '\xca2b73427decdc6ea9328e565b633355a8382080954bd63d0927942b4226e98d');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f541-722d-89a5-b6e284f2450c', '\xfcb85f4996d25cf4451ff55740c48673d8e093fd7d7585ecd8a0e748319c9f4b');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', '\x95bcd0f309c6d7f637eaf4f42172ded78d6d92eaa7c73dc150b6cb0f43985100');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f833-71f5-a40f-fe8d2f2583cd', '\xc77f73d643683107d53835b8c27acd0fc489c6e76901fff8c4c00b9ca81b885d');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-f982-77da-b857-80d053346bc9', '\x6cc3dd9de056e489982255e8b472a7b4149348b6a51ae1a699bc821eda4e182f');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-faf5-72b1-86ba-56512082768f', '\x9b6376b30ad2026d387cdd8d758c0f7a4a76637ef4a8be40e61a38bdb2c2239b');
INSERT INTO public.password_history (username_id, digest) VALUES ('01a201a1-fc45-738b-b47d-21ea9bd05fce', '\x4c76611b2c021b7ca56b42ac6d1bbf87ce88c5f3f8e8dff8937f6cae1f4eca1e');


--
-- Data for Name: plans; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota, trial, forward_keeps_copy, password_reset, self_service) VALUES ('01a201a1-ebd5-714d-90e6-64ab454c0e0f', 'standard', '{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}', '{"standard":-1,"activesync":-1,"premium":-1}', true, '{"standard":1024,"activesync":5120,"premium":10240}', '{"standard":5120,"premium":51200}', 20, NULL, true, true, '["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]');
INSERT INTO public.plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota, trial, forward_keeps_copy, password_reset, self_service) VALUES ('01a201a1-f5a5-772f-aae4-5e9dd72335b3', 'spare', '{"standard":"Mail Basic","activesync":"Mail Sync","premium":"Mail Premium"}', '{"standard":-1,"activesync":-1,"premium":-1}', true, '{"standard":1024,"activesync":5120,"premium":10240}', '{"standard":5120,"premium":51200}', 20, NULL, true, true, '["password","autoresponder","forwards","blackwhitelist","cleanmailplus","secrets","webmail"]');


--
-- Data for Name: redeemed_tokens; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.redeemed_tokens (nonce, username_id, redeemed_date, expires_date) VALUES ('\x00079c0dc798d7080d80c3f999a0aba8', '01a201a1-f1f1-73bc-b444-e8191d5737a1', '2026-11-22 05:02:03.325+00', '2026-11-22 05:07:03.315+00');


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0001_tenants.sql', '70fb0a28640ea4a559559178f5f75e61f387efb865c452471228d10e97720fd7', '2026-11-22 05:01:57.384373+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0002_usernames.sql', '2f4e578745d9081075c3f8bf8cc4ed4c6701a00ceb83a1f2cc86e84f361282d8', '2026-11-22 05:01:57.450361+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0003_sessions_and_stores.sql', 'e514b13c1b05fb97acdc8be74978b11610f95e484f70477861ce14388152da3b', '2026-11-22 05:01:57.495437+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0004_platform.sql', 'b5d5a2ccbcbcebafeda3af4ac942d0dc3b5e697e79908346d74cd2bebf7a2a5f', '2026-11-22 05:01:57.524787+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0005_imported_hashes.sql', 'd629a9e2c04655419b847579fdab41734457c2c2e186d7b045f67b13aa2a5521', '2026-11-22 05:01:57.555974+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0006_mail_settings.sql', 'd0faf871516c09550d4dbe2dbbd3f35820c0cb42ca7f439714053c4f5ead4173', '2026-11-22 05:01:57.571934+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0007_webmail_and_contacts.sql', 'e18fe2e3bda5763a11186883df3446f92592b5aa9d3e60b6f32f9529bcdf7591', '2026-11-22 05:01:57.605566+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0008_exchange.sql', 'fa006c5a19abe14224a40ecc51412356fe03c42869900ed256367be7c0f5fb94', '2026-11-22 05:01:57.622075+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0009_secrets_and_tickets.sql', '7b34fe1a69b6cef35cca5bc38e23ae8dc59b94b763058e54a8858a08933082f1', '2026-11-22 05:01:57.670129+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0010_antispam_page.sql', '95c4e8fe42dce1fcb371a1798cb899282733733a4cc6a7199f8351fdd18f5e4f', '2026-11-22 05:01:57.723995+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0011_late_log_ins.sql', '46ac252053734f9c965f608fa0e4b2f0f02463eea1b5ec556bbe92d33ffd6ad5', '2026-11-22 05:01:57.73876+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0012_sieve_scripts.sql', 'e7f7347790713b5ab7003e65af789ec00811f2c1d04f75124c39d3781b5c482a', '2026-11-22 05:01:57.746076+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0013_dkim_keys.sql', '81399cc57bce4273ab569981b08a4ff09a5d83e35d4cbd3ea4ca425146a5d814', '2026-11-22 05:01:57.771544+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('migrations/0014_audit.sql', 'c24403cf2daa2fa595a155d51e14ce8c7c14de34dc1f838f02baef1dc180cb9d', '2026-11-22 05:01:57.78109+00');
INSERT INTO public.schema_migrations (name, checksum, applied_date) VALUES ('views/mail.sql', '761cd5e1c1e3c58e49400f709c8e6942f2c2b0683d66eada9a794e30ba1260b7', '2026-11-22 05:01:57.803215+00');


--
-- Data for Name: secret_answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', 'tk1', '\x51eba193dc40f4088b4ef7895503cc1e3715d43991f996756714983c6771ef13');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', 'tk1', '\xa3ddc8e0beaca1030feb0a2ebda7f107532d3723bcdbadf83442029e8a917833');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f272-7202-a3e9-fbc20eed465b', 'tk1', '\xa61973f78e0c3665c98af9b6b258f06afcecfc6644b61e5427847d8eda303f6b');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'tk1', '\x91b5669ccfb543ef2be1ae9773fbae6b9c19707580a397e688926180c5766a8d');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f379-727f-b3a7-431540e151fc', 'tk1', '\x1f07931eae5ea3e9f241d94b60fd2e8c170bc682537d157280c3d56b7e1cd878');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f982-77da-b857-80d053346bc9', 'tk1', '\xd0f2824234517f7d8826b1e8dbc8ffc0e6f58aafa29890013e0c3d7d295aea2e');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f455-744a-894b-9103338ddfda', 'tk1', '\xa2dc51d9704acc34ac129b1df15048c336614a04b9478cbc69343d901264966e');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-faf5-72b1-86ba-56512082768f', 'tk1', '\xba09413143ee387d08a7c2c1a03988773b609631295c0f9dd60a2fd7c0b1dfb1');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-f541-722d-89a5-b6e284f2450c', 'tk1', '\x64a1d011f66c6a5949fbd3627a6ea1bbbaa608eeba4d517be3f04fade66f3c01');
INSERT INTO public.secret_answers (username_id, key, digest) VALUES ('01a201a1-fc45-738b-b47d-21ea9bd05fce', 'tk1', '\x42215a2cd43fe19088b2108a8abd019f6917fe7b99db954a6e8955695e85fddb');


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

INSERT INTO public.session_ends (id, scope, target, created_date) OVERRIDING SYSTEM VALUE VALUES (3, 'username', '01a201a1-f272-7202-a3e9-fbc20eed465b', '2026-11-22 05:02:03.396492+00');


--
-- Data for Name: sieve_defaults; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sieve_defaults (name, id, data) VALUES ('mailbox', 'cdbe680ea5c8468eae436fdbe37b346bb161f2396b938796127d6819ae3dd923', 'require ["comparator-i;ascii-numeric", "editheader", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('domain', '939a45eed645e460f2006f1a4214711b50606f0a581e670a8803e41402586f8c', 'require ["include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
set "spam_action" "2";
set "discard_threshold" "200";
set "virus_action" "1";
set "attachment_control" "1";
set "phishing_checks" "0";
set "cleanmail_plus" "0";
');
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('plan-keeps-copy', 'ed5ec76f19da8ab40fd212dba26bc54da34d4263879a1a80db841ef1cfd9673d', 'require ["include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "keeps_copy" "1";
');
INSERT INTO public.sieve_defaults (name, id, data) VALUES ('plan-keeps-none', 'ff9c61c342b550c874945c5c1837468709f9c212d695766ce962edb893899fd4', 'require ["include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "keeps_copy" "";
');


--
-- Data for Name: sieve_scripts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', NULL, 'domain', '192bde8b93a5e8e5aed4d3fc9c48aa4086da088002eb33252832ce6b12f2b3ad', 'require ["envelope", "include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
  set "domain_black" "1";
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'mailbox', '916b4e2ec6b01ef6f507c378b83710bb105afbf5bcac2aee33be17c148a5c97e', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.423652+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 'mailbox', '5241145054663b4fed29073d3a91ac12698687046727bc1c22eedb895b524b5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.538042+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'mailbox', '667706b8bcda01a221168a82ac03a26fbfb1e55387286f2327dabc643299888c', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', '2026-11-22 05:02:03.062729+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 'mailbox', '1141a425f4645afc167f8f042dcd1816fae7ca6f8ed702dbb28cc8dfd360b838', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.563069+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 'mailbox', '916b4e2ec6b01ef6f507c378b83710bb105afbf5bcac2aee33be17c148a5c97e', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.832836+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'mailbox', '5241145054663b4fed29073d3a91ac12698687046727bc1c22eedb895b524b5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.891384+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f672-7325-8d61-8b831b2b21c2', 'mailbox', '65802c9f26f893aefc7325e9a619eee4b7ff387ebb2ee23bf9f5692c0a71d9d7', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f672-7325-8d61-8b831b2b21c2", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
if header :is "X-Loop" "01a201a1-f672-7325-8d61-8b831b2b21c2" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f672-7325-8d61-8b831b2b21c2") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f672-7325-8d61-8b831b2b21c2";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f272-7202-a3e9-fbc20eed465b', 'mailbox', 'b9cb888a0f5c8d170b993d4ff9dec8b9cb8d2f201a8056dad42152558720b8b6', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f272-7202-a3e9-fbc20eed465b", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f272-7202-a3e9-fbc20eed465b" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f272-7202-a3e9-fbc20eed465b") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f272-7202-a3e9-fbc20eed465b";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'mailbox', '1141a425f4645afc167f8f042dcd1816fae7ca6f8ed702dbb28cc8dfd360b838', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:01.910283+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f833-71f5-a40f-fe8d2f2583cd', 'mailbox', '18d4e4dff7595f6106a363ee481e2d1adc7977322bf2e2a6012e88935816f20d', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f833-71f5-a40f-fe8d2f2583cd", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
if header :is "X-Loop" "01a201a1-f833-71f5-a40f-fe8d2f2583cd" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f833-71f5-a40f-fe8d2f2583cd") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f833-71f5-a40f-fe8d2f2583cd";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', NULL, 'domain', '05568200a94cf9b97d95a9a17902b9728dbb2d1573e9958677e30c62b723a1fc', 'require ["envelope", "include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@umbra-spam.example"] {
  set "domain_black" "1";
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 'mailbox', '5241145054663b4fed29073d3a91ac12698687046727bc1c22eedb895b524b5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.221165+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 'mailbox', '6fc2d184f7f97274a52fa6596950045546b814b396a6a581026141817ade06e9', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@umbra-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.14381+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f379-727f-b3a7-431540e151fc', 'mailbox', '3728e40fc07e07a5beb7bd35ff85be1ed4835d1c462c8936bccd5fba788f07d1', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f379-727f-b3a7-431540e151fc", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@umbra-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f379-727f-b3a7-431540e151fc" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f379-727f-b3a7-431540e151fc") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f379-727f-b3a7-431540e151fc";
redirect "away@umbra-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 'mailbox', 'b666b6dda3970be0c80f14e7b755409e8da5d16d0b8c9e72e2a5ee10f33f662a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@umbra-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.229013+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f2e4-732e-97fa-9257e86927e6', '01a201a1-f982-77da-b857-80d053346bc9', 'mailbox', '9c63a4ed8a6e322c8b2e8cbbaf61f73848b3793726da5e3b71b74776b5d9cc90', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f982-77da-b857-80d053346bc9", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@umbra-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
if header :is "X-Loop" "01a201a1-f982-77da-b857-80d053346bc9" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f982-77da-b857-80d053346bc9") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f982-77da-b857-80d053346bc9";
redirect "away@umbra-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', NULL, 'domain', '08226e9d121f0b1cb7eefafb267594dec990bc4e04dace179c25948e959d9891', 'require ["envelope", "include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@dormant-spam.example"] {
  set "domain_black" "1";
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 'mailbox', 'd9566783c0fb8f05aedc712ee66b0209176da2f424791efa171f37a5c46b0ee3', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@dormant-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.530918+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-f455-744a-894b-9103338ddfda', 'mailbox', 'b342c45928aa96047122932fce2ab17022218296b8a461ab360e5fea3130dd05', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f455-744a-894b-9103338ddfda", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@dormant-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f455-744a-894b-9103338ddfda" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f455-744a-894b-9103338ddfda") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f455-744a-894b-9103338ddfda";
redirect "away@dormant-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 'mailbox', '5241145054663b4fed29073d3a91ac12698687046727bc1c22eedb895b524b5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.598466+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 'mailbox', '00b9162e97e29cf25f02ab8ef567704179c55efbb2277bc5082c024105cc5f27', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@dormant-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.609693+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f3d2-7331-b267-4459e9bb907e', '01a201a1-faf5-72b1-86ba-56512082768f', 'mailbox', 'f0d9c93697c4bccc5d477e786f3981b229fc25f91d9a0413d289fb0b5a066793', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-faf5-72b1-86ba-56512082768f", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@dormant-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
if header :is "X-Loop" "01a201a1-faf5-72b1-86ba-56512082768f" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-faf5-72b1-86ba-56512082768f") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-faf5-72b1-86ba-56512082768f";
redirect "away@dormant-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', NULL, 'domain', '6856cb3e890583cb3b75ce8be089e1f0f02bb9e0b1e1c81c31a6e6088437cde7', 'require ["envelope", "include", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
set "spam_check" "1";
set "spam_threshold" "120";
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@globex-spam.example"] {
  set "domain_black" "1";
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 'mailbox', '5dadb87ffe50370f7e6416bea4d8ed6802cfd2952c4f835241e698450f9150a0', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@globex-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.850599+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-f541-722d-89a5-b6e284f2450c', 'mailbox', '154d0930c5fddd8504ac571d700ca95d62a1ff24a8d694e64053359c4045d8f0', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f541-722d-89a5-b6e284f2450c", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@globex-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f541-722d-89a5-b6e284f2450c" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f541-722d-89a5-b6e284f2450c") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f541-722d-89a5-b6e284f2450c";
redirect "away@globex-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 'mailbox', '5241145054663b4fed29073d3a91ac12698687046727bc1c22eedb895b524b5a', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.917106+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 'mailbox', '9f386b6dac7001ac730b05c88c97e9e931586791996c3b58ef9f6adac804a62b', 'require ["comparator-i;ascii-numeric", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@globex-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
', 'cfb43f783096af09', '2026-11-22 05:02:02.929486+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f4bb-77a6-aed6-17f7e0a619e5', '01a201a1-fc45-738b-b47d-21ea9bd05fce', 'mailbox', 'f75bdebda0faa7ccbe3c610406e379c597be06a1804c74b9cd53889dfa6a1a8d', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "reject", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-fc45-738b-b47d-21ea9bd05fce", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@globex-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
set "author" "${sender}";
if anyof(string :matches "${sender}" "srs0?*", string :matches "${sender}" "srs1?*") {
  set "author" "${from}";
}
if allof(not string :is ["${sender}"] [""], size :over 52436992) {
  reject "The message is larger than this mailbox takes.";
  stop;
}
if string :is ["${refused}"] ["1"] {
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
if header :is "X-Loop" "01a201a1-fc45-738b-b47d-21ea9bd05fce" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-fc45-738b-b47d-21ea9bd05fce") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-fc45-738b-b47d-21ea9bd05fce";
redirect "away@globex-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'mailbox', '134c5b5bff5987483be6e26fc95112427bbcbcf002e29979163a6d481dccfa6f', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "autoresponder-e3b8dac86e7e6afe20e57900";
}
', 'cfb43f783096af09', '2026-11-22 05:02:03.089166+00');
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'autoresponder-e3b8dac86e7e6afe20e57900', 'e3b8dac86e7e6afe20e5790047f01fdc299a61faeafcd3450aaa7dcdcfab34a3', 'require ["vacation"];
vacation :days 7 :handle "autoresponder-1" :subject "Away — até já" "Back
on \"Monday\".";
', 'cfb43f783096af09', NULL);
INSERT INTO public.sieve_scripts (domain_id, username_id, name, id, data, compiler, stale_date) VALUES ('01a201a1-f176-7111-8a23-d83ee5e30610', '01a201a1-f1f1-73bc-b444-e8191d5737a1', 'mailbox', '33fbf8fec14571bac79d64f8a2a82b9eab70206aaae89d460d83e151d736c723', 'require ["comparator-i;ascii-numeric", "duplicate", "editheader", "envelope", "fileinto", "include", "mailbox", "relational", "variables"];
global ["accepted", "aligned_from", "aligned_from_domain", "attachment_control", "author", "cleanmail_plus", "discard_threshold", "domain_black", "domain_white", "forwarded_before", "from", "from_domain", "keeps_copy", "own_black", "own_white", "phishing_checks", "refused", "sender", "sender_domain", "spam", "spam_action", "spam_check", "spam_threshold", "virus_action", "white"];
include :personal "domain";
set "spam_threshold" "60";
include :personal "plan";
if allof(header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1", string :is ["${keeps_copy}"] ["1"], duplicate :handle "forwarded" :seconds 86400) {
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
if string :is ["${sender}", "${from}", "@${sender_domain}", "@${from_domain}"] ["spam@acme-spam.example"] {
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
if allof(string :is ["${spam_check}"] ["1"], not string :is ["${white}"] ["1"], anyof(header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${spam_threshold}", allof(string :is ["${cleanmail_plus}"] ["1"], string :is ["${phishing_checks}"] ["1"], header :is "X-Mailstead-Phishing" "yes"))) {
  set "spam" "1";
}
if allof(string :is ["${spam}"] ["1"], string :is ["${cleanmail_plus}"] ["1"], not string :is ["${discard_threshold}"] ["0"], header :value "ge" :comparator "i;ascii-numeric" "X-Mailstead-Score" "${discard_threshold}") {
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
if header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1" {
  stop;
}
if duplicate :handle "forwarded" :seconds 86400 {
  set "forwarded_before" "1";
}
if allof(string :is ["${forwarded_before}"] ["1"], exists "X-Loop", not header :is "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1") {
  discard;
  stop;
}
addheader "X-Loop" "01a201a1-f1f1-73bc-b444-e8191d5737a1";
redirect "away@acme-away.example";
if string :is ["${keeps_copy}"] ["1"] {
  keep;
}
if not string :is ["${spam}"] ["1"] {
  include :personal "autoresponder-e3b8dac86e7e6afe20e57900";
}
', 'cfb43f783096af09', NULL);


--
-- Data for Name: sso_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sso_sessions (digest, domain_id, minted_by, expires_date) VALUES ('\xbf8cc692dfca6529c6e4b09245a471be1b3f7cb94c640229bbd25558da9e1bc5', '01a201a1-f176-7111-8a23-d83ee5e30610', 'acme-owner', '2026-11-22 05:32:03.293+00');


--
-- Data for Name: sso_tickets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sso_tickets (digest, domain_id, minted_by, expires_date, redeemed_date) VALUES ('\x5a4ba53dd6cd7a182c7a6f9e98b9ed8fd3e454cf34cb57622d0e08b8bd91e1db', '01a201a1-f176-7111-8a23-d83ee5e30610', 'acme-owner', '2026-11-22 05:07:03.273+00', '2026-11-22 05:02:03.293+00');
INSERT INTO public.sso_tickets (digest, domain_id, minted_by, expires_date, redeemed_date) VALUES ('\x264e2980cc18710c3869688bee20f26c881af0c4e563f7b235abbd03067ed40e', '01a201a1-f176-7111-8a23-d83ee5e30610', 'acme-owner', '2026-11-22 05:07:03.309+00', NULL);


--
-- Data for Name: tickets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date) VALUES ('01a201a1-f7b3-75ea-ac49-5f5a317901e8', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme.example', 'alice', 'acme', 'acme', 'open', '2026-11-22 05:02:01.65+00');
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date) VALUES ('01a201a1-f8f4-7036-b363-fa1519c5e6b3', '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', 'acme.example', 'bob', 'acme', 'acme', 'open', '2026-11-22 05:02:01.972+00');
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date) VALUES ('01a201a1-fa41-76f8-aa34-0e974db6e7fe', '01a201a1-f287-7212-8284-a35b9d732446', 'umbra.example', 'carol', 'umbra', 'umbra', 'open', '2026-11-22 05:02:02.305+00');
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date) VALUES ('01a201a1-fbbc-7776-950c-ed81410bac09', '01a201a1-f387-76ea-bb21-a546a9ae6743', 'dormant.example', 'dora', 'dormant', 'dormant', 'open', '2026-11-22 05:02:02.684+00');
INSERT INTO public.tickets (id, account_id, domain, mailbox, subject, body, status, created_date) VALUES ('01a201a1-fcf8-767e-b5e2-be25c03ca832', '01a201a1-f466-742a-be46-3b27f1cb9aa2', 'globex.example', 'greta', 'globex', 'globex', 'open', '2026-11-22 05:02:03+00');


--
-- Data for Name: usernames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f1f1-73bc-b444-e8191d5737a1', '01a201a1-f176-7111-8a23-d83ee5e30610', 'alice', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$b67q2b+lf8NlP+7DARrolw$KH1J1WDdBE75agvH9LltwMsCd3KZRQwLMzZ505aaEoI', '\xb719951e6807e7db76c7828d1eb4ebee', 1, 1024, false, '2026-11-22 05:02:00.074+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f833-71f5-a40f-fe8d2f2583cd', '01a201a1-f176-7111-8a23-d83ee5e30610', 'bob-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$GgUakvcqNeXiSnOJC6gJYg$hkOEDlp7HBHXFqCTr60oBuDcm7KsHTSgc8ZnrBV4YIQ', '\xb56ed47dc1e5da1d1d00bba784362384', 1, 5120, false, '2026-11-22 05:02:01.67+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f272-7202-a3e9-fbc20eed465b', '01a201a1-f176-7111-8a23-d83ee5e30610', 'bob', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$v73bOM7BBKHXw/tcnbLtvA$bUbcycGJVsHJS9+IFf5WsoB3/ZoYCIb3/WvnvIrpVRo', '\x7c3742c7f19e80a9f67ff709c39f620c', 1, 1024, false, '2026-11-22 05:02:00.203+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f982-77da-b857-80d053346bc9', '01a201a1-f2e4-732e-97fa-9257e86927e6', 'carol-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$s3zDEv4+Ug3rpoY3skFkwA$i4g/bjsVaDAngpWr2WgZ3Z/EJIyaHj5HfCOkIskgLxA', '\x3fc75a06092b74bf8195dd4199bab332', 1, 5120, false, '2026-11-22 05:02:02.003+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f379-727f-b3a7-431540e151fc', '01a201a1-f2e4-732e-97fa-9257e86927e6', 'carol', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$7k4lZhEeFmlJruKImi32tw$cFVW9BWORnPfcVfffsa4qBOnotuyMWMeYQFRT5b7qt0', '\x2cd86985790cb811675853447688a7b5', 1, 1024, false, '2026-11-22 05:02:00.425+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-faf5-72b1-86ba-56512082768f', '01a201a1-f3d2-7331-b267-4459e9bb907e', 'dora-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$bJetvyeCFM2qUNSSJ/2CSQ$lSda8Y6GsmXlNjzN7uuiIBwktibmA/KBITsD65YDWyM', '\xc3c4e18167a06a326144348d17c42000', 1, 5120, false, '2026-11-22 05:02:02.362+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f455-744a-894b-9103338ddfda', '01a201a1-f3d2-7331-b267-4459e9bb907e', 'dora', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$xABEMRjlxshKN4Ud3eVu4g$Uoxr3X+VQITQZjgfRJsQrumcXjoUgskYdsTaR5sJeLI', '\x37442623efc7a7487c5da24be65c78c8', 1, 1024, false, '2026-11-22 05:02:00.684+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-fc45-738b-b47d-21ea9bd05fce', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'greta-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$7hrnbaHgGFtu6GF87MIWTw$thn0apLf6VcK0dVyDTJGQpCqxHlbYm7FhlqORnhATIg', '\x6f95c8e459cf37112c55327157a376b8', 1, 5120, false, '2026-11-22 05:02:02.718+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f541-722d-89a5-b6e284f2450c', '01a201a1-f4bb-77a6-aed6-17f7e0a619e5', 'greta', 'imap', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$PJE5aSL1Ik5eX4t7x5DACA$lgBqkMFnQ4tRgPXvSJjygyELJcggelDS85nAmdu2LmM', '\x4cc40434fb039eabe4ebf490f2121464', 1, 1024, false, '2026-11-22 05:02:00.91+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-f672-7325-8d61-8b831b2b21c2', '01a201a1-f176-7111-8a23-d83ee5e30610', 'alice-x', 'exchange', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$VyymCJ32sQ7Zbh2eeUiTcQ$6I2PxIYD2QOCXX6U1jgpQNknyMhiDIxOcitLE6P6LKY', '\xbfc1bad37185023e802fc45a72d14be8', 1, 5120, false, '2026-11-22 05:02:01.213+00');
INSERT INTO public.usernames (id, domain_id, username, type, password_hash, history_salt, generation, quota, is_virtual, created_date) VALUES ('01a201a1-fd97-7055-bb28-23e20d5daa68', '01a201a1-f176-7111-8a23-d83ee5e30610', 'brought', 'imap', '{SSHA}9o8Pp7hyVIBCdjGPUGNHQTB4VlA4U2FsdA==', '\x1a97767c655dda4cc18c268a3f9218b8', 1, 1024, false, '2026-11-22 05:02:03.155+00');


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-ebd7-77f9-9ef6-32da577ea678', 'operator', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$Jl4r7dIiMgqEs0ef3nXjbw$LwjO3yBm22fbuPhv3eznByUv8SNehJeFSWgqN0aUeY8', 'operator', '{}', NULL, NULL, '2026-11-22 05:01:58.523+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f088-71e7-8656-88ac8a3091e8', 'north-app', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$6GMg6/UKevacOGzPsxfO0A$Pmz9QLt+Rk0uEnww0jV4O9VjVy5fAnTa+xJwsIER/q8', 'franchise', '{}', '01a201a1-f035-77ba-8755-e314749bdf88', NULL, '2026-11-22 05:01:59.754+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f0cf-706e-ac2b-0d7459e02bc0', 'south-app', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$oqZDyxNLoaL01n0fvuWwJg$+a3xLN0KzmTTneB3dXy6Up9rU/uaNPC8JCOQ8/02rBA', 'franchise', '{}', '01a201a1-f098-71a5-9f02-b4a145c15774', NULL, '2026-11-22 05:01:59.837+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f120-70bd-a28d-f8ceac8e24a7', 'acme-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$oJWUyIbT/CV4rIPbDxsHyA$/LSXrwAFuZlCVpYg8x84cU4kAxX9+i8+xKCX9UKVSxg', 'account', '{account_owner}', NULL, '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', '2026-11-22 05:01:59.911+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f2c6-745f-9a26-cbfb04759773', 'umbra-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$95Ne8UHGUHoRLRVrc75T3g$6oUtUFd40fndJX+uJYQONZu8owqfIfL6v0PQghrWPqE', 'account', '{account_owner}', NULL, '01a201a1-f287-7212-8284-a35b9d732446', '2026-11-22 05:02:00.337+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f3c2-77cc-8342-5c360403d2f8', 'dormant-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$xRS1/C0+vvC1n5xvD1WbyA$La3Lbmu8HtSwc66SVC/kzcIg+W05QR9P4LDXSb5qinU', 'account', '{account_owner}', NULL, '01a201a1-f387-76ea-bb21-a546a9ae6743', '2026-11-22 05:02:00.586+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f49d-7680-b380-9a769460a5f4', 'globex-owner', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$PvN/X4KN6H0ltc0kpLUjGA$T0iLwK1UhPFHrlo+H8st7VASavwKpRxsGsKgQYnIjjE', 'account', '{account_owner}', NULL, '01a201a1-f466-742a-be46-3b27f1cb9aa2', '2026-11-22 05:02:00.813+00');
INSERT INTO public.users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date) VALUES ('01a201a1-f58c-76b8-b53e-adf928cae7a9', 'acme-clerk', '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$2sTXRtCw3ImBhVgxAqJPpg$rsf8zc+fzUFHBkV+a3L1P37zeKS3USJNNsV8V4/BvHc', 'account', '{}', NULL, '01a201a1-f0e1-7622-b3ab-578ab3b30b2d', '2026-11-22 05:02:01.033+00');


--
-- Name: audit_unsealed_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_unsealed_number_seq', 94, true);


--
-- Name: blackwhitelist_position_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.blackwhitelist_position_seq', 14, true);


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
-- Name: session_ends_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_ends_id_seq', 3, true);


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
-- Name: domains domains_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
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

CREATE INDEX domains_account ON public.domains USING btree (account_id, id);


--
-- Name: domains_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX domains_name ON public.domains USING btree (domain);


--
-- Name: domains_plan; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_plan ON public.domains USING btree (plan_id);


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
-- Name: mailboxes_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mailboxes_domain ON public.mailboxes USING btree (domain_id, username_id);


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
-- Name: domains domain_gone; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER domain_gone BEFORE DELETE ON public.domains FOR EACH ROW EXECUTE FUNCTION public.domain_gone();


--
-- Name: accounts end_account_sessions; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_account_sessions AFTER UPDATE OF status ON public.accounts FOR EACH ROW WHEN (((new.status <> 'open'::text) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION public.end_account_sessions();


--
-- Name: domains end_domain_sessions; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER end_domain_sessions AFTER UPDATE OF status ON public.domains FOR EACH ROW WHEN (((new.status <> 'open'::text) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION public.end_domain_sessions();


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
    ADD CONSTRAINT blackwhitelist_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: blackwhitelist blackwhitelist_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blackwhitelist
    ADD CONSTRAINT blackwhitelist_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: cleanmailplus cleanmailplus_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cleanmailplus
    ADD CONSTRAINT cleanmailplus_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: cleanmailplus cleanmailplus_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cleanmailplus
    ADD CONSTRAINT cleanmailplus_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: contacts contacts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: dkim_keys dkim_keys_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dkim_keys
    ADD CONSTRAINT dkim_keys_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: domain_names domain_names_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_names
    ADD CONSTRAINT domain_names_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: domains domains_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
    ADD CONSTRAINT domains_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);


--
-- Name: domains domains_plan_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
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
-- Name: mailbox_counts mailbox_counts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mailbox_counts
    ADD CONSTRAINT mailbox_counts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


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
    ADD CONSTRAINT sieve_scripts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: sieve_scripts sieve_scripts_username_id_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sieve_scripts
    ADD CONSTRAINT sieve_scripts_username_id_domain_id_fkey FOREIGN KEY (username_id, domain_id) REFERENCES public.usernames(id, domain_id) ON DELETE CASCADE;


--
-- Name: sso_sessions sso_sessions_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_sessions
    ADD CONSTRAINT sso_sessions_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: sso_tickets sso_tickets_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sso_tickets
    ADD CONSTRAINT sso_tickets_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


--
-- Name: tickets tickets_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;


--
-- Name: usernames usernames_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usernames
    ADD CONSTRAINT usernames_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id) ON DELETE CASCADE;


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
-- Name: SCHEMA mail; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA mail TO mail_reader;
GRANT USAGE ON SCHEMA mail TO mail_writer;


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
-- Name: FUNCTION find(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.find(address text) FROM PUBLIC;


--
-- Name: FUNCTION forward_targets(id text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.forward_targets(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.forward_targets(id text) TO mail_reader;


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
-- Name: FUNCTION may_log_in(domain_status text, account_status text, is_virtual boolean); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.may_log_in(domain_status text, account_status text, is_virtual boolean) FROM PUBLIC;


--
-- Name: FUNCTION need(key text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.need(key text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.need(key text) TO mail_reader;


--
-- Name: FUNCTION own_addresses(address text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.own_addresses(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.own_addresses(address text) TO mail_reader;


--
-- Name: FUNCTION passdb(address text, service text); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.passdb(address text, service text) FROM PUBLIC;
GRANT ALL ON FUNCTION mail.passdb(address text, service text) TO mail_reader;


--
-- Name: FUNCTION quota_rule(megabytes integer); Type: ACL; Schema: mail; Owner: -
--

REVOKE ALL ON FUNCTION mail.quota_rule(megabytes integer) FROM PUBLIC;


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
-- Name: TABLE deleted_stores; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.deleted_stores TO mail_writer;


--
-- Name: TABLE quota_usage; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE mail.quota_usage TO mail_writer;


--
-- Name: TABLE sieve; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.sieve TO mail_reader;


--
-- Name: TABLE users; Type: ACL; Schema: mail; Owner: -
--

GRANT SELECT ON TABLE mail.users TO mail_reader;


--
-- Name: TABLE audit; Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON TABLE public.audit FROM mailstead;
GRANT SELECT,INSERT,REFERENCES,TRIGGER ON TABLE public.audit TO mailstead;


--
-- Name: TABLE audit_chain; Type: ACL; Schema: public; Owner: -
--

REVOKE ALL ON TABLE public.audit_chain FROM mailstead;
GRANT SELECT,INSERT,REFERENCES,TRIGGER ON TABLE public.audit_chain TO mailstead;


--
-- PostgreSQL database dump complete
--


