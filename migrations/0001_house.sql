-- The house: homes, regions, every kind of the first release, history, and row-level security.
-- Conventions: `home` first in every key and join; place columns prov, kab, kec, region; no user triggers.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table regions (
  code text primary key,
  name text not null,
  level integer not null,
  parent text,
  valid_from date not null,
  valid_until date
);
create index regions_parent on regions (parent, code);
create index regions_name on regions using gin (name gin_trgm_ops);

create table homes (
  home integer primary key,
  code text not null,
  name text not null
);

create table settings (
  key text primary key,
  value text not null
);

create table offices (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text not null,
  phone text not null,
  near_days integer not null,
  example boolean not null,
  tagline text,
  primary key (home, id)
);
create table units (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text not null,
  sort text not null,
  bidang text,
  parent_id uuid,
  phone text,
  ended boolean not null,
  primary key (home, id)
);
create table pillars (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  code text not null,
  name text not null,
  short text not null,
  role text not null,
  level integer not null,
  basis text,
  ended boolean not null,
  primary key (home, id),
  unique (home, code)
);
create table workers (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text not null,
  username text not null,
  phone bytea,
  nip bytea,
  ended boolean not null,
  primary key (home, id),
  unique (home, username)
);
create table posts (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  worker_id uuid not null,
  worker_name text not null,
  role text not null,
  pillar text,
  unit_id uuid,
  bidang text,
  rt text,
  rw text,
  line text not null,
  "from" date not null,
  until date,
  origin_id uuid,
  letter text,
  phone bytea,
  primary key (home, id)
);
create table persons (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text,
  description text,
  sex text,
  born_year integer,
  born_day bytea,
  nik bytea,
  phone bytea,
  household_id uuid,
  sealed boolean not null,
  nik_hash bytea,
  primary key (home, id)
);
create table households (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  label text not null,
  kk bytea,
  rt text,
  rw text,
  address bytea,
  landmark bytea,
  sealed boolean not null,
  kk_hash bytea,
  primary key (home, id)
);
create table memberships (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  person_id uuid not null,
  household_id uuid not null,
  tie text not null,
  "from" date not null,
  until date,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, person_id) references persons (home, id),
  foreign key (home, household_id) references households (home, id)
);
create table notices (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  code text not null,
  to_worker uuid,
  to_role text,
  to_name text,
  rt text,
  rw text,
  from_id uuid not null,
  asks boolean not null,
  state text not null,
  day date,
  trip_id uuid,
  case_id uuid,
  visit_id uuid,
  told jsonb not null,
  sealed boolean not null,
  at timestamptz not null,
  shared_at timestamptz,
  shared_by text,
  opened_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_by text,
  answered_orally boolean not null,
  proposed_day date,
  proposed_from text,
  note text,
  cancelled boolean not null,
  primary key (home, id)
);
create table cases (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  who text not null,
  nameless boolean not null,
  person_id uuid,
  household_id uuid,
  subject_id uuid not null,
  needs text[] not null,
  urgency text not null,
  rt text,
  rw text,
  landmark bytea,
  address bytea,
  position bytea,
  story bytea,
  source text not null,
  reporter_id uuid not null,
  reporter_name text not null,
  opened_at timestamptz not null,
  opened_day date not null,
  sealed boolean not null,
  types text[] not null,
  subtypes text[] not null,
  bidang text,
  stage text not null,
  stage_at timestamptz not null,
  lead_id uuid,
  lead_name text,
  lead_pillar text,
  next_day date,
  suspects uuid[] not null,
  same_as_id uuid,
  closed_reason text,
  summary bytea,
  clashes jsonb not null,
  primary key (home, id)
);
create table members (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  person_id uuid,
  household_id uuid,
  worker_id uuid not null,
  worker_name text not null,
  pillar text,
  role text not null,
  "from" date not null,
  until date,
  reason text,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, case_id) references cases (home, id)
);
create table next_steps (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  visit_id uuid,
  what text not null,
  owner_id uuid not null,
  owner_name text not null,
  due date not null,
  state text not null,
  done_at timestamptz,
  done_note text,
  from_id uuid not null,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, case_id) references cases (home, id)
);
create table remarks (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  visit_id uuid,
  subject_id uuid not null,
  "text" bytea not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create table subtypes (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  code text not null,
  name text not null,
  under text not null,
  confidential boolean not null,
  ended boolean not null,
  primary key (home, id),
  unique (home, code)
);
create table trips (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  day date not null,
  "from" text not null,
  "to" text not null,
  lead_id uuid not null,
  lead_name text not null,
  lead_pillar text,
  joiner_ids uuid[] not null,
  joiners jsonb not null,
  purpose text not null,
  purpose_note text,
  basis text not null,
  letter text,
  rt text,
  rw text,
  households integer not null,
  planned_by_id uuid not null,
  state text not null,
  announced boolean not null,
  untold_reason text,
  cancel_reason text,
  sealed boolean not null,
  case_id uuid,
  at timestamptz not null,
  primary key (home, id)
);
create table visits (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  trip_id uuid not null,
  case_id uuid,
  household_id uuid,
  person_id uuid,
  subject_id uuid not null,
  rt text,
  rw text,
  sort text not null,
  day date not null,
  "from" text not null,
  "to" text not null,
  lead_id uuid not null,
  lead_name text not null,
  lead_pillar text,
  joiner_ids uuid[] not null,
  purpose text not null,
  sealed boolean not null,
  state text not null,
  announced boolean not null,
  untold_reason text,
  met bytea,
  findings bytea,
  actions bytea,
  obstacles bytea,
  position bytea,
  reported_at timestamptz,
  reported_by_id uuid,
  reported_by_name text,
  corrections jsonb not null,
  primary key (home, id),
  foreign key (home, trip_id) references trips (home, id)
);
create table overlap_pairs (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  visit_id uuid not null,
  other_visit_id uuid not null,
  trip_id uuid not null,
  other_trip_id uuid not null,
  case_id uuid,
  household_id uuid,
  person_id uuid,
  day date not null,
  other_day date not null,
  lead_id uuid not null,
  lead_name text not null,
  lead_pillar text,
  other_lead_id uuid not null,
  other_lead_name text not null,
  other_lead_pillar text,
  choice text not null,
  reason text,
  sealed boolean not null,
  at timestamptz not null,
  primary key (home, id)
);
create table readings (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  visit_id uuid not null,
  case_id uuid,
  worker_id uuid not null,
  worker_name text not null,
  role text,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id),
  unique (home, visit_id, worker_id),
  foreign key (home, visit_id) references visits (home, id)
);
create table photos (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  visit_id uuid not null,
  case_id uuid,
  by_id uuid not null,
  sha256 text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id),
  unique (home, visit_id, sha256),
  foreign key (home, visit_id) references visits (home, id)
);

