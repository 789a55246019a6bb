-- A link to the antispam page, and the session that came of it, end with what its maker was: with the password under which it was asked
-- for, the roles, or the user.
create function end_passes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sso_tickets where minted_by = old.user_name;
  delete from sso_sessions where minted_by = old.user_name;
  return null;
end $$;
create trigger end_passes after delete or update of password_hash, roles on users for each row execute function end_passes();
