-- What makes a log-in cheaper is not set aside with a deleted mailbox, where it would outlive its two weeks
-- (docs/decisions/0016-log-in-memory.md): restored, its owner's password is computed once more.
create or replace function keep_username() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into deleted_objects (id, kind, account_id, domain_id, name)
    select old.id, old.type, account_id, id, old.username from domains where id = old.domain_id;
  if found then
    delete from log_in_memory where username_id = old.id;
    perform keep_rows(old.id, 'usernames', 'id', old.id);
  end if;
  return old;
end $$;

delete from deleted_rows where table_name = 'log_in_memory';