create table history (
  home integer not null references homes (home),
  id uuid not null,
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  action text not null,
  actor uuid not null,
  actor_name text not null,
  pillar text,
  post uuid,
  at timestamptz not null,
  received timestamptz not null,
  body_hash bytea not null,
  input jsonb,
  made jsonb not null,
  changed jsonb not null,
  refused jsonb,
  primary key (home, id)
);
create index history_feed on history (home, xid, seq);

-- which case a history row tells of: the timeline's index
create table trail (
  home integer not null references homes (home),
  about uuid not null,
  xid xid8 not null,
  seq bigint not null,
  primary key (home, about, xid, seq)
);

-- data keys per person, household or worker, wrapped by a master key that never reaches the database
create table keys (
  home integer not null references homes (home),
  subject uuid not null,
  wrapped bytea not null,
  primary key (home, subject)
);

-- written beside dispatch (design: sessions and throttles, the read log)
create table credentials (
  home integer not null references homes (home),
  worker uuid not null,
  username text not null,
  phone_hash bytea,
  salt bytea not null,
  hash bytea not null,
  must_change boolean not null,
  changed_at timestamptz not null default now(),
  primary key (home, worker)
);
create index credentials_username on credentials (username);
create index credentials_phone on credentials (phone_hash) where phone_hash is not null;

create table sessions (
  home integer not null references homes (home),
  id uuid not null default gen_random_uuid(),
  token bytea not null,
  worker uuid not null,
  agent text not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  primary key (home, id)
);
create index sessions_token on sessions (token);
create index sessions_worker on sessions (home, worker);

create table throttles (
  key bytea not null,
  at timestamptz not null default now()
);
create index throttles_key on throttles (key, at);

create table reads (
  home integer not null references homes (home),
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  worker uuid not null,
  worker_name text not null,
  what text not null,
  record uuid,
  region text,
  reason text,
  primary key (home, id)
);
create index reads_latest on reads (home, at desc, id desc);
create index reads_worker on reads (home, worker, what, at);

