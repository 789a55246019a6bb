-- A part of a script is included as `part-<name>` (views/mail.sql asks a view of its own for parts). What an older compiler has written is
-- changed in place, under another id, so that no delivery asks for a name that is gone; it is compiled anew soon after.
update sieve_scripts
   set data = regexp_replace(data, '^(\s*include :personal ")(white|black|accept|refuse|autoresponder)-', '\1part-\2-', 'ng'),
       id = encode(sha256(convert_to(regexp_replace(data, '^(\s*include :personal ")(white|black|accept|refuse|autoresponder)-', '\1part-\2-', 'ng'), 'UTF8')), 'hex')
 where name in ('mailbox', 'domain') and stale_date is null;
