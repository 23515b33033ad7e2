-- Good practices of an office: what was done, what it brought, who marked it as worth following, why it was withdrawn.
create table practices (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  heading text not null,
  done text not null,
  brought text not null,
  for_need text,
  day date not null,
  by_id uuid not null,
  by_name text not null,
  pillar text not null,
  commended text,
  commended_by_id uuid,
  commended_by_name text,
  commended_day date,
  withdrawn text,
  withdrawn_day date,
  primary key (home, id)
);
create index practices_day on practices (kab, day desc, id desc);
create index practices_home on practices (home, day desc, id desc);

alter table practices enable row level security;
alter table practices force row level security;
create policy keeper on practices to current_user using (true) with check (true);
create policy reach on practices to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on practices to pilar_app;