-- indexes: each starts with the area
create index cases_list on cases (region, stage, opened_at desc, id desc);
create index cases_kab on cases (kab, opened_at desc, id desc);
create index cases_kec on cases (kec, opened_at desc, id desc);
create index cases_stage on cases (kab, stage, opened_at desc, id desc);
create index cases_lead on cases (home, lead_id) where lead_id is not null;
create index cases_reporter on cases (home, reporter_id);
create index cases_household on cases (home, household_id) where household_id is not null;
create index cases_person on cases (home, person_id) where person_id is not null;
create index cases_who on cases using gin (kab, who gin_trgm_ops);
create index persons_place on persons (region, name, id);
create index persons_name on persons using gin (kab, name gin_trgm_ops);
create index persons_nik on persons (home, nik_hash) where nik_hash is not null;
create index persons_household on persons (home, household_id) where household_id is not null;
create index households_place on households (region, rt, id);
create index households_kk on households (home, kk_hash) where kk_hash is not null;
create index memberships_person on memberships (home, person_id);
create index memberships_household on memberships (home, household_id);
create index members_worker on members (home, worker_id) where until is null;
create index members_case on members (home, case_id);
create index next_steps_case on next_steps (home, case_id);
create index next_steps_owner on next_steps (home, owner_id, due) where state = 'terbuka';
create index next_steps_due on next_steps (kab, due, id);
create index remarks_case on remarks (home, case_id);
create index notices_trip on notices (home, trip_id) where trip_id is not null;
create index notices_case on notices (home, case_id) where case_id is not null;
create index notices_worker on notices (home, to_worker, at desc) where to_worker is not null;
create index notices_from on notices (home, from_id, at desc);
create index notices_place on notices (region, to_role, at desc);
create index notices_kab on notices (kab, at desc, id desc);
create index trips_day on trips (kab, day desc, id desc);
create index trips_region on trips (region, day desc, id desc);
create index trips_lead on trips (home, lead_id, day);
create index visits_day on visits (kab, day desc, id desc);
create index visits_region on visits (region, day desc, id desc);
create index visits_trip on visits (home, trip_id);
create index visits_case on visits (home, case_id) where case_id is not null;
create index visits_household on visits (home, household_id, day) where household_id is not null;
create index visits_person on visits (home, person_id, day) where person_id is not null;
create index overlaps_trip on overlap_pairs (home, trip_id);
create index overlaps_other on overlap_pairs (home, other_trip_id);
create index overlaps_kab on overlap_pairs (kab, at desc, id desc);
create index overlaps_case on overlap_pairs (home, case_id) where case_id is not null;
create index readings_case on readings (home, case_id);
create index photos_case on photos (home, case_id);
create index posts_worker on posts (home, worker_id);
create index posts_any_home on posts (worker_id);
create index posts_place on posts (region, role);
create index posts_kab on posts (kab, worker_name, id);
create index workers_kab on workers (kab, name, id);
create index workers_id on workers (id);
create index members_shut on members (worker_id) where role = 'terlibat';

-- the cases, and their people, on whose team the acting worker stands; asked by the policies, so it must not pass through them
create function own_cases() returns setof uuid language sql stable security definer set search_path = public as $$
  select case_id from members
   where home = any(nullif(current_setting('app.home', true), '')::integer[])
     and worker_id = nullif(current_setting('app.worker', true), '')::uuid and until is null and role <> 'terlibat'
$$;
create function own_subjects() returns setof uuid language sql stable security definer set search_path = public as $$
  select unnest(array[person_id, household_id]) from members
   where home = any(nullif(current_setting('app.home', true), '')::integer[])
     and worker_id = nullif(current_setting('app.worker', true), '')::uuid and until is null and role <> 'terlibat'
$$;

-- row-level security: the second lock. The owner (migrations, SECURITY DEFINER functions, jobs) is let in by name; the app role only within its settings.
do $$ begin
  if not exists (select from pg_roles where rolname = 'pilar_app') then create role pilar_app nologin; end if;
end $$;
grant pilar_app to current_user;
grant usage on schema public to pilar_app;
grant select on regions, homes, settings to pilar_app;

