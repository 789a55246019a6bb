-- The one SELECT that mailbox GET needs: the caller's hash, and all that the reply shows.
\set i random(0, :n - 1)
\set d :i / 100
select c.password_hash, a.account_number, d.domain, u.id, u.username, u.quota, u.is_virtual, u.generation, m.master,
       coalesce(mu.bytes, 0)::float8 as bytes
  from users c
  join accounts a on a.account_number = 'bench'
  join domains d on d.account_id = a.id and d.domain = 'd' || :d || '.bench.example'
  join usernames u on u.domain_id = d.id and u.username = 'm' || :i
  left join mailboxes m on m.username_id = u.id
  left join mailbox_usage mu on mu.username_id = u.id
 where c.user_name = 'operator';
