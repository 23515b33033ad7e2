-- Whoever reported a case reads how it stands, as long as the place where it is now is theirs to know: when it moves beyond it, the receipt ends.
alter table cases add column follower_id uuid;
update cases set follower_id = reporter_id;
create index cases_follower on cases (home, follower_id) where follower_id is not null;
