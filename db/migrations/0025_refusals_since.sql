-- Refused log-ins of the mail daemons wait in the table until their row of the audit is due: since when, and `at` the last one.
alter table log_in_refusals add column since timestamptz not null default now();
