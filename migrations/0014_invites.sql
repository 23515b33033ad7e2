-- Who is asked to come along on a trip, and why an office asked nobody; what to know before going to a family.

alter table trips add column no_invite text;
alter table cases add column language bytea, add column woman_meets bytea, add column avoid_hours bytea, add column fact_days jsonb;

create table invites (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  trip_id uuid not null,
  case_id uuid,
  worker_id uuid not null,
  worker_name text not null,
  pillar text,
  by_id uuid not null,
  by_name text not null,
  lead_id uuid not null,
  lead_name text not null,
  lead_pillar text,
  day date not null,
  "from" text not null,
  "to" text not null,
  state text not null,
  reason text,
  at timestamptz not null,
  answered_at timestamptz,
  sealed boolean not null,
  primary key (home, id),
  unique (home, trip_id, worker_id),
  foreign key (home, trip_id) references trips (home, id)
);
create index invites_worker on invites (home, worker_id, day);
create index invites_kab on invites (kab, day desc, id desc);
create index invites_case on invites (home, case_id) where case_id is not null;
alter table invites enable row level security;
alter table invites force row level security;
create policy keeper on invites to current_user using (true) with check (true);
create policy reach on invites to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on invites to pilar_app;
