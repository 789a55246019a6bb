-- Nothing is kept for ever without being wanted (docs/reference/keep-times.md): since when a ticket is closed. Those of before count from now.
alter table tickets add column closed_date timestamptz;
update tickets set closed_date = now() where status = 'closed';
alter table tickets add check ((closed_date is null) = (status = 'open'));
create index tickets_closed on tickets (closed_date) where closed_date is not null;
create index outbox_created on outbox (created_date);
