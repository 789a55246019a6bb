-- What was deleted is set aside by triggers and put back by wall.put_rows_back, all in the owner's name. Whoever could write such a row
-- could have anything put into any table: the API cannot.
revoke all on deleted_rows from mailstead_app;
drop policy scope on deleted_rows;

revoke insert, update on deleted_objects from mailstead_app;
-- So that it may hold an entry (`for update`) while it restores it.
grant update (deleted_date) on deleted_objects to mailstead_app;
