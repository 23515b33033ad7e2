-- Plan and services: what an assessment found, goals and actions, conferences, what was delivered, and how a service ends.
create table assessments (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  subject_id uuid not null,
  day date not null,
  biologis bytea,
  psikologis bytea,
  sosial bytea,
  spiritual bytea,
  ekonomi bytea,
  strengths bytea,
  risks bytea,
  conclusion bytea not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index assessments_case on assessments (home, case_id);
create index assessments_day on assessments (kab, day desc, id desc);
alter table assessments enable row level security;
alter table assessments force row level security;
create policy keeper on assessments to current_user using (true) with check (true);
create policy reach on assessments to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = assessments.home and m.case_id = assessments.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on assessments to pilar_app;

create table plans (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  subject_id uuid not null,
  day date not null,
  state text not null,
  review_day date not null,
  agreement text,
  agreed_day date,
  agreed_by bytea,
  agreed_view bytea,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index plans_case on plans (home, case_id);
create index plans_review on plans (kab, review_day desc, id desc);
alter table plans enable row level security;
alter table plans force row level security;
create policy keeper on plans to current_user using (true) with check (true);
create policy reach on plans to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = plans.home and m.case_id = plans.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on plans to pilar_app;

create table goals (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  plan_id uuid not null,
  case_id uuid not null,
  subject_id uuid not null,
  domain text not null,
  aim bytea not null,
  sign bytea,
  progress int4,
  progress_day date,
  state text not null,
  clashes bytea,
  clashing boolean not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index goals_case on goals (home, case_id);
create index goals_plan on goals (home, plan_id);
create index goals_at on goals (kab, at desc, id desc);
alter table goals enable row level security;
alter table goals force row level security;
create policy keeper on goals to current_user using (true) with check (true);
create policy reach on goals to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = goals.home and m.case_id = goals.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on goals to pilar_app;

create table deeds (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  plan_id uuid,
  goal_id uuid,
  conference_id uuid,
  case_id uuid not null,
  subject_id uuid not null,
  what bytea not null,
  "of" text not null,
  unit_id uuid,
  pillar text,
  body text,
  owner_id uuid not null,
  owner_name text not null,
  due date not null,
  state text not null,
  done_day date,
  done_by_name text,
  done_note bytea,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index deeds_case on deeds (home, case_id);
create index deeds_owner on deeds (home, owner_id, due) where state = 'terbuka';
create index deeds_due on deeds (kab, due desc, id desc);
alter table deeds enable row level security;
alter table deeds force row level security;
create policy keeper on deeds to current_user using (true) with check (true);
create policy reach on deeds to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = deeds.home and m.case_id = deeds.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on deeds to pilar_app;

create table conferences (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  subject_id uuid not null,
  day date not null,
  "from" text,
  place text,
  agenda bytea,
  participants bytea not null,
  worker_ids uuid[] not null,
  state text not null,
  summary bytea,
  decisions bytea,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index conferences_case on conferences (home, case_id);
create index conferences_day on conferences (kab, day desc, id desc);
alter table conferences enable row level security;
alter table conferences force row level security;
create policy keeper on conferences to current_user using (true) with check (true);
create policy reach on conferences to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = conferences.home and m.case_id = conferences.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on conferences to pilar_app;

create table provisions (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  deed_id uuid,
  visit_id uuid,
  photo_id uuid,
  case_id uuid not null,
  subject_id uuid not null,
  day date not null,
  sort text not null,
  what bytea not null,
  quantity text,
  unit_of text,
  programme text,
  body text,
  received_by bytea,
  mark bytea,
  paper text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index provisions_case on provisions (home, case_id);
create index provisions_day on provisions (kab, day desc, id desc);
alter table provisions enable row level security;
alter table provisions force row level security;
create policy keeper on provisions to current_user using (true) with check (true);
create policy reach on provisions to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = provisions.home and m.case_id = provisions.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on provisions to pilar_app;

create table closures (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  subject_id uuid not null,
  reason text not null,
  summary bytea not null,
  months jsonb not null,
  state text not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_day date,
  decided_note bytea,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index closures_case on closures (home, case_id);
create index closures_at on closures (kab, at desc, id desc);
alter table closures enable row level security;
alter table closures force row level security;
create policy keeper on closures to current_user using (true) with check (true);
create policy reach on closures to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = closures.home and m.case_id = closures.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on closures to pilar_app;
