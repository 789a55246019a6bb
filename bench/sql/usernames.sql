-- The one SELECT that a page of 20 usernames needs, in a domain of 100.
\set d random(0, :n / 100 - 1)
\set p random(0, 4)
select c.password_hash, a.account_number, d.domain, (select count(*) from usernames where domain_id = d.id)::int as total,
       u.username, u.type, u.quota, m.master, m.trial_type, m.trial_expiration, m.webmail_allow_upgrade
  from users c
  join accounts a on a.account_number = 'bench'
  join domains d on d.account_id = a.id and d.domain = 'd' || :d || '.bench.example'
  cross join lateral (select * from usernames where domain_id = d.id order by id limit 20 offset 20 * :p) u
  left join mailboxes m on m.username_id = u.id
 where c.user_name = 'operator'
 order by u.id;
