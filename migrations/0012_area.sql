-- The area: numbers to call in danger, who is on duty, warnings, emergencies with their clock, and telephone numbers said to be wrong.
alter table posts add column wrong boolean;
create index posts_wrong on posts (kab, worker_name) where wrong;

create table hotlines (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  service text not null,
  name text not null,
  phone text not null,
  note text,
  ended boolean not null,
  primary key (home, id)
);
create index hotlines_place on hotlines (kab, name, id);

create table duties (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  day date not null,
  shift text not null,
  worker_id uuid not null,
  worker_name text not null,
  role text not null,
  pillar text,
  phone bytea,
  ended boolean not null,
  primary key (home, id)
);
create index duties_day on duties (kab, day desc, id desc);
create index duties_worker on duties (home, worker_id, day);

create table warnings (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  cause text not null,
  rt text,
  rw text,
  at timestamptz not null,
  ends timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  by_pillar text,
  lifted_at timestamptz,
  lifted_by_name text,
  primary key (home, id)
);
create index warnings_ends on warnings (kab, ends desc, id desc);

create table alarms (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  person_id uuid,
  household_id uuid,
  need text not null,
  rt text,
  rw text,
  at timestamptz not null,
  due timestamptz not null,
  raised_by_id uuid not null,
  raised_by_name text not null,
  raised_by_pillar text,
  told_ids uuid[] not null,
  state text not null,
  taken_at timestamptz,
  taken_by_id uuid,
  taken_by_name text,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, case_id) references cases (home, id)
);
create index alarms_at on alarms (kab, at desc, id desc);
create index alarms_waiting on alarms (kab, state, at desc) where state = 'menunggu';
create index alarms_case on alarms (home, case_id);

alter table hotlines enable row level security;
alter table hotlines force row level security;
create policy keeper on hotlines to current_user using (true) with check (true);
create policy reach on hotlines to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on hotlines to pilar_app;
alter table duties enable row level security;
alter table duties force row level security;
create policy keeper on duties to current_user using (true) with check (true);
create policy reach on duties to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on duties to pilar_app;
alter table warnings enable row level security;
alter table warnings force row level security;
create policy keeper on warnings to current_user using (true) with check (true);
create policy reach on warnings to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on warnings to pilar_app;
alter table alarms enable row level security;
alter table alarms force row level security;
create policy keeper on alarms to current_user using (true) with check (true);
create policy reach on alarms to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on alarms to pilar_app;