alter table offices enable row level security;
alter table offices force row level security;
create policy keeper on offices to current_user using (true) with check (true);
create policy reach on offices to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on offices to pilar_app;
alter table units enable row level security;
alter table units force row level security;
create policy keeper on units to current_user using (true) with check (true);
create policy reach on units to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on units to pilar_app;
alter table pillars enable row level security;
alter table pillars force row level security;
create policy keeper on pillars to current_user using (true) with check (true);
create policy reach on pillars to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on pillars to pilar_app;
alter table workers enable row level security;
alter table workers force row level security;
create policy keeper on workers to current_user using (true) with check (true);
create policy reach on workers to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on workers to pilar_app;
alter table posts enable row level security;
alter table posts force row level security;
create policy keeper on posts to current_user using (true) with check (true);
create policy reach on posts to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on posts to pilar_app;
alter table persons enable row level security;
alter table persons force row level security;
create policy keeper on persons to current_user using (true) with check (true);
create policy reach on persons to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or id in (select own_subjects()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on persons to pilar_app;
alter table households enable row level security;
alter table households force row level security;
create policy keeper on households to current_user using (true) with check (true);
create policy reach on households to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or id in (select own_subjects()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on households to pilar_app;
alter table memberships enable row level security;
alter table memberships force row level security;
create policy keeper on memberships to current_user using (true) with check (true);
create policy reach on memberships to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or person_id in (select own_subjects()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on memberships to pilar_app;
alter table notices enable row level security;
alter table notices force row level security;
create policy keeper on notices to current_user using (true) with check (true);
create policy reach on notices to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on notices to pilar_app;
alter table cases enable row level security;
alter table cases force row level security;
create policy keeper on cases to current_user using (true) with check (true);
create policy reach on cases to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on cases to pilar_app;
alter table members enable row level security;
alter table members force row level security;
create policy keeper on members to current_user using (true) with check (true);
create policy reach on members to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or worker_id = nullif(current_setting('app.worker', true), '')::uuid or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on members to pilar_app;
alter table next_steps enable row level security;
alter table next_steps force row level security;
create policy keeper on next_steps to current_user using (true) with check (true);
create policy reach on next_steps to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on next_steps to pilar_app;
alter table remarks enable row level security;
alter table remarks force row level security;
create policy keeper on remarks to current_user using (true) with check (true);
create policy reach on remarks to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on remarks to pilar_app;
alter table subtypes enable row level security;
alter table subtypes force row level security;
create policy keeper on subtypes to current_user using (true) with check (true);
create policy reach on subtypes to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on subtypes to pilar_app;
alter table trips enable row level security;
alter table trips force row level security;
create policy keeper on trips to current_user using (true) with check (true);
create policy reach on trips to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on trips to pilar_app;
alter table visits enable row level security;
alter table visits force row level security;
create policy keeper on visits to current_user using (true) with check (true);
create policy reach on visits to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on visits to pilar_app;
alter table overlap_pairs enable row level security;
alter table overlap_pairs force row level security;
create policy keeper on overlap_pairs to current_user using (true) with check (true);
create policy reach on overlap_pairs to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on overlap_pairs to pilar_app;
alter table readings enable row level security;
alter table readings force row level security;
create policy keeper on readings to current_user using (true) with check (true);
create policy reach on readings to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on readings to pilar_app;
alter table photos enable row level security;
alter table photos force row level security;
create policy keeper on photos to current_user using (true) with check (true);
create policy reach on photos to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on photos to pilar_app;
alter table history enable row level security;
alter table history force row level security;
create policy keeper on history to current_user using (true) with check (true);
create policy reach on history to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
alter table trail enable row level security;
alter table trail force row level security;
create policy keeper on trail to current_user using (true) with check (true);
create policy reach on trail to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
alter table keys enable row level security;
alter table keys force row level security;
create policy keeper on keys to current_user using (true) with check (true);
create policy reach on keys to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
grant select, insert on history, trail to pilar_app;
grant select, insert, update on keys to pilar_app;
grant usage on all sequences in schema public to pilar_app;
alter table reads enable row level security;
alter table reads force row level security;
create policy keeper on reads to current_user using (true) with check (true);
create policy reach on reads to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
grant select, insert on reads to pilar_app;


-- sign-in: who a token belongs to, with posts and shut-outs, in one indexed query; contact keeps the session's clock, at most once a minute
create function actor_of(token_hash bytea) returns jsonb language plpgsql security definer set search_path = public as $$
declare
  holder record;
begin
  select s.home, s.id, s.worker, s.seen_at, c.username, c.must_change, w.name into holder
    from sessions s
    join credentials c on c.home = s.home and c.worker = s.worker
    join workers w on w.home = s.home and w.id = s.worker
   where s.token = token_hash and s.ends_at > now() and not w.ended;
  if not found then return null; end if;
  if holder.seen_at < now() - interval '1 minute' then
    update sessions set seen_at = now() where home = holder.home and id = holder.id;
  end if;
  return jsonb_build_object(
    'session', holder.id, 'worker', holder.worker, 'name', holder.name, 'username', holder.username, 'must_change', holder.must_change,
    'posts', posts_of(holder.worker),
    'shut', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = holder.worker and m.role = 'terlibat' and x is not null), '[]'));
end $$;

create function posts_of(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'region', p.region, 'rt', p.rt, 'rw', p.rw, 'unitId', p.unit_id, 'pillar', p.pillar, 'line', p.line, 'from', p."from", 'until', p.until, 'bidang', p.bidang) order by p.id), '[]')
    from posts p where p.worker_id = who
