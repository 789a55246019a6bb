-- What is above a scope it reads, and may hold while it works (`for key share`, `for update`: these ask the same as an update does of
-- the row as it was). It could also change and delete it: a mailbox's scope its domain and its account, a domain's its account. Now that
-- is for the scopes in which the row lies whole. An update is refused by what the row would be, a delete finds nothing.
alter policy scope on accounts
  with check ((select wall.platform()) or id = (select wall.whole_account()) or franchise_id = (select wall.franchise()));
create policy removed on accounts as restrictive for delete
  using ((select wall.platform()) or id = (select wall.whole_account()) or franchise_id = (select wall.franchise()));

alter policy scope on all_domains
  with check ((select wall.platform()) or account_id = (select wall.account())
    and (id = (select wall.whole_domain()) or (select wall.whole_account()) is not null));
create policy removed on all_domains as restrictive for delete
  using ((select wall.platform()) or account_id = (select wall.account())
    and (id = (select wall.whole_domain()) or (select wall.whole_account()) is not null));

-- `delete from domains`: the trigger did all of it as the owner, whom no policy asks. The change of the domain's own row is made in the
-- name of who deletes it, so that the policy decides; what follows from it, in whatever tables, is the owner's as before.
create or replace function delete_domain() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update all_domains set deleted_date = now(), generation = generation + 1 where id = old.id and deleted_date is null;
  if not found then
    return null;
  end if;
  return old;
end $$;

-- Out of sight: its names free for others, its sessions ended.
create function set_domain_aside() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into deleted_objects (id, kind, account_id, name) values (new.id, 'domain', new.account_id, new.domain);
  perform keep_rows(new.id, 'domain_names', 'domain_id', new.id);
  delete from domain_names where domain_id = new.id;
  insert into session_ends (scope, target) values ('domain', new.id);
  -- Nobody comes in again by what was open before.
  delete from sso_tickets where domain_id = new.id;
  delete from sso_sessions where domain_id = new.id;
  return null;
end $$;
create trigger set_domain_aside after update of deleted_date on all_domains
  for each row when (old.deleted_date is null and new.deleted_date is not null) execute function set_domain_aside();
