-- Directives: sent words, how each recipient stands to them, and reminders. Posts say in whose place they are held; the office says how often one may be reminded.
alter table posts add column delegation text;
alter table offices add column remind_days integer;

create table directives (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  from_id uuid not null,
  from_name text not null,
  from_role text,
  delegation text,
  for_name text,
  subject text not null,
  wordings jsonb not null,
  due date,
  duty text,
  basis text,
  case_id uuid,
  visit_id uuid,
  source_kind text,
  source_id uuid,
  chain jsonb not null,
  sealed boolean not null,
  at timestamptz not null,
  review_days integer,
  parent_id uuid,
  audience jsonb not null,
  owner_ids uuid[] not null,
  total integer not null,
  homes jsonb not null,
  state text not null,
  state_reason text,
  primary key (home, id)
);
create index directives_kab on directives (kab, at desc, id desc);
create index directives_from on directives (home, from_id, at desc);
create index directives_case on directives (home, case_id) where case_id is not null;
create index directives_parent on directives (home, parent_id) where parent_id is not null;
create index directives_source on directives (home, source_id) where source_id is not null;

create table hearings (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  from_id uuid not null,
  from_name text not null,
  from_role text,
  delegation text,
  for_name text,
  subject text not null,
  wordings jsonb not null,
  due date,
  duty text,
  basis text,
  case_id uuid,
  visit_id uuid,
  source_kind text,
  source_id uuid,
  chain jsonb not null,
  sealed boolean not null,
  at timestamptz not null,
  directive_id uuid not null,
  worker_id uuid not null,
  worker_name text not null,
  post_id uuid,
  role text,
  pillar text,
  stage text not null,
  wording integer not null,
  turn text not null,
  anew boolean not null,
  owner boolean not null,
  review_days integer,
  review_day date,
  heard_at timestamptz,
  understood_at timestamptz,
  agreed_at timestamptz,
  done_at timestamptz,
  kept_at timestamptz,
  trail jsonb not null,
  restated text,
  restatement bytea,
  voice text,
  clarification bytea,
  objection text,
  reason bytea,
  reply bytea,
  evidence bytea,
  evidence_visit_id uuid,
  passed_id uuid,
  primary key (home, id),
  unique (home, directive_id, worker_id)
);
create index hearings_kab on hearings (kab, at desc, id desc);
create index hearings_worker on hearings (home, worker_id, at desc);
create index hearings_from on hearings (home, from_id, at desc);
create index hearings_case on hearings (home, case_id) where case_id is not null;

create table reminders (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  about_kind text not null,
  about_id uuid not null,
  to_id uuid not null,
  to_name text not null,
  by_id uuid not null,
  named boolean not null,
  case_id uuid,
  sealed boolean not null,
  at timestamptz not null,
  primary key (home, id)
);
create index reminders_kab on reminders (kab, at desc, id desc);
create index reminders_about on reminders (home, about_id, by_id, at desc);
create index reminders_by on reminders (home, by_id, at desc);
create index reminders_case on reminders (home, case_id) where case_id is not null;

alter table directives enable row level security;
alter table directives force row level security;
create policy keeper on directives to current_user using (true) with check (true);
create policy reach on directives to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on directives to pilar_app;
alter table hearings enable row level security;
alter table hearings force row level security;
create policy keeper on hearings to current_user using (true) with check (true);
create policy reach on hearings to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on hearings to pilar_app;
alter table reminders enable row level security;
alter table reminders force row level security;
create policy keeper on reminders to current_user using (true) with check (true);
create policy reach on reminders to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on reminders to pilar_app;
