-- Secret questions and their answers, attempts at the front door, tickets, and the mails that we send ourselves.

-- The dictionary of questions (contract.md B.2 row 51); `position` keeps its order.
create table secret_questions (
  key text collate "C" primary key check (key ~ '^[A-Za-z0-9._-]{1,64}$'),
  question text not null,
  position integer not null
);
insert into secret_questions (key, question, position) values
  ('tk1', 'What was the name of your first pet?', 1),
  ('tk2', 'In which town did your parents meet?', 2),
  ('tk3', 'What was the name of your favourite teacher?', 3);

create table secret_question_settings (
  only_row boolean primary key default true check (only_row),
  minimum integer not null check (minimum >= 1)
);
insert into secret_question_settings (minimum) values (3);

-- Answers are digests under the username's history_salt (contract.md F.4); a key that the dictionary lost keeps its row and counts no more.
create table secret_answers (
  username_id uuid not null references usernames (id) on delete cascade,
  key text collate "C" not null,
  digest bytea not null,
  primary key (username_id, key)
);

-- Tries of what needs no credentials. A try is written before anything is computed, so that a thousand at once count as a thousand.
create table front_door_tries (
  id bigint generated always as identity primary key,
  door text not null check (door in ('reset', 'secrets')),
  username_id uuid references usernames (id) on delete cascade,
  -- The client's address; of IPv6 the /64, which is what one customer has.
  address text not null,
  at timestamptz not null
);
create index front_door_tries_username on front_door_tries (username_id, at) where username_id is not null;
create index front_door_tries_address on front_door_tries (address, door, at);
create index front_door_tries_at on front_door_tries (at);

-- Migration tickets (contract.md B.2 row 40; operator.md, /tickets).
create table tickets (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  domain text not null,
  mailbox text not null,
  subject text not null,
  body text not null,
  status text not null check (status in ('open', 'closed')),
  created_date timestamptz not null
);
create index tickets_account on tickets (account_id, id);

-- Mails of our own, written in the transaction of what they tell of and removed once the mail system has taken them.
create table outbox (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  created_date timestamptz not null,
  tries integer not null default 0,
  next_try timestamptz not null
);
create index outbox_due on outbox (next_try);
