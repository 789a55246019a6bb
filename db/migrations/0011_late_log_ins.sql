-- A log-in that was being checked while sessions were ended comes into being a moment later, and was not there to be ended. So
-- what was ended is looked at again for some seconds (server/store/late-log-ins.ts).
create table late_log_ins (
  id bigint generated always as identity primary key,
  scope text not null check (scope in ('username', 'domain', 'account')),
  target uuid not null,
  -- When the sessions were ended, by the clock of the machine on which the mail store runs.
  ended_date timestamptz not null
);
