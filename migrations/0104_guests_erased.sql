-- Who a guest was may be erased; that somebody came stays.
alter table guests add column erased_at timestamptz;
