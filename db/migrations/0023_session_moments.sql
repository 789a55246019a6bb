-- By when the processes of the sessions had begun that are to end, by the watcher's clock (engine/session-door.ts): however late they are
-- ended, one that began after the change goes on. Null: nobody has looked yet.
alter table session_ends add column begun_by text;
-- Empty: of a row that was there before, and by which no more is ended.
alter table late_log_ins add column begun_by text not null default '';