$$;

create function credential_of(login text, phone bytea) returns table (worker uuid, home integer, salt bytea, hash bytea) language sql stable security definer set search_path = public as $$
  select c.worker, c.home, c.salt, c.hash from credentials c join workers w on w.home = c.home and w.id = c.worker
   where (c.username = login or c.phone_hash = phone) and not w.ended order by c.username = login desc limit 1
$$;

create function set_credential(who uuid, login text, phone bytea, new_salt bytea, new_hash bytea, must boolean, keep uuid) returns void language plpgsql security definer set search_path = public as $$
declare
  at_home integer;
begin
  select w.home into at_home from workers w where w.id = who;
  insert into credentials (home, worker, username, phone_hash, salt, hash, must_change) values (at_home, who, login, phone, new_salt, new_hash, must)
    on conflict on constraint credentials_pkey do update set username = excluded.username, phone_hash = coalesce(excluded.phone_hash, credentials.phone_hash), salt = excluded.salt, hash = excluded.hash, must_change = excluded.must_change, changed_at = now();
  delete from sessions s where s.home = at_home and s.worker = who and s.id is distinct from keep;
end $$;

create function open_session(token_hash bytea, at_home integer, who uuid, hours integer, device text) returns uuid language sql security definer set search_path = public as $$
  insert into sessions (home, token, worker, agent, ends_at) values (at_home, token_hash, who, device, now() + make_interval(hours => hours)) returning id
$$;

create function sessions_of(who uuid) returns table (id uuid, agent text, opened_at timestamptz, seen_at timestamptz) language sql stable security definer set search_path = public as $$
  select s.id, s.agent, s.opened_at, s.seen_at from sessions s where s.worker = who and s.ends_at > now() order by s.seen_at desc
$$;

create function end_sessions(who uuid, one uuid) returns integer language sql security definer set search_path = public as $$
  with gone as (delete from sessions s where s.worker = who and (one is null or s.id = one) returning 1) select count(*)::integer from gone
$$;

create function throttle_wait(keys bytea[], minutes integer, tries integer) returns integer language sql stable security definer set search_path = public as $$
  select coalesce(max(ceil(extract(epoch from oldest + make_interval(mins => minutes) - now()))::integer), 0) from (
    select key, min(at) as oldest, count(*) as misses from throttles where key = any(keys) and at > now() - make_interval(mins => minutes) group by key
  ) recent where misses >= tries * case when key = keys[2] then 10 else 1 end
$$;

create function throttle_miss(keys bytea[]) returns void language sql security definer set search_path = public as $$
  delete from throttles where at < now() - interval '1 day';
  insert into throttles (key) select unnest(keys)
$$;

-- trigram operators are not leakproof, so under RLS they would be asked last: these take the scope and give ids
create function similar_persons(at_home integer, at_kab text, called text, nik bytea, born integer) returns table (id uuid) language sql stable security definer set search_path = public as $$
  (select p.id from persons p where nik is not null and p.home = at_home and p.nik_hash = nik and not p.sealed limit 10)
  union
  (select p.id from persons p where called is not null and p.kab = at_kab and p.home = at_home and p.name % called and similarity(p.name, called) >= 0.6
      and not p.sealed and (born is null or p.born_year is null or abs(p.born_year - born) <= 2) limit 10)
$$;

create function search_cases(at_kab text[], called text, me uuid, most integer) returns table (home integer, id uuid) language sql stable security definer set search_path = public as $$
  select c.home, c.id from cases c
   where c.kab = any(at_kab) and c.who ilike '%' || replace(replace(replace(called, '\', '\\'), '%', '\%'), '_', '\_') || '%'
     and (not c.sealed or c.id in (select m.case_id from members m where m.worker_id = me and m.until is null and m.role <> 'terlibat'))
   order by c.opened_at desc, c.id desc limit most
$$;

create function is_signed_up() returns boolean language sql stable security definer set search_path = public as $$ select exists (select from credentials) $$;

revoke execute on function actor_of, posts_of, credential_of, set_credential, open_session, sessions_of, end_sessions, throttle_wait, throttle_miss, similar_persons, search_cases, is_signed_up, own_cases, own_subjects from public;
grant execute on function actor_of, posts_of, credential_of, set_credential, open_session, sessions_of, end_sessions, throttle_wait, throttle_miss, similar_persons, search_cases, is_signed_up, own_cases, own_subjects to pilar_app;
