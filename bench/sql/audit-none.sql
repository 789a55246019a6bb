-- A small change of one mailbox without any audit: what the other scripts of this name add to.
\set i random(0, :n - 1)
\set q random(500, 1500)
begin;
update usernames set quota = :q where id = ('01930000-0000-7000-8000-' || lpad(to_hex(:i::int), 12, '0'))::uuid;
commit;
