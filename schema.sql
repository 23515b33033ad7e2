-- The schema after all migrations. Written by `npm run renew`, compared by src/server/committed.test.ts, never edited.

create extension btree_gin;
create extension pg_trgm;
grant usage on schema public to pilar_app;
grant usage on schema public to public;

create table activities (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  worker_id uuid not null,
  worker_name text not null,
  role text not null,
  pillar text,
  pillars text[] not null,
  unit_id uuid,
  line_region text,
  period text not null,
  day date not null,
  stage text not null,
  lines bytea,
  obstacles bytea,
  figures jsonb,
  told jsonb,
  submitted_at timestamp with time zone,
  checked_at timestamp with time zone,
  checked_by_id uuid,
  checked_by_name text,
  accepted_at timestamp with time zone,
  accepted_by_id uuid,
  accepted_by_name text,
  reason bytea,
  returned_by_name text,
  rounds integer not null,
  reminded_at timestamp with time zone,
  reminded_by_name text,
  constraint activities_pkey PRIMARY KEY (home, id),
  constraint activities_home_worker_id_period_day_key UNIQUE (home, worker_id, period, day),
  constraint activities_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX activities_kab ON activities USING btree (kab, day DESC, id DESC);
CREATE INDEX activities_line ON activities USING btree (prov, line_region, day) WHERE (line_region IS NOT NULL);
CREATE INDEX activities_month ON activities USING btree (kab, period, day);
alter table activities enable row level security;
alter table activities force row level security;
create policy keeper on activities for all to owner
  using (true)
  with check (true);
create policy reach on activities for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on activities to pilar_app;

create table alarms (
  home integer not null,
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
  at timestamp with time zone not null,
  due timestamp with time zone not null,
  raised_by_id uuid not null,
  raised_by_name text not null,
  raised_by_pillar text,
  told_ids uuid[] not null,
  state text not null,
  taken_at timestamp with time zone,
  taken_by_id uuid,
  taken_by_name text,
  sealed boolean not null,
  constraint alarms_pkey PRIMARY KEY (home, id),
  constraint alarms_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint alarms_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX alarms_at ON alarms USING btree (kab, at DESC, id DESC);
CREATE INDEX alarms_case ON alarms USING btree (home, case_id);
CREATE INDEX alarms_waiting ON alarms USING btree (kab, state, at DESC) WHERE (state = 'menunggu'::text);
alter table alarms enable row level security;
alter table alarms force row level security;
create policy keeper on alarms for all to owner
  using (true)
  with check (true);
create policy reach on alarms for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = alarms.home) AND (m.case_id = alarms.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on alarms to pilar_app;

create table assessments (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint assessments_pkey PRIMARY KEY (home, id),
  constraint assessments_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX assessments_case ON assessments USING btree (home, case_id);
CREATE INDEX assessments_day ON assessments USING btree (kab, day DESC, id DESC);
alter table assessments enable row level security;
alter table assessments force row level security;
create policy keeper on assessments for all to owner
  using (true)
  with check (true);
create policy reach on assessments for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = assessments.home) AND (m.case_id = assessments.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on assessments to pilar_app;

create table attendances (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  meeting_id uuid not null,
  origin text not null,
  worker_id uuid,
  worker_name text,
  role text,
  pillar text,
  host_ids uuid[] not null,
  at timestamp with time zone not null,
  withdrawn boolean not null,
  reply text not null,
  reason bytea,
  replied_at timestamp with time zone,
  late boolean not null,
  seat text,
  substitute_id uuid,
  substitute_name bytea,
  for_id uuid,
  for_name text,
  presence text not null,
  attended_at timestamp with time zone,
  recorded_at timestamp with time zone,
  via text,
  taken_by text,
  guest_name bytea,
  guest_office text,
  guest_title text,
  guest_phone bytea,
  constraint attendances_pkey PRIMARY KEY (home, id),
  constraint attendances_home_meeting_id_worker_id_key UNIQUE (home, meeting_id, worker_id),
  constraint attendances_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX attendances_kab ON attendances USING btree (kab, at DESC, id DESC);
CREATE INDEX attendances_worker ON attendances USING btree (home, worker_id) WHERE (worker_id IS NOT NULL);
alter table attendances enable row level security;
alter table attendances force row level security;
create policy keeper on attendances for all to owner
  using (true)
  with check (true);
create policy reach on attendances for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on attendances to pilar_app;

create table breaches (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  known_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  happened_at timestamp with time zone,
  data text[] not null,
  how text not null,
  whose text not null,
  persons integer,
  handling text,
  stage text not null,
  told jsonb not null,
  lesson text,
  closed_at timestamp with time zone,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint breaches_pkey PRIMARY KEY (home, id),
  constraint breaches_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX breaches_known ON breaches USING btree (kab, known_at DESC, id DESC);
alter table breaches enable row level security;
alter table breaches force row level security;
create policy keeper on breaches for all to owner
  using (true)
  with check (true);
create policy reach on breaches for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on breaches to pilar_app;

create table care_notes (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  unit_id uuid not null,
  subject_id uuid not null,
  sort text not null,
  what bytea not null,
  clock text,
  daily boolean not null,
  state text not null,
  day date not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  done_at timestamp with time zone,
  done_by_id uuid,
  done_by text,
  done_note bytea,
  sealed boolean not null,
  constraint care_notes_pkey PRIMARY KEY (home, id),
  constraint care_notes_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint care_notes_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX care_notes_case ON care_notes USING btree (home, case_id);
CREATE INDEX care_notes_kab ON care_notes USING btree (kab, at DESC, id DESC);
CREATE INDEX care_notes_unit ON care_notes USING btree (home, unit_id, state);
alter table care_notes enable row level security;
alter table care_notes force row level security;
create policy keeper on care_notes for all to owner
  using (true)
  with check (true);
create policy reach on care_notes for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on care_notes to pilar_app;

create table cases (
  home integer not null,
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
  "position" bytea,
  story bytea,
  source text not null,
  reporter_id uuid not null,
  reporter_name text not null,
  opened_at timestamp with time zone not null,
  opened_day date not null,
  sealed boolean not null,
  types text[] not null,
  subtypes text[] not null,
  bidang text,
  stage text not null,
  stage_at timestamp with time zone not null,
  lead_id uuid,
  lead_name text,
  lead_pillar text,
  next_day date,
  suspects uuid[] not null,
  same_as_id uuid,
  closed_reason text,
  summary bytea,
  clashes jsonb not null,
  language bytea,
  woman_meets bytea,
  avoid_hours bytea,
  fact_days jsonb,
  unit_id uuid,
  writers jsonb,
  follower_id uuid,
  constraint cases_pkey PRIMARY KEY (home, id),
  constraint cases_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX cases_follower ON cases USING btree (home, follower_id) WHERE (follower_id IS NOT NULL);
CREATE INDEX cases_household ON cases USING btree (home, household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX cases_kab ON cases USING btree (kab, opened_at DESC, id DESC);
CREATE INDEX cases_kec ON cases USING btree (kec, opened_at DESC, id DESC);
CREATE INDEX cases_lead ON cases USING btree (home, lead_id) WHERE (lead_id IS NOT NULL);
CREATE INDEX cases_list ON cases USING btree (region, stage, opened_at DESC, id DESC);
CREATE INDEX cases_marks ON cases USING gin (marks_of(kab, who)) WITH (fastupdate=off);
CREATE INDEX cases_person ON cases USING btree (home, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX cases_reporter ON cases USING btree (home, reporter_id);
CREATE INDEX cases_stage ON cases USING btree (kab, stage, opened_at DESC, id DESC);
CREATE INDEX cases_unit ON cases USING btree (home, unit_id) WHERE (unit_id IS NOT NULL);
alter table cases enable row level security;
alter table cases force row level security;
create policy keeper on cases for all to owner
  using (true)
  with check (true);
create policy reach on cases for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = cases.home) AND (m.case_id = cases.id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on cases to pilar_app;

create table closures (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  open_reason bytea,
  constraint closures_pkey PRIMARY KEY (home, id),
  constraint closures_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX closures_at ON closures USING btree (kab, at DESC, id DESC);
CREATE INDEX closures_case ON closures USING btree (home, case_id);
alter table closures enable row level security;
alter table closures force row level security;
create policy keeper on closures for all to owner
  using (true)
  with check (true);
create policy reach on closures for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = closures.home) AND (m.case_id = closures.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on closures to pilar_app;

create table concerns (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  text bytea not null,
  day date not null,
  stage text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  constraint concerns_pkey PRIMARY KEY (home, id),
  constraint concerns_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX concerns_kab ON concerns USING btree (kab, day DESC, id DESC);
alter table concerns enable row level security;
alter table concerns force row level security;
create policy keeper on concerns for all to owner
  using (true)
  with check (true);
create policy reach on concerns for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.home = concerns.home) AND (p.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (p.role = ANY (ARRAY['inspektorat'::text, 'petugas_tepercaya'::text]))))))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on concerns to pilar_app;

create table conferences (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint conferences_pkey PRIMARY KEY (home, id),
  constraint conferences_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX conferences_case ON conferences USING btree (home, case_id);
CREATE INDEX conferences_day ON conferences USING btree (kab, day DESC, id DESC);
alter table conferences enable row level security;
alter table conferences force row level security;
create policy keeper on conferences for all to owner
  using (true)
  with check (true);
create policy reach on conferences for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = conferences.home) AND (m.case_id = conferences.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on conferences to pilar_app;

create table consents (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  subject_id uuid not null,
  purposes text[] not null,
  withdrawn text[] not null,
  state text not null,
  given_by text not null,
  day date not null,
  manner text,
  giver bytea,
  relation bytea,
  witness bytea,
  child_view bytea,
  language bytea,
  explained boolean not null,
  reason bytea,
  mark bytea,
  paper text,
  taken_by_id uuid not null,
  taken_by_name text not null,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint consents_pkey PRIMARY KEY (home, id),
  constraint consents_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX consents_case ON consents USING btree (home, case_id);
CREATE INDEX consents_day ON consents USING btree (kab, day DESC, id DESC);
alter table consents enable row level security;
alter table consents force row level security;
create policy keeper on consents for all to owner
  using (true)
  with check (true);
create policy reach on consents for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = consents.home) AND (m.case_id = consents.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on consents to pilar_app;

create table credentials (
  home integer not null,
  worker uuid not null,
  username text not null,
  phone_hash bytea,
  salt bytea not null,
  hash bytea not null,
  must_change boolean not null,
  changed_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  constraint credentials_pkey PRIMARY KEY (home, worker),
  constraint credentials_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX credentials_phone ON credentials USING btree (phone_hash) WHERE (phone_hash IS NOT NULL);
CREATE INDEX credentials_username ON credentials USING btree (username);
CREATE INDEX credentials_worker ON credentials USING btree (worker);

create table data_requests (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  asker bytea not null,
  contact bytea,
  what bytea not null,
  channel text not null,
  received_at timestamp with time zone not null,
  due timestamp with time zone not null,
  state text not null,
  answer bytea,
  answered_at timestamp with time zone,
  answered_by text,
  by_id uuid not null,
  by_name text not null,
  constraint data_requests_pkey PRIMARY KEY (home, id),
  constraint data_requests_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX data_requests_kab ON data_requests USING btree (kab, received_at DESC, id DESC);
alter table data_requests enable row level security;
alter table data_requests force row level security;
create policy keeper on data_requests for all to owner
  using (true)
  with check (true);
create policy reach on data_requests for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on data_requests to pilar_app;

create table deeds (
  home integer not null,
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
  of text not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  unconsented bytea,
  constraint deeds_pkey PRIMARY KEY (home, id),
  constraint deeds_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX deeds_case ON deeds USING btree (home, case_id);
CREATE INDEX deeds_due ON deeds USING btree (kab, due DESC, id DESC);
CREATE INDEX deeds_owner ON deeds USING btree (home, owner_id, due) WHERE (state = 'terbuka'::text);
alter table deeds enable row level security;
alter table deeds force row level security;
create policy keeper on deeds for all to owner
  using (true)
  with check (true);
create policy reach on deeds for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = deeds.home) AND (m.case_id = deeds.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on deeds to pilar_app;

create table deliveries (
  home integer not null,
  worker_id uuid not null,
  channel text not null,
  target uuid not null,
  key text not null,
  notice_id uuid,
  urgent boolean not null default false,
  state text not null default 'menunggu'::text,
  tries integer not null default 0,
  at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null,
  letter uuid,
  done_at timestamp with time zone,
  why text,
  constraint deliveries_pkey PRIMARY KEY (home, worker_id, channel, target, key),
  constraint deliveries_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX deliveries_at ON deliveries USING btree (home, at);
CREATE INDEX deliveries_due ON deliveries USING btree (home, due_at) WHERE (state = 'menunggu'::text);
alter table deliveries enable row level security;
alter table deliveries force row level security;
create policy keeper on deliveries for all to owner
  using (true)
  with check (true);
create policy reach on deliveries for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])));
grant insert, select, update on deliveries to pilar_app;

create table delivery_marks (
  home integer not null,
  epoch text not null,
  xid xid8 not null,
  seq bigint not null,
  constraint delivery_marks_pkey PRIMARY KEY (home),
  constraint delivery_marks_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table delivery_marks enable row level security;
alter table delivery_marks force row level security;
create policy keeper on delivery_marks for all to owner
  using (true)
  with check (true);
create policy reach on delivery_marks for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])));
grant insert, select, update on delivery_marks to pilar_app;

create table devices (
  home integer not null,
  id uuid not null,
  worker uuid not null,
  agent text not null,
  version text,
  waiting integer not null default 0,
  refused integer not null default 0,
  skew integer not null default 0,
  first_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint devices_pkey PRIMARY KEY (home, id),
  constraint devices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX devices_seen ON devices USING btree (home, seen_at);
CREATE INDEX devices_worker ON devices USING btree (home, worker);
alter table devices enable row level security;
alter table devices force row level security;
create policy keeper on devices for all to owner
  using (true)
  with check (true);
create policy reach on devices for all to pilar_app
  using ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant select on devices to pilar_app;

create table directives (
  home integer not null,
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
  at timestamp with time zone not null,
  review_days integer,
  parent_id uuid,
  audience jsonb not null,
  owner_ids uuid[] not null,
  total integer not null,
  homes jsonb not null,
  state text not null,
  state_reason text,
  attachments jsonb,
  constraint directives_pkey PRIMARY KEY (home, id),
  constraint directives_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX directives_case ON directives USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX directives_from ON directives USING btree (home, from_id, at DESC);
CREATE INDEX directives_kab ON directives USING btree (kab, at DESC, id DESC);
CREATE INDEX directives_parent ON directives USING btree (home, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX directives_source ON directives USING btree (home, source_id) WHERE (source_id IS NOT NULL);
alter table directives enable row level security;
alter table directives force row level security;
create policy keeper on directives for all to owner
  using (true)
  with check (true);
create policy reach on directives for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on directives to pilar_app;

create table doors (
  home integer not null,
  post uuid not null,
  nonce bytea not null,
  link bytea not null,
  pin bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  misses integer not null default 0,
  opened_at timestamp with time zone,
  constraint doors_pkey PRIMARY KEY (home, post),
  constraint doors_home_link_key UNIQUE (home, link),
  constraint doors_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);

create table duties (
  home integer not null,
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
  constraint duties_pkey PRIMARY KEY (home, id),
  constraint duties_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX duties_day ON duties USING btree (kab, day DESC, id DESC);
CREATE INDEX duties_worker ON duties USING btree (home, worker_id, day);
alter table duties enable row level security;
alter table duties force row level security;
create policy keeper on duties for all to owner
  using (true)
  with check (true);
create policy reach on duties for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on duties to pilar_app;

create table erasures (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  request_id uuid not null,
  whom bytea,
  reason text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  person_id uuid,
  decided_at timestamp with time zone,
  decided_by text,
  decided_reason text,
  erased_at timestamp with time zone,
  erased_by text,
  constraint erasures_pkey PRIMARY KEY (home, id),
  constraint erasures_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX erasures_kab ON erasures USING btree (kab, asked_at DESC, id DESC);
CREATE INDEX erasures_request ON erasures USING btree (home, request_id);
alter table erasures enable row level security;
alter table erasures force row level security;
create policy keeper on erasures for all to owner
  using (true)
  with check (true);
create policy reach on erasures for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on erasures to pilar_app;

create table findings (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  supervision_id uuid not null,
  unit_id uuid not null,
  what text not null,
  fix text not null,
  owner_id uuid,
  owner_name text,
  due date not null,
  state text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  returned text,
  closed_at timestamp with time zone,
  closed_by text,
  closed_note text,
  reminded_day date,
  constraint findings_pkey PRIMARY KEY (home, id),
  constraint findings_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint findings_home_supervision_id_fkey FOREIGN KEY (home, supervision_id) REFERENCES supervisions(home, id)
);
CREATE INDEX findings_due ON findings USING btree (home, due) WHERE ((state = 'terbuka'::text) AND (reminded_day IS NULL));
CREATE INDEX findings_kab ON findings USING btree (kab, due DESC, id DESC);
CREATE INDEX findings_owner ON findings USING btree (home, owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX findings_unit ON findings USING btree (home, unit_id, state);
alter table findings enable row level security;
alter table findings force row level security;
create policy keeper on findings for all to owner
  using (true)
  with check (true);
create policy reach on findings for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on findings to pilar_app;

create table goals (
  home integer not null,
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
  progress integer,
  progress_day date,
  state text not null,
  clashes bytea,
  clashing boolean not null,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint goals_pkey PRIMARY KEY (home, id),
  constraint goals_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX goals_at ON goals USING btree (kab, at DESC, id DESC);
CREATE INDEX goals_case ON goals USING btree (home, case_id);
CREATE INDEX goals_plan ON goals USING btree (home, plan_id);
alter table goals enable row level security;
alter table goals force row level security;
create policy keeper on goals for all to owner
  using (true)
  with check (true);
create policy reach on goals for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = goals.home) AND (m.case_id = goals.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on goals to pilar_app;

create table guests (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  day date not null,
  arrived text not null,
  name text not null,
  instansi text,
  phone bytea,
  purpose text not null,
  met text not null,
  departed text,
  unit_id uuid,
  by_id uuid not null,
  by_name text not null,
  erased_at timestamp with time zone,
  constraint guests_pkey PRIMARY KEY (home, id),
  constraint guests_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX guests_by ON guests USING btree (home, by_id, day);
CREATE INDEX guests_day ON guests USING btree (kab, day DESC, id DESC);
alter table guests enable row level security;
alter table guests force row level security;
create policy keeper on guests for all to owner
  using (true)
  with check (true);
create policy reach on guests for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on guests to pilar_app;

create table hearings (
  home integer not null,
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
  at timestamp with time zone not null,
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
  heard_at timestamp with time zone,
  understood_at timestamp with time zone,
  agreed_at timestamp with time zone,
  done_at timestamp with time zone,
  kept_at timestamp with time zone,
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
  attachments jsonb,
  evidence_files text[],
  mirror_of uuid,
  followed_at timestamp with time zone,
  constraint hearings_pkey PRIMARY KEY (home, id),
  constraint hearings_home_directive_id_worker_id_key UNIQUE (home, directive_id, worker_id),
  constraint hearings_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX hearings_case ON hearings USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX hearings_from ON hearings USING btree (home, from_id, at DESC);
CREATE INDEX hearings_kab ON hearings USING btree (kab, at DESC, id DESC);
CREATE INDEX hearings_worker ON hearings USING btree (home, worker_id, at DESC);
alter table hearings enable row level security;
alter table hearings force row level security;
create policy keeper on hearings for all to owner
  using (true)
  with check (true);
create policy reach on hearings for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on hearings to pilar_app;

create table history (
  home integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  action text not null,
  actor uuid not null,
  actor_name text not null,
  pillar text,
  post uuid,
  at timestamp with time zone not null,
  received timestamp with time zone not null,
  body_hash bytea not null,
  input jsonb,
  made jsonb not null,
  changed jsonb not null,
  refused jsonb,
  derived jsonb,
  origin uuid,
  origin_name text,
  skew integer,
  constraint history_pkey PRIMARY KEY (home, id),
  constraint history_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX history_derived ON history USING btree (home, id) WHERE (derived IS NOT NULL);
CREATE INDEX history_ends ON history USING btree (home, received) WHERE (action = ANY (ARRAY['post.end'::text, 'worker.end'::text, 'worker.transfer'::text]));
CREATE INDEX history_feed ON history USING btree (home, xid, seq);
alter table history enable row level security;
alter table history force row level security;
create policy keeper on history for all to owner
  using (true)
  with check (true);
create policy reach on history for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant insert, select on history to pilar_app;

create table holidays (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  day date not null,
  name text not null,
  dropped boolean not null,
  by_name text not null,
  constraint holidays_pkey PRIMARY KEY (home, id),
  constraint holidays_home_day_key UNIQUE (home, day),
  constraint holidays_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX holidays_kab ON holidays USING btree (kab, day DESC, id DESC);
alter table holidays enable row level security;
alter table holidays force row level security;
create policy keeper on holidays for all to owner
  using (true)
  with check (true);
create policy reach on holidays for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on holidays to pilar_app;

create table homes (
  home integer not null,
  code text not null,
  name text not null,
  constraint homes_pkey PRIMARY KEY (home)
);
grant select on homes to pilar_app;

create table hotlines (
  home integer not null,
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
  constraint hotlines_pkey PRIMARY KEY (home, id),
  constraint hotlines_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX hotlines_place ON hotlines USING btree (kab, name, id);
alter table hotlines enable row level security;
alter table hotlines force row level security;
create policy keeper on hotlines for all to owner
  using (true)
  with check (true);
create policy reach on hotlines for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on hotlines to pilar_app;

create table households (
  home integer not null,
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
  constraint households_pkey PRIMARY KEY (home, id),
  constraint households_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX households_kk ON households USING btree (home, kk_hash) WHERE (kk_hash IS NOT NULL);
CREATE INDEX households_place ON households USING btree (region, rt, id);
alter table households enable row level security;
alter table households force row level security;
create policy keeper on households for all to owner
  using (true)
  with check (true);
create policy reach on households for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (id IN ( SELECT own_subjects() AS own_subjects)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on households to pilar_app;

create table import_rows (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  import_id uuid not null,
  "row" integer not null,
  result text not null,
  worker_id uuid,
  post_id uuid,
  unit_id uuid,
  case_id uuid,
  new_worker boolean not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint import_rows_pkey PRIMARY KEY (home, id),
  constraint import_rows_home_import_id_row_key UNIQUE (home, import_id, "row"),
  constraint import_rows_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX import_rows_by ON import_rows USING btree (home, by_id, import_id);
alter table import_rows enable row level security;
alter table import_rows force row level security;
create policy keeper on import_rows for all to owner
  using (true)
  with check (true);
create policy reach on import_rows for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])));
grant insert, select, update on import_rows to pilar_app;

create table imports (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  file text not null,
  sha256 text not null,
  header text not null,
  mapping jsonb not null,
  role text,
  rows integer not null,
  state text not null,
  made integer not null,
  known integer not null,
  refused integer not null,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint imports_pkey PRIMARY KEY (home, id),
  constraint imports_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX imports_by ON imports USING btree (home, by_id, at);
alter table imports enable row level security;
alter table imports force row level security;
create policy keeper on imports for all to owner
  using (true)
  with check (true);
create policy reach on imports for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])));
grant insert, select, update on imports to pilar_app;

create table incidents (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  day date not null,
  shift text not null,
  sort text not null,
  story bytea,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  state text not null,
  calls jsonb not null,
  called_ids uuid[] not null,
  next_at timestamp with time zone,
  taken_at timestamp with time zone,
  taken_by_id uuid,
  taken_by_name text,
  closed_at timestamp with time zone,
  closed_by text,
  outcome bytea,
  case_id uuid,
  sealed boolean not null,
  constraint incidents_pkey PRIMARY KEY (home, id),
  constraint incidents_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint incidents_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX incidents_case ON incidents USING btree (home, case_id);
CREATE INDEX incidents_kab ON incidents USING btree (kab, at DESC, id DESC);
CREATE INDEX incidents_unit ON incidents USING btree (home, unit_id, at);
CREATE INDEX incidents_waiting ON incidents USING btree (home, next_at) WHERE (state = 'menunggu'::text);
alter table incidents enable row level security;
alter table incidents force row level security;
create policy keeper on incidents for all to owner
  using (true)
  with check (true);
create policy reach on incidents for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on incidents to pilar_app;

create table inspections (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  worker_id uuid not null,
  worker_name text not null,
  letter text not null,
  about text not null,
  unit_id uuid,
  unit_name text,
  narrow boolean not null,
  bidang text,
  "from" date not null,
  until date not null,
  ends date not null,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  ended boolean not null,
  constraint inspections_pkey PRIMARY KEY (home, id),
  constraint inspections_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX inspections_kab ON inspections USING btree (kab, at DESC, id DESC);
CREATE INDEX inspections_worker ON inspections USING btree (home, worker_id) WHERE (NOT ended);
alter table inspections enable row level security;
alter table inspections force row level security;
create policy keeper on inspections for all to owner
  using (true)
  with check (true);
create policy reach on inspections for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on inspections to pilar_app;

create table institutions (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  name text not null,
  sort text not null,
  services jsonb not null,
  groups jsonb not null,
  papers jsonb not null,
  contact_name text,
  phone text,
  address text,
  note text,
  accepts boolean not null,
  places integer not null,
  free jsonb not null,
  free_total integer not null,
  over boolean not null,
  next_date date,
  taken jsonb not null,
  tally jsonb not null,
  constraint institutions_pkey PRIMARY KEY (home, id),
  constraint institutions_home_unit_id_key UNIQUE (home, unit_id),
  constraint institutions_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX institutions_kab ON institutions USING btree (kab, name, id);
alter table institutions enable row level security;
alter table institutions force row level security;
create policy keeper on institutions for all to owner
  using (true)
  with check (true);
create policy reach on institutions for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on institutions to pilar_app;

create table invites (
  home integer not null,
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
  at timestamp with time zone not null,
  answered_at timestamp with time zone,
  sealed boolean not null,
  constraint invites_pkey PRIMARY KEY (home, id),
  constraint invites_home_trip_id_worker_id_key UNIQUE (home, trip_id, worker_id),
  constraint invites_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint invites_home_trip_id_fkey FOREIGN KEY (home, trip_id) REFERENCES trips(home, id)
);
CREATE INDEX invites_case ON invites USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX invites_kab ON invites USING btree (kab, day DESC, id DESC);
CREATE INDEX invites_worker ON invites USING btree (home, worker_id, day);
alter table invites enable row level security;
alter table invites force row level security;
create policy keeper on invites for all to owner
  using (true)
  with check (true);
create policy reach on invites for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = invites.home) AND (m.case_id = invites.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on invites to pilar_app;

create table issue_entries (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  issue_id uuid not null,
  sort text not null,
  text text,
  by_id uuid,
  by_name text,
  by_role text not null,
  at timestamp with time zone not null,
  constraint issue_entries_pkey PRIMARY KEY (home, id),
  constraint issue_entries_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX issue_entries_issue ON issue_entries USING btree (home, issue_id, at);
CREATE INDEX issue_entries_kab ON issue_entries USING btree (kab, at DESC, id DESC);
alter table issue_entries enable row level security;
alter table issue_entries force row level security;
create policy keeper on issue_entries for all to owner
  using (true)
  with check (true);
create policy reach on issue_entries for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on issue_entries to pilar_app;

create table issues (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  category text not null,
  stage text not null,
  opened_at timestamp with time zone not null,
  desk_role text not null,
  desk_unit text,
  desk_id uuid,
  desk_name text,
  since timestamp with time zone not null,
  due date not null,
  voices integer not null,
  proposal text,
  outcome text,
  decision text,
  decided_at timestamp with time zone,
  decided_by text,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  escalated text,
  from_office text,
  origin_id uuid,
  constraint issues_pkey PRIMARY KEY (home, id),
  constraint issues_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX issues_desk ON issues USING btree (home, desk_id) WHERE (desk_id IS NOT NULL);
CREATE INDEX issues_kab ON issues USING btree (kab, opened_at DESC, id DESC);
alter table issues enable row level security;
alter table issues force row level security;
create policy keeper on issues for all to owner
  using (true)
  with check (true);
create policy reach on issues for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on issues to pilar_app;

create table keys (
  home integer not null,
  subject uuid not null,
  wrapped bytea not null,
  constraint keys_pkey PRIMARY KEY (home, subject),
  constraint keys_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table keys enable row level security;
alter table keys force row level security;
create policy keeper on keys for all to owner
  using (true)
  with check (true);
create policy reach on keys for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant insert, select, update on keys to pilar_app;

create table letter_numbers (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  register_id uuid not null,
  year integer not null,
  seq integer not null,
  suffix text not null,
  place text not null,
  number text not null,
  day date not null,
  sort text,
  subject text,
  recipients text,
  signer_name text,
  letter_id uuid,
  state text not null,
  reason text,
  inserted text,
  constraint letter_numbers_pkey PRIMARY KEY (home, id),
  constraint letter_numbers_home_register_id_year_seq_suffix_key UNIQUE (home, register_id, year, seq, suffix),
  constraint letter_numbers_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX letter_numbers_kab ON letter_numbers USING btree (kab, place, id);
CREATE INDEX letter_numbers_place ON letter_numbers USING btree (home, register_id, year, place, id);
alter table letter_numbers enable row level security;
alter table letter_numbers force row level security;
create policy keeper on letter_numbers for all to owner
  using (true)
  with check (true);
create policy reach on letter_numbers for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on letter_numbers to pilar_app;

create table letter_registers (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text not null,
  unit_code text,
  digits integer not null,
  year integer,
  last integer not null,
  ended boolean not null,
  constraint letter_registers_pkey PRIMARY KEY (home, id),
  constraint letter_registers_home_name_key UNIQUE (home, name),
  constraint letter_registers_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX letter_registers_kab ON letter_registers USING btree (kab, name, id);
alter table letter_registers enable row level security;
alter table letter_registers force row level security;
create policy keeper on letter_registers for all to owner
  using (true)
  with check (true);
create policy reach on letter_registers for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on letter_registers to pilar_app;

create table letter_templates (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  register_id uuid not null,
  pattern text not null,
  classification text,
  security text not null,
  constraint letter_templates_pkey PRIMARY KEY (home, id),
  constraint letter_templates_home_sort_key UNIQUE (home, sort),
  constraint letter_templates_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX letter_templates_kab ON letter_templates USING btree (kab, sort, id);
alter table letter_templates enable row level security;
alter table letter_templates force row level security;
create policy keeper on letter_templates for all to owner
  using (true)
  with check (true);
create policy reach on letter_templates for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on letter_templates to pilar_app;

create table letterheads (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  government text,
  name text not null,
  address text not null,
  phone text,
  email text,
  city text not null,
  logo text,
  current boolean not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint letterheads_pkey PRIMARY KEY (home, id),
  constraint letterheads_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX letterheads_current ON letterheads USING btree (home) WHERE current;
CREATE INDEX letterheads_kab ON letterheads USING btree (kab, at DESC, id DESC);
alter table letterheads enable row level security;
alter table letterheads force row level security;
create policy keeper on letterheads for all to owner
  using (true)
  with check (true);
create policy reach on letterheads for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on letterheads to pilar_app;

create table letters (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  subject text not null,
  stage text not null,
  security text not null,
  content bytea,
  paper bytea,
  sha256 text,
  register_id uuid,
  year integer,
  seq integer,
  suffix text,
  number text,
  day date,
  letterhead_id uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  signer_id uuid,
  signer_name text,
  signer_role text,
  delegation text,
  signed_at timestamp with time zone,
  sent_at timestamp with time zone,
  sent_via text,
  reason text,
  source_kind text,
  source_id uuid,
  case_id uuid,
  person_id uuid,
  sealed boolean not null,
  constraint letters_pkey PRIMARY KEY (home, id),
  constraint letters_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX letters_by ON letters USING btree (home, by_id, at DESC);
CREATE INDEX letters_case ON letters USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX letters_kab ON letters USING btree (kab, at DESC, id DESC);
CREATE INDEX letters_register ON letters USING btree (home, register_id, year) WHERE (register_id IS NOT NULL);
CREATE INDEX letters_signer ON letters USING btree (home, signer_id, at DESC) WHERE (signer_id IS NOT NULL);
CREATE INDEX letters_source ON letters USING btree (home, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX letters_stage ON letters USING btree (home, stage, at DESC);
alter table letters enable row level security;
alter table letters force row level security;
create policy keeper on letters for all to owner
  using (true)
  with check (true);
create policy reach on letters for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on letters to pilar_app;

create table log_notes (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  day date not null,
  shift text not null,
  nil boolean not null,
  late boolean not null,
  sort text,
  served integer,
  text text,
  present integer,
  came integer,
  gone integer,
  pictures text[],
  at timestamp with time zone not null,
  received timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  struck_at timestamp with time zone,
  struck_by text,
  struck_reason text,
  constraint log_notes_pkey PRIMARY KEY (home, id),
  constraint log_notes_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX log_notes_by ON log_notes USING btree (home, by_id, day);
CREATE INDEX log_notes_day ON log_notes USING btree (kab, day DESC, id DESC);
CREATE INDEX log_notes_unit ON log_notes USING btree (home, unit_id, day) INCLUDE (kab, nil, late, sort, served, struck_at);
alter table log_notes enable row level security;
alter table log_notes force row level security;
create policy keeper on log_notes for all to owner
  using (true)
  with check (true);
create policy reach on log_notes for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on log_notes to pilar_app;

create table log_rules (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid,
  cutoff text not null,
  shifts jsonb not null,
  call_minutes integer not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint log_rules_pkey PRIMARY KEY (home, id),
  constraint log_rules_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX log_rules_kab ON log_rules USING btree (kab, at DESC, id DESC);
alter table log_rules enable row level security;
alter table log_rules force row level security;
create policy keeper on log_rules for all to owner
  using (true)
  with check (true);
create policy reach on log_rules for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on log_rules to pilar_app;

create table log_targets (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  year integer not null,
  unit_id uuid,
  bidang text,
  sort text,
  measure text not null,
  amount integer not null,
  ended boolean not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint log_targets_pkey PRIMARY KEY (home, id),
  constraint log_targets_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX log_targets_kab ON log_targets USING btree (kab, year, at DESC, id DESC);
alter table log_targets enable row level security;
alter table log_targets force row level security;
create policy keeper on log_targets for all to owner
  using (true)
  with check (true);
create policy reach on log_targets for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on log_targets to pilar_app;

create table meeting_lines (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  meeting_id uuid not null,
  point_id uuid,
  sort text not null,
  text text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  replaces_id uuid,
  struck_at timestamp with time zone,
  struck_by text,
  struck_reason text,
  directive_id uuid,
  due date,
  owners jsonb not null,
  outcome text,
  constraint meeting_lines_pkey PRIMARY KEY (home, id),
  constraint meeting_lines_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX meeting_lines_kab ON meeting_lines USING btree (kab, at DESC, id DESC);
CREATE INDEX meeting_lines_meeting ON meeting_lines USING btree (home, meeting_id, at);
alter table meeting_lines enable row level security;
alter table meeting_lines force row level security;
create policy keeper on meeting_lines for all to owner
  using (true)
  with check (true);
create policy reach on meeting_lines for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on meeting_lines to pilar_app;

create table meeting_photos (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  meeting_id uuid not null,
  pillar text,
  caption text,
  consent boolean not null,
  by_id uuid not null,
  by_name text not null,
  sha256 text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  at timestamp with time zone not null,
  constraint meeting_photos_pkey PRIMARY KEY (home, id),
  constraint meeting_photos_home_meeting_id_sha256_key UNIQUE (home, meeting_id, sha256),
  constraint meeting_photos_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX meeting_photos_kab ON meeting_photos USING btree (kab, at DESC, id DESC);
alter table meeting_photos enable row level security;
alter table meeting_photos force row level security;
create policy keeper on meeting_photos for all to owner
  using (true)
  with check (true);
create policy reach on meeting_photos for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on meeting_photos to pilar_app;

create table meeting_points (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  meeting_id uuid not null,
  nth integer not null,
  sort text not null,
  title text not null,
  issue_id uuid,
  directive_id uuid,
  pledge_id uuid,
  speaker text,
  minutes integer,
  dropped boolean not null,
  read_by text,
  read_at timestamp with time zone,
  by_name text not null,
  at timestamp with time zone not null,
  constraint meeting_points_pkey PRIMARY KEY (home, id),
  constraint meeting_points_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX meeting_points_kab ON meeting_points USING btree (kab, at DESC, id DESC);
CREATE INDEX meeting_points_meeting ON meeting_points USING btree (home, meeting_id, nth);
alter table meeting_points enable row level security;
alter table meeting_points force row level security;
create policy keeper on meeting_points for all to owner
  using (true)
  with check (true);
create policy reach on meeting_points for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on meeting_points to pilar_app;

create table meeting_series (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  sort text not null,
  place text not null,
  "from" text not null,
  "to" text not null,
  theme text,
  contact text,
  leader_id uuid not null,
  leader_name text not null,
  leader_role text,
  notetaker_id uuid,
  notetaker_name text,
  by_id uuid not null,
  audience jsonb not null,
  quotas jsonb not null,
  rule jsonb not null,
  first date not null,
  until date,
  state text not null,
  reason text,
  at timestamp with time zone not null,
  constraint meeting_series_pkey PRIMARY KEY (home, id),
  constraint meeting_series_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX meeting_series_kab ON meeting_series USING btree (kab, at DESC, id DESC);
alter table meeting_series enable row level security;
alter table meeting_series force row level security;
create policy keeper on meeting_series for all to owner
  using (true)
  with check (true);
create policy reach on meeting_series for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on meeting_series to pilar_app;

create table meetings (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  sort text not null,
  place text not null,
  "from" text not null,
  "to" text not null,
  theme text,
  contact text,
  leader_id uuid not null,
  leader_name text not null,
  leader_role text,
  notetaker_id uuid,
  notetaker_name text,
  by_id uuid not null,
  audience jsonb not null,
  quotas jsonb not null,
  day date not null,
  reply_by date,
  series_id uuid,
  previous_id uuid,
  invited integer not null,
  state text not null,
  reason text,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  codes text,
  at timestamp with time zone not null,
  constraint meetings_pkey PRIMARY KEY (home, id),
  constraint meetings_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX meetings_kab ON meetings USING btree (kab, day DESC, id DESC);
CREATE INDEX meetings_series ON meetings USING btree (home, series_id, day) WHERE (series_id IS NOT NULL);
alter table meetings enable row level security;
alter table meetings force row level security;
create policy keeper on meetings for all to owner
  using (true)
  with check (true);
create policy reach on meetings for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on meetings to pilar_app;

create table members (
  home integer not null,
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
  constraint members_pkey PRIMARY KEY (home, id),
  constraint members_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint members_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX members_case ON members USING btree (home, case_id);
CREATE INDEX members_shut ON members USING btree (worker_id) WHERE (role = 'terlibat'::text);
CREATE INDEX members_team ON members USING btree (home, worker_id) INCLUDE (case_id, person_id, household_id, role) WHERE (until IS NULL);
alter table members enable row level security;
alter table members force row level security;
create policy keeper on members for all to owner
  using (true)
  with check (true);
create policy reach on members for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on members to pilar_app;

create table memberships (
  home integer not null,
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
  constraint memberships_pkey PRIMARY KEY (home, id),
  constraint memberships_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint memberships_home_household_id_fkey FOREIGN KEY (home, household_id) REFERENCES households(home, id),
  constraint memberships_home_person_id_fkey FOREIGN KEY (home, person_id) REFERENCES persons(home, id)
);
CREATE INDEX memberships_household ON memberships USING btree (home, household_id);
CREATE INDEX memberships_person ON memberships USING btree (home, person_id);
alter table memberships enable row level security;
alter table memberships force row level security;
create policy keeper on memberships for all to owner
  using (true)
  with check (true);
create policy reach on memberships for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (person_id IN ( SELECT own_subjects() AS own_subjects)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on memberships to pilar_app;

create table migrations (
  name text not null,
  checksum text not null,
  at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table next_steps (
  home integer not null,
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
  done_at timestamp with time zone,
  done_note text,
  from_id uuid not null,
  sealed boolean not null,
  constraint next_steps_pkey PRIMARY KEY (home, id),
  constraint next_steps_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint next_steps_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX next_steps_case ON next_steps USING btree (home, case_id);
CREATE INDEX next_steps_due ON next_steps USING btree (kab, due, id);
CREATE INDEX next_steps_owner ON next_steps USING btree (home, owner_id, due) WHERE (state = 'terbuka'::text);
alter table next_steps enable row level security;
alter table next_steps force row level security;
create policy keeper on next_steps for all to owner
  using (true)
  with check (true);
create policy reach on next_steps for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = next_steps.home) AND (m.case_id = next_steps.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on next_steps to pilar_app;

create table notice_choices (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  worker_id uuid not null,
  email bytea,
  push text[] not null,
  mail text[] not null,
  digest text[] not null,
  digest_at text not null,
  quiet_from text not null,
  quiet_to text not null,
  language text not null,
  proved boolean,
  constraint notice_choices_pkey PRIMARY KEY (home, id),
  constraint notice_choices_home_worker_id_key UNIQUE (home, worker_id),
  constraint notice_choices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX notice_choices_kab ON notice_choices USING btree (kab, worker_id);
alter table notice_choices enable row level security;
alter table notice_choices force row level security;
create policy keeper on notice_choices for all to owner
  using (true)
  with check (true);
create policy reach on notice_choices for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on notice_choices to pilar_app;

create table notices (
  home integer not null,
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
  at timestamp with time zone not null,
  shared_at timestamp with time zone,
  shared_by text,
  opened_at timestamp with time zone,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  answered_orally boolean not null,
  proposed_day date,
  proposed_from text,
  note text,
  cancelled boolean not null,
  answered_via text,
  recorded_by text,
  constraint notices_pkey PRIMARY KEY (home, id),
  constraint notices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX notices_case ON notices USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX notices_from ON notices USING btree (home, from_id, at DESC);
CREATE INDEX notices_kab ON notices USING btree (kab, at DESC, id DESC);
CREATE INDEX notices_place ON notices USING btree (region, to_role, at DESC);
CREATE INDEX notices_trip ON notices USING btree (home, trip_id) WHERE (trip_id IS NOT NULL);
CREATE INDEX notices_unanswered ON notices USING btree (kab, day) WHERE (asks AND (NOT cancelled) AND (state <> 'dijawab'::text) AND (to_role IS NOT NULL));
CREATE INDEX notices_worker ON notices USING btree (home, to_worker, at DESC) WHERE (to_worker IS NOT NULL);
alter table notices enable row level security;
alter table notices force row level security;
create policy keeper on notices for all to owner
  using (true)
  with check (true);
create policy reach on notices for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = notices.home) AND (m.case_id = notices.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on notices to pilar_app;

create table offices (
  home integer not null,
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
  dpo_name text,
  dpo_contact text,
  remind_days integer,
  constraint offices_pkey PRIMARY KEY (home, id),
  constraint offices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table offices enable row level security;
alter table offices force row level security;
create policy keeper on offices for all to owner
  using (true)
  with check (true);
create policy reach on offices for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on offices to pilar_app;

create table overlap_pairs (
  home integer not null,
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
  at timestamp with time zone not null,
  constraint overlap_pairs_pkey PRIMARY KEY (home, id),
  constraint overlap_pairs_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX overlaps_case ON overlap_pairs USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX overlaps_kab ON overlap_pairs USING btree (kab, at DESC, id DESC);
CREATE INDEX overlaps_other ON overlap_pairs USING btree (home, other_trip_id);
CREATE INDEX overlaps_trip ON overlap_pairs USING btree (home, trip_id);
alter table overlap_pairs enable row level security;
alter table overlap_pairs force row level security;
create policy keeper on overlap_pairs for all to owner
  using (true)
  with check (true);
create policy reach on overlap_pairs for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = overlap_pairs.home) AND (m.case_id = overlap_pairs.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on overlap_pairs to pilar_app;

create table persons (
  home integer not null,
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
  constraint persons_pkey PRIMARY KEY (home, id),
  constraint persons_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX persons_household ON persons USING btree (home, household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX persons_keys ON persons USING gin (person_keys(kab, name, born_year)) WITH (fastupdate=off);
CREATE INDEX persons_nik ON persons USING btree (home, nik_hash) WHERE (nik_hash IS NOT NULL);
CREATE INDEX persons_place ON persons USING btree (region, name, id);
alter table persons enable row level security;
alter table persons force row level security;
create policy keeper on persons for all to owner
  using (true)
  with check (true);
create policy reach on persons for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (id IN ( SELECT own_subjects() AS own_subjects)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on persons to pilar_app;

create table photos (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint photos_pkey PRIMARY KEY (home, id),
  constraint photos_home_visit_id_sha256_key UNIQUE (home, visit_id, sha256),
  constraint photos_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint photos_home_visit_id_fkey FOREIGN KEY (home, visit_id) REFERENCES visits(home, id)
);
CREATE INDEX photos_case ON photos USING btree (home, case_id);
alter table photos enable row level security;
alter table photos force row level security;
create policy keeper on photos for all to owner
  using (true)
  with check (true);
create policy reach on photos for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = photos.home) AND (m.case_id = photos.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on photos to pilar_app;

create table pillars (
  home integer not null,
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
  constraint pillars_pkey PRIMARY KEY (home, id),
  constraint pillars_home_code_key UNIQUE (home, code),
  constraint pillars_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table pillars enable row level security;
alter table pillars force row level security;
create policy keeper on pillars for all to owner
  using (true)
  with check (true);
create policy reach on pillars for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on pillars to pilar_app;

create table plans (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint plans_pkey PRIMARY KEY (home, id),
  constraint plans_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX plans_case ON plans USING btree (home, case_id);
CREATE INDEX plans_review ON plans USING btree (kab, review_day DESC, id DESC);
alter table plans enable row level security;
alter table plans force row level security;
create policy keeper on plans for all to owner
  using (true)
  with check (true);
create policy reach on plans for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = plans.home) AND (m.case_id = plans.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on plans to pilar_app;

create table pledges (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  title text not null,
  text text not null,
  ended boolean not null,
  at timestamp with time zone not null,
  constraint pledges_pkey PRIMARY KEY (home, id),
  constraint pledges_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX pledges_kab ON pledges USING btree (kab, at DESC, id DESC);
alter table pledges enable row level security;
alter table pledges force row level security;
create policy keeper on pledges for all to owner
  using (true)
  with check (true);
create policy reach on pledges for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on pledges to pilar_app;

create table posts (
  home integer not null,
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
  wrong boolean,
  approval text,
  delegation text,
  constraint posts_pkey PRIMARY KEY (home, id),
  constraint posts_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX posts_any_home ON posts USING btree (worker_id);
CREATE INDEX posts_kab ON posts USING btree (kab, worker_name, id);
CREATE INDEX posts_place ON posts USING btree (region, role);
CREATE INDEX posts_worker ON posts USING btree (home, worker_id);
CREATE INDEX posts_wrong ON posts USING btree (kab, worker_name) WHERE wrong;
alter table posts enable row level security;
alter table posts force row level security;
create policy keeper on posts for all to owner
  using (true)
  with check (true);
create policy reach on posts for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on posts to pilar_app;

create table practices (
  home integer not null,
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
  constraint practices_pkey PRIMARY KEY (home, id),
  constraint practices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX practices_day ON practices USING btree (kab, day DESC, id DESC);
CREATE INDEX practices_home ON practices USING btree (home, day DESC, id DESC);
alter table practices enable row level security;
alter table practices force row level security;
create policy keeper on practices for all to owner
  using (true)
  with check (true);
create policy reach on practices for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on practices to pilar_app;

create table provisions (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  unconsented bytea,
  pictures text[],
  constraint provisions_pkey PRIMARY KEY (home, id),
  constraint provisions_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX provisions_case ON provisions USING btree (home, case_id);
CREATE INDEX provisions_day ON provisions USING btree (kab, day DESC, id DESC);
alter table provisions enable row level security;
alter table provisions force row level security;
create policy keeper on provisions for all to owner
  using (true)
  with check (true);
create policy reach on provisions for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = provisions.home) AND (m.case_id = provisions.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on provisions to pilar_app;

create table push_addresses (
  home integer not null,
  id uuid not null default gen_random_uuid(),
  worker uuid not null,
  session uuid not null,
  mark bytea not null,
  address bytea not null,
  language text not null,
  at timestamp with time zone not null default now(),
  constraint push_addresses_pkey PRIMARY KEY (home, id),
  constraint push_addresses_home_mark_key UNIQUE (home, mark),
  constraint push_addresses_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX push_addresses_worker ON push_addresses USING btree (home, worker);

create table quarantine (
  home integer not null,
  id uuid not null,
  worker uuid not null,
  worker_name text not null,
  region text not null,
  action text not null,
  at timestamp with time zone not null,
  received timestamp with time zone not null default now(),
  why text not null,
  since date,
  about uuid[] not null default '{}'::uuid[],
  guarded boolean not null default false,
  body_hash bytea not null,
  content bytea,
  state text not null default 'menunggu'::text,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_name text,
  settled_reason text,
  constraint quarantine_pkey PRIMARY KEY (home, id),
  constraint quarantine_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX quarantine_waiting ON quarantine USING btree (home, state, received DESC);
CREATE INDEX quarantine_worker ON quarantine USING btree (home, worker);
alter table quarantine enable row level security;
alter table quarantine force row level security;
create policy keeper on quarantine for all to owner
  using (true)
  with check (true);
create policy reach on quarantine for all to pilar_app
  using (((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])) AND (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text)))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant select on quarantine to pilar_app;

create table quarantine_parts (
  home integer not null,
  envelope uuid not null,
  sha256 text not null,
  part integer not null,
  bytes bytea not null,
  constraint quarantine_parts_pkey PRIMARY KEY (home, envelope, sha256, part),
  constraint quarantine_parts_home_envelope_sha256_fkey FOREIGN KEY (home, envelope, sha256) REFERENCES quarantine_pictures(home, envelope, sha256) ON DELETE CASCADE
);

create table quarantine_pictures (
  home integer not null,
  envelope uuid not null,
  sha256 text not null,
  visit_id uuid not null,
  worker uuid not null,
  size integer not null,
  whole boolean not null default false,
  touched_at timestamp with time zone not null default now(),
  constraint quarantine_pictures_pkey PRIMARY KEY (home, envelope, sha256),
  constraint quarantine_pictures_home_envelope_fkey FOREIGN KEY (home, envelope) REFERENCES quarantine(home, id)
);
CREATE INDEX quarantine_pictures_of ON quarantine_pictures USING btree (home, worker);
alter table quarantine_pictures enable row level security;
alter table quarantine_pictures force row level security;
create policy keeper on quarantine_pictures for all to owner
  using (true)
  with check (true);
create policy reach on quarantine_pictures for all to pilar_app
  using (((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])) AND (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text)))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant select on quarantine_pictures to pilar_app;

create table readings (
  home integer not null,
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
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint readings_pkey PRIMARY KEY (home, id),
  constraint readings_home_visit_id_worker_id_key UNIQUE (home, visit_id, worker_id),
  constraint readings_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint readings_home_visit_id_fkey FOREIGN KEY (home, visit_id) REFERENCES visits(home, id)
);
CREATE INDEX readings_case ON readings USING btree (home, case_id);
alter table readings enable row level security;
alter table readings force row level security;
create policy keeper on readings for all to owner
  using (true)
  with check (true);
create policy reach on readings for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = readings.home) AND (m.case_id = readings.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on readings to pilar_app;

create table reads (
  home integer not null,
  id uuid not null default gen_random_uuid(),
  at timestamp with time zone not null default now(),
  worker uuid not null,
  worker_name text not null,
  what text not null,
  record uuid,
  region text,
  reason text,
  constraint reads_pkey PRIMARY KEY (home, id),
  constraint reads_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX reads_latest ON reads USING btree (home, at DESC, id DESC);
CREATE INDEX reads_record ON reads USING btree (home, record, at DESC) WHERE (record IS NOT NULL);
CREATE INDEX reads_worker ON reads USING btree (home, worker, what, at);
alter table reads enable row level security;
alter table reads force row level security;
create policy keeper on reads for all to owner
  using (true)
  with check (true);
create policy reach on reads for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant insert, select on reads to pilar_app;

create table receptions (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  referral_id uuid not null,
  nth integer not null,
  step integer not null,
  case_id uuid,
  subject_id uuid not null,
  sort text not null,
  from_office text not null,
  from_name text not null,
  from_phone text,
  urgency text not null,
  who text,
  nik bytea,
  snapshot bytea,
  reason bytea,
  share text[] not null,
  may_forward boolean not null,
  wanted date,
  unit_id uuid,
  to_name text not null,
  body text,
  answer_days integer not null,
  feedback_days integer not null,
  stage text not null,
  stage_at timestamp with time zone not null,
  due date,
  wake_day date,
  late integer not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by text,
  refusal text,
  answer bytea,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  next_id uuid,
  next_to text,
  case_here_id uuid,
  receiver_ids uuid[] not null,
  sealed boolean not null,
  nik_hash bytea,
  taker_id uuid,
  constraint receptions_pkey PRIMARY KEY (home, id),
  constraint receptions_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX receptions_case ON receptions USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX receptions_kab ON receptions USING btree (kab, at DESC, id DESC);
CREATE INDEX receptions_receivers ON receptions USING gin (kab, receiver_ids);
CREATE INDEX receptions_referral ON receptions USING btree (home, referral_id);
CREATE INDEX receptions_unit ON receptions USING btree (home, unit_id, at DESC) WHERE (unit_id IS NOT NULL);
CREATE INDEX receptions_wake ON receptions USING btree (home, wake_day) WHERE (wake_day IS NOT NULL);
alter table receptions enable row level security;
alter table receptions force row level security;
create policy keeper on receptions for all to owner
  using (true)
  with check (true);
create policy reach on receptions for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)) OR (receiver_ids @> ARRAY[(NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid]))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on receptions to pilar_app;

create table referral_steps (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  referral_id uuid not null,
  case_id uuid not null,
  subject_id uuid not null,
  nth integer not null,
  stage text not null,
  to_name text not null,
  refusal text,
  text bytea,
  by_name text not null,
  via text,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint referral_steps_pkey PRIMARY KEY (home, id),
  constraint referral_steps_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX referral_steps_case ON referral_steps USING btree (home, case_id);
CREATE INDEX referral_steps_kab ON referral_steps USING btree (kab, at DESC, id DESC);
CREATE INDEX referral_steps_referral ON referral_steps USING btree (home, referral_id, at);
alter table referral_steps enable row level security;
alter table referral_steps force row level security;
create policy keeper on referral_steps for all to owner
  using (true)
  with check (true);
create policy reach on referral_steps for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on referral_steps to pilar_app;

create table referrals (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  case_id uuid not null,
  person_id uuid,
  household_id uuid,
  subject_id uuid not null,
  who text not null,
  rt text,
  to_sort text not null,
  to_name text not null,
  body text,
  share text[] not null,
  reason bytea,
  unconsented bytea,
  may_forward boolean not null,
  wanted date,
  answer_days integer not null,
  feedback_days integer not null,
  stage text not null,
  stage_at timestamp with time zone not null,
  due date,
  wake_day date,
  late integer not null,
  refusal text,
  chain jsonb not null,
  from_id uuid not null,
  from_name text not null,
  from_pillar text,
  owner_id uuid not null,
  owner_name text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  letter_id uuid,
  sealed boolean not null,
  constraint referrals_pkey PRIMARY KEY (home, id),
  constraint referrals_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX referrals_case ON referrals USING btree (home, case_id);
CREATE INDEX referrals_from ON referrals USING btree (home, from_id, at DESC);
CREATE INDEX referrals_kab ON referrals USING btree (kab, at DESC, id DESC);
CREATE INDEX referrals_own ON referrals USING btree (home, owner_id, at DESC);
CREATE INDEX referrals_wake ON referrals USING btree (home, wake_day) WHERE (wake_day IS NOT NULL);
alter table referrals enable row level security;
alter table referrals force row level security;
create policy keeper on referrals for all to owner
  using (true)
  with check (true);
create policy reach on referrals for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on referrals to pilar_app;

create table regions (
  code text not null,
  name text not null,
  level integer not null,
  parent text,
  valid_from date not null,
  valid_until date,
  constraint regions_pkey PRIMARY KEY (code)
);
CREATE INDEX regions_name ON regions USING gin (name gin_trgm_ops);
CREATE INDEX regions_parent ON regions USING btree (parent, code);
grant select on regions to pilar_app;

create table remarks (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  visit_id uuid,
  subject_id uuid not null,
  text bytea not null,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint remarks_pkey PRIMARY KEY (home, id),
  constraint remarks_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX remarks_case ON remarks USING btree (home, case_id);
alter table remarks enable row level security;
alter table remarks force row level security;
create policy keeper on remarks for all to owner
  using (true)
  with check (true);
create policy reach on remarks for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = remarks.home) AND (m.case_id = remarks.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on remarks to pilar_app;

create table reminders (
  home integer not null,
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
  at timestamp with time zone not null,
  constraint reminders_pkey PRIMARY KEY (home, id),
  constraint reminders_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX reminders_about ON reminders USING btree (home, about_id, by_id, at DESC);
CREATE INDEX reminders_by ON reminders USING btree (home, by_id, at DESC);
CREATE INDEX reminders_case ON reminders USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX reminders_kab ON reminders USING btree (kab, at DESC, id DESC);
alter table reminders enable row level security;
alter table reminders force row level security;
create policy keeper on reminders for all to owner
  using (true)
  with check (true);
create policy reach on reminders for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on reminders to pilar_app;

create table removals (
  home integer not null,
  erasure uuid not null,
  record uuid not null,
  asked_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint removals_pkey PRIMARY KEY (home, erasure, record),
  constraint removals_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX removals_waiting ON removals USING btree (home) WHERE (removed_at IS NULL);

create table reports (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  code_hash text not null,
  name bytea,
  contact bytea,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint reports_pkey PRIMARY KEY (home, id),
  constraint reports_home_code_hash_key UNIQUE (home, code_hash),
  constraint reports_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX reports_case ON reports USING btree (home, case_id);
CREATE INDEX reports_kab ON reports USING btree (kab, at DESC, id DESC);
alter table reports enable row level security;
alter table reports force row level security;
create policy keeper on reports for all to owner
  using (true)
  with check (true);
create policy reach on reports for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = reports.home) AND (m.case_id = reports.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on reports to pilar_app;

create table revoked (
  home integer not null,
  token bytea not null,
  worker uuid not null,
  at timestamp with time zone not null default now(),
  device uuid,
  constraint revoked_pkey PRIMARY KEY (home, token),
  constraint revoked_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX revoked_device ON revoked USING btree (worker, device);
CREATE INDEX revoked_token ON revoked USING btree (token);

create table rooms (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  name text not null,
  sex text not null,
  beds text[] not null,
  taken text[] not null,
  closed boolean not null,
  constraint rooms_pkey PRIMARY KEY (home, id),
  constraint rooms_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX rooms_unit ON rooms USING btree (home, unit_id, name);
alter table rooms enable row level security;
alter table rooms force row level security;
create policy keeper on rooms for all to owner
  using (true)
  with check (true);
create policy reach on rooms for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on rooms to pilar_app;

create table service_requests (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  number text not null,
  service_id uuid not null,
  service_name text not null,
  bidang text,
  channel text not null,
  applicant text not null,
  nik bytea,
  nik_hash bytea,
  phone bytea,
  address bytea,
  concerned text,
  note bytea,
  case_id uuid,
  person_id uuid,
  sealed boolean not null,
  papers jsonb not null,
  stage text not null,
  day date not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  trail jsonb not null,
  "limit" integer,
  limit_unit text not null,
  started_at timestamp with time zone,
  due date,
  due_at timestamp with time zone,
  paused_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by_name text,
  answered_at timestamp with time zone,
  answered_by_name text,
  result bytea,
  reason bytea,
  letter_id uuid,
  constraint service_requests_pkey PRIMARY KEY (home, id),
  constraint service_requests_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX service_requests_by ON service_requests USING btree (home, by_id, at DESC);
CREATE INDEX service_requests_case ON service_requests USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX service_requests_day ON service_requests USING btree (kab, day);
CREATE INDEX service_requests_kab ON service_requests USING btree (kab, at DESC, id DESC);
CREATE INDEX service_requests_open ON service_requests USING btree (kab, due_at) WHERE (stage = ANY (ARRAY['menunggu_syarat'::text, 'diterima'::text, 'diproses'::text, 'diperiksa'::text, 'disetujui'::text]));
CREATE INDEX service_requests_service ON service_requests USING btree (home, service_id, day);
alter table service_requests enable row level security;
alter table service_requests force row level security;
create policy keeper on service_requests for all to owner
  using (true)
  with check (true);
create policy reach on service_requests for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on service_requests to pilar_app;

create table services (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  code text not null,
  name text not null,
  description text,
  eligibility text,
  requirements text[] not null,
  cost text not null,
  "limit" integer,
  limit_unit text not null,
  basis text,
  bidang text,
  ended boolean not null,
  year integer,
  last integer not null,
  constraint services_pkey PRIMARY KEY (home, id),
  constraint services_home_code_key UNIQUE (home, code),
  constraint services_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX services_kab ON services USING btree (kab, name, id);
alter table services enable row level security;
alter table services force row level security;
create policy keeper on services for all to owner
  using (true)
  with check (true);
create policy reach on services for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on services to pilar_app;

create table sessions (
  home integer not null,
  id uuid not null default gen_random_uuid(),
  token bytea not null,
  worker uuid not null,
  agent text not null,
  opened_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  device uuid,
  days integer,
  constraint sessions_pkey PRIMARY KEY (home, id),
  constraint sessions_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX sessions_token ON sessions USING btree (token);
CREATE INDEX sessions_worker ON sessions USING btree (home, worker);

create table settings (
  key text not null,
  value text not null,
  constraint settings_pkey PRIMARY KEY (key)
);
grant select on settings to pilar_app;

create table shift_handovers (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  day date not null,
  shift text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  calm boolean not null,
  present integer,
  pending text[] not null,
  care_ids uuid[] not null,
  accepted_at timestamp with time zone,
  accepted_by_id uuid,
  accepted_by_name text,
  reply text,
  constraint shift_handovers_pkey PRIMARY KEY (home, id),
  constraint shift_handovers_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX shift_handovers_kab ON shift_handovers USING btree (kab, at DESC, id DESC);
CREATE INDEX shift_handovers_unit ON shift_handovers USING btree (home, unit_id, day);
alter table shift_handovers enable row level security;
alter table shift_handovers force row level security;
create policy keeper on shift_handovers for all to owner
  using (true)
  with check (true);
create policy reach on shift_handovers for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on shift_handovers to pilar_app;

create table staff_incidents (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  house_id uuid not null,
  named_ids uuid[] not null,
  day date not null,
  shift text not null,
  sort text not null,
  story bytea,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  state text not null,
  calls jsonb not null,
  called_ids uuid[] not null,
  next_at timestamp with time zone,
  taken_at timestamp with time zone,
  taken_by_id uuid,
  taken_by_name text,
  closed_at timestamp with time zone,
  closed_by text,
  outcome bytea,
  constraint staff_incidents_pkey PRIMARY KEY (home, id),
  constraint staff_incidents_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX staff_incidents_kab ON staff_incidents USING btree (kab, at DESC, id DESC);
CREATE INDEX staff_incidents_waiting ON staff_incidents USING btree (home, next_at) WHERE (state = 'menunggu'::text);
alter table staff_incidents enable row level security;
alter table staff_incidents force row level security;
create policy keeper on staff_incidents for all to owner
  using (true)
  with check (true);
create policy reach on staff_incidents for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on staff_incidents to pilar_app;

create table stays (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  subject_id uuid not null,
  who text not null,
  sex text,
  born_year integer,
  group_key text not null,
  room_id uuid,
  bed text,
  state text not null,
  admitted_day date not null,
  admitted_at timestamp with time zone not null,
  referral_id uuid,
  brought_by text,
  arrival bytea,
  things bytea,
  leave_from date,
  leave_until date,
  leave_with text,
  keeps_place boolean,
  left_day date,
  left_how text,
  left_to text,
  left_note bytea,
  letter_id uuid,
  by_id uuid not null,
  by_name text not null,
  sealed boolean not null,
  origin text,
  constraint stays_pkey PRIMARY KEY (home, id),
  constraint stays_home_case_id_fkey FOREIGN KEY (home, case_id) REFERENCES cases(home, id),
  constraint stays_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE UNIQUE INDEX stays_bed ON stays USING btree (home, room_id, bed) WHERE ((state <> 'keluar'::text) AND (bed IS NOT NULL));
CREATE INDEX stays_case ON stays USING btree (home, case_id);
CREATE INDEX stays_kab ON stays USING btree (kab, admitted_day DESC, id DESC);
CREATE UNIQUE INDEX stays_living ON stays USING btree (home, person_id) WHERE (state <> 'keluar'::text);
CREATE INDEX stays_unit ON stays USING btree (home, unit_id, state, admitted_day DESC);
alter table stays enable row level security;
alter table stays force row level security;
create policy keeper on stays for all to owner
  using (true)
  with check (true);
create policy reach on stays for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR (case_id IN ( SELECT own_cases() AS own_cases)))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on stays to pilar_app;

create table subtypes (
  home integer not null,
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
  constraint subtypes_pkey PRIMARY KEY (home, id),
  constraint subtypes_home_code_key UNIQUE (home, code),
  constraint subtypes_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table subtypes enable row level security;
alter table subtypes force row level security;
create policy keeper on subtypes for all to owner
  using (true)
  with check (true);
create policy reach on subtypes for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on subtypes to pilar_app;

create table supervisions (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  day date not null,
  state text not null,
  by_id uuid not null,
  by_name text not null,
  others text,
  checklist jsonb,
  summary text,
  done_at timestamp with time zone,
  reason text,
  constraint supervisions_pkey PRIMARY KEY (home, id),
  constraint supervisions_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX supervisions_kab ON supervisions USING btree (kab, day DESC, id DESC);
CREATE INDEX supervisions_unit ON supervisions USING btree (home, unit_id, day);
alter table supervisions enable row level security;
alter table supervisions force row level security;
create policy keeper on supervisions for all to owner
  using (true)
  with check (true);
create policy reach on supervisions for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on supervisions to pilar_app;

create table throttles (
  key bytea not null,
  at timestamp with time zone not null default now()
);
CREATE INDEX throttles_key ON throttles USING btree (key, at);

create table trail (
  home integer not null,
  about uuid not null,
  xid xid8 not null,
  seq bigint not null,
  constraint trail_pkey PRIMARY KEY (home, about, xid, seq),
  constraint trail_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table trail enable row level security;
alter table trail force row level security;
create policy keeper on trail for all to owner
  using (true)
  with check (true);
create policy reach on trail for all to pilar_app
  using ((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])))
  with check ((home = ANY ((NULLIF(current_setting('app.home'::text, true), ''::text))::integer[])));
grant insert, select on trail to pilar_app;

create table trips (
  home integer not null,
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
  at timestamp with time zone not null,
  no_invite text,
  constraint trips_pkey PRIMARY KEY (home, id),
  constraint trips_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX trips_day ON trips USING btree (kab, day DESC, id DESC);
CREATE INDEX trips_lead ON trips USING btree (home, lead_id, day);
CREATE INDEX trips_region ON trips USING btree (region, day DESC, id DESC);
alter table trips enable row level security;
alter table trips force row level security;
create policy keeper on trips for all to owner
  using (true)
  with check (true);
create policy reach on trips for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = trips.home) AND (m.case_id = trips.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on trips to pilar_app;

create table units (
  home integer not null,
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
  constraint units_pkey PRIMARY KEY (home, id),
  constraint units_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
alter table units enable row level security;
alter table units force row level security;
create policy keeper on units for all to owner
  using (true)
  with check (true);
create policy reach on units for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on units to pilar_app;

create table unmaskings (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  inspection_id uuid not null,
  visit_id uuid not null,
  case_id uuid,
  by_id uuid not null,
  by_name text not null,
  reason text not null,
  at timestamp with time zone not null,
  sealed boolean not null,
  constraint unmaskings_pkey PRIMARY KEY (home, id),
  constraint unmaskings_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint unmaskings_home_inspection_id_fkey FOREIGN KEY (home, inspection_id) REFERENCES inspections(home, id)
);
CREATE INDEX unmaskings_by ON unmaskings USING btree (home, by_id);
CREATE INDEX unmaskings_case ON unmaskings USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX unmaskings_kab ON unmaskings USING btree (kab, at DESC, id DESC);
alter table unmaskings enable row level security;
alter table unmaskings force row level security;
create policy keeper on unmaskings for all to owner
  using (true)
  with check (true);
create policy reach on unmaskings for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = unmaskings.home) AND (m.case_id = unmaskings.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on unmaskings to pilar_app;

create table unnamed (
  home integer not null,
  id uuid not null,
  content bytea not null,
  due timestamp with time zone not null,
  constraint unnamed_pkey PRIMARY KEY (home, id),
  constraint unnamed_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);

create table unnamed_rounds (
  home integer not null,
  at timestamp with time zone not null,
  constraint unnamed_rounds_pkey PRIMARY KEY (home),
  constraint unnamed_rounds_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);

create table unnamed_seen (
  home integer not null,
  mark bytea not null,
  body bytea not null,
  due timestamp with time zone not null,
  constraint unnamed_seen_pkey PRIMARY KEY (home, mark),
  constraint unnamed_seen_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);

create table unnamed_senders (
  home integer not null,
  id uuid not null,
  mark bytea not null,
  content bytea not null,
  constraint unnamed_senders_pkey PRIMARY KEY (home, id),
  constraint unnamed_senders_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);

create table upload_parts (
  home integer not null,
  visit_id uuid not null,
  worker_id uuid not null,
  sha256 text not null,
  part integer not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  bytes bytea not null,
  constraint upload_parts_pkey PRIMARY KEY (home, visit_id, worker_id, sha256, part),
  constraint upload_parts_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint upload_parts_home_visit_id_worker_id_sha256_fkey FOREIGN KEY (home, visit_id, worker_id, sha256) REFERENCES uploads(home, visit_id, worker_id, sha256) ON DELETE CASCADE
);
alter table upload_parts enable row level security;
alter table upload_parts force row level security;
create policy keeper on upload_parts for all to owner
  using (true)
  with check (true);
create policy reach on upload_parts for all to pilar_app
  using (((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])) AND ((worker_id)::text = current_setting('app.worker'::text, true))))
  with check (((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])) AND ((worker_id)::text = current_setting('app.worker'::text, true))));
grant delete, insert, select, update on upload_parts to pilar_app;

create table uploads (
  home integer not null,
  visit_id uuid not null,
  worker_id uuid not null,
  sha256 text not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  size integer not null,
  touched_at timestamp with time zone not null default now(),
  constraint uploads_pkey PRIMARY KEY (home, visit_id, worker_id, sha256),
  constraint uploads_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX uploads_of ON uploads USING btree (home, worker_id);
alter table uploads enable row level security;
alter table uploads force row level security;
create policy keeper on uploads for all to owner
  using (true)
  with check (true);
create policy reach on uploads for all to pilar_app
  using (((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])) AND ((worker_id)::text = current_setting('app.worker'::text, true))))
  with check (((home = ANY (( SELECT (NULLIF(current_setting('app.home'::text, true), ''::text))::integer[] AS "nullif")::integer[])) AND ((worker_id)::text = current_setting('app.worker'::text, true))));
grant delete, insert, select, update on uploads to pilar_app;

create table visits (
  home integer not null,
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
  "position" bytea,
  reported_at timestamp with time zone,
  reported_by_id uuid,
  reported_by_name text,
  corrections jsonb not null,
  constraint visits_pkey PRIMARY KEY (home, id),
  constraint visits_home_fkey FOREIGN KEY (home) REFERENCES homes(home),
  constraint visits_home_trip_id_fkey FOREIGN KEY (home, trip_id) REFERENCES trips(home, id)
);
CREATE INDEX visits_case ON visits USING btree (home, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX visits_day ON visits USING btree (kab, day DESC, id DESC);
CREATE INDEX visits_household ON visits USING btree (home, household_id, day) WHERE (household_id IS NOT NULL);
CREATE INDEX visits_person ON visits USING btree (home, person_id, day) WHERE (person_id IS NOT NULL);
CREATE INDEX visits_region ON visits USING btree (region, day DESC, id DESC);
CREATE INDEX visits_trip ON visits USING btree (home, trip_id);
alter table visits enable row level security;
alter table visits force row level security;
create policy keeper on visits for all to owner
  using (true)
  with check (true);
create policy reach on visits for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = visits.home) AND (m.case_id = visits.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on visits to pilar_app;

create table voices (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  category text not null,
  text bytea not null,
  "from" text not null,
  anonymous boolean not null,
  from_id uuid,
  from_name text,
  pillar text,
  visit_id uuid,
  case_id uuid,
  day date not null,
  at timestamp with time zone,
  stage text not null,
  issue_id uuid,
  issue_title text,
  desk text,
  since timestamp with time zone,
  due date,
  outcome text,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  helped boolean,
  constraint voices_pkey PRIMARY KEY (home, id),
  constraint voices_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX voices_from ON voices USING btree (home, from_id) WHERE (from_id IS NOT NULL);
CREATE INDEX voices_issue ON voices USING btree (home, issue_id) WHERE (issue_id IS NOT NULL);
CREATE INDEX voices_kab ON voices USING btree (kab, day DESC, id DESC);
alter table voices enable row level security;
alter table voices force row level security;
create policy keeper on voices for all to owner
  using (true)
  with check (true);
create policy reach on voices for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on voices to pilar_app;

create table warnings (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  cause text not null,
  rt text,
  rw text,
  at timestamp with time zone not null,
  ends timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  by_pillar text,
  lifted_at timestamp with time zone,
  lifted_by_name text,
  constraint warnings_pkey PRIMARY KEY (home, id),
  constraint warnings_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX warnings_ends ON warnings USING btree (kab, ends DESC, id DESC);
alter table warnings enable row level security;
alter table warnings force row level security;
create policy keeper on warnings for all to owner
  using (true)
  with check (true);
create policy reach on warnings for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on warnings to pilar_app;

create table withdrawals (
  home integer not null,
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  consent_id uuid not null,
  subject_id uuid not null,
  purposes text[] not null,
  at timestamp with time zone not null,
  due timestamp with time zone not null,
  given_by text not null,
  giver bytea,
  reason bytea,
  recorded_by_id uuid not null,
  recorded_by_name text not null,
  lead_name text,
  state text not null,
  stopped_at timestamp with time zone,
  stopped_by_name text,
  stopped_note bytea,
  sealed boolean not null,
  constraint withdrawals_pkey PRIMARY KEY (home, id),
  constraint withdrawals_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX withdrawals_case ON withdrawals USING btree (home, case_id);
CREATE INDEX withdrawals_due ON withdrawals USING btree (kab, due DESC, id DESC);
CREATE INDEX withdrawals_open ON withdrawals USING btree (home, due) WHERE (state = 'menunggu'::text);
alter table withdrawals enable row level security;
alter table withdrawals force row level security;
create policy keeper on withdrawals for all to owner
  using (true)
  with check (true);
create policy reach on withdrawals for all to pilar_app
  using (((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT sealed) OR (NULLIF(current_setting('app.eyes'::text, true), ''::text) = 'house'::text) OR ( SELECT true
   FROM members m
  WHERE ((m.home = withdrawals.home) AND (m.case_id = withdrawals.case_id) AND (m.worker_id = (NULLIF(current_setting('app.worker'::text, true), ''::text))::uuid) AND (m.until IS NULL) AND (m.role <> 'terlibat'::text))
 LIMIT 1))))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on withdrawals to pilar_app;

create table workers (
  home integer not null,
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
  nik bytea,
  nik_hash bytea,
  phone_hash bytea,
  constraint workers_pkey PRIMARY KEY (home, id),
  constraint workers_home_username_key UNIQUE (home, username),
  constraint workers_home_fkey FOREIGN KEY (home) REFERENCES homes(home)
);
CREATE INDEX workers_id ON workers USING btree (id);
CREATE INDEX workers_kab ON workers USING btree (kab, name, id);
CREATE INDEX workers_nik ON workers USING btree (home, nik_hash) WHERE (nik_hash IS NOT NULL);
CREATE INDEX workers_phone ON workers USING btree (phone_hash) WHERE (phone_hash IS NOT NULL);
alter table workers enable row level security;
alter table workers force row level security;
create policy keeper on workers for all to owner
  using (true)
  with check (true);
create policy reach on workers for all to pilar_app
  using ((kab = ANY (( SELECT (NULLIF(current_setting('app.kab'::text, true), ''::text))::text[] AS "nullif")::text[])))
  with check ((kab = ANY ((NULLIF(current_setting('app.kab'::text, true), ''::text))::text[])));
grant insert, select, update on workers to pilar_app;

grant usage on sequence history_seq_seq to pilar_app;

CREATE OR REPLACE FUNCTION addressed_as(ids uuid[])
 RETURNS TABLE(id uuid, home integer, region text, code text, to_worker uuid, to_role text, rt text, rw text, sealed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select n.id, n.home, n.region, n.code, n.to_worker, n.to_role, n.rt, n.rw, n.sealed from notices n where n.home = any(array(select distinct ('x' || right(i::text, 5))::bit(20)::integer from unnest(ids) i)) and n.id = any(ids)
$function$
;
revoke execute on function addressed_as(uuid[]) from public;
grant execute on function addressed_as(uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION credential_of(login text, phone bytea)
 RETURNS TABLE(worker uuid, home integer, salt bytea, hash bytea, name text, username text, first boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.worker, c.home, c.salt, c.hash, w.name, c.username, c.must_change from credentials c join workers w on w.home = c.home and w.id = c.worker
   where (c.username = credential_of.login or w.phone_hash = credential_of.phone or (w.phone_hash is null and c.phone_hash = credential_of.phone)) and not w.ended and (c.expires_at is null or c.expires_at > now())
   order by c.username = credential_of.login desc, c.changed_at limit 4
$function$
;
revoke execute on function credential_of(text,bytea) from public;
grant execute on function credential_of(text,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION device_put_out(who uuid, which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from revoked r where r.worker = who and r.device = which)
      or exists (select from sessions s join workers w on w.home = s.home and w.id = s.worker where s.worker = who and s.device = which and w.ended)
$function$
;
revoke execute on function device_put_out(uuid,uuid) from public;
grant execute on function device_put_out(uuid,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION device_seen(the_home integer, device uuid, who uuid, its_agent text, its_version text, waits integer, denied integer, its_skew integer, at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into devices (home, id, worker, agent, version, waiting, refused, skew, seen_at) values (the_home, device, who, its_agent, its_version, waits, denied, its_skew, coalesce(at, now()))
  on conflict (home, id) do update set worker = excluded.worker, agent = excluded.agent, version = excluded.version, waiting = excluded.waiting, refused = excluded.refused, skew = excluded.skew, seen_at = excluded.seen_at
$function$
;
revoke execute on function device_seen(integer,uuid,uuid,text,text,integer,integer,integer,timestamp with time zone) from public;
grant execute on function device_seen(integer,uuid,uuid,text,text,integer,integer,integer,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION door_of(at_home integer, by_link bytea, tries integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('nonce', encode(d.nonce, 'hex'), 'worker', w.id, 'name', w.name, 'posts', posts_of(w.id), 'post', p.id,
    'shut', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = w.id and m.role = 'terlibat' and not m.sealed and x is not null), '[]'),
    'shut_sealed', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = w.id and m.role = 'terlibat' and m.sealed and x is not null), '[]'))
    from doors d join posts p on p.home = d.home and p.id = d.post join workers w on w.id = p.worker_id
   where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries and not w.ended
$function$
;
revoke execute on function door_of(integer,bytea,integer) from public;
grant execute on function door_of(integer,bytea,integer) to pilar_app;

CREATE OR REPLACE FUNCTION door_of_reception(at_home integer, by_link bytea, tries integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('nonce', encode(d.nonce, 'hex'), 'reception', r.id, 'region', r.region, 'to', r.to_name)
    from doors d join receptions r on r.home = d.home and r.id = d.post
   where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries and r.stage not in ('selesai', 'ditolak', 'diteruskan', 'dicabut')
$function$
;
revoke execute on function door_of_reception(integer,bytea,integer) from public;
grant execute on function door_of_reception(integer,bytea,integer) to pilar_app;

CREATE OR REPLACE FUNCTION door_put(at_home integer, of_post uuid, with_nonce bytea, with_link bytea, with_pin bytea, by_worker uuid, days integer)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into doors (home, post, nonce, link, pin, made_by, ends_at) values (at_home, of_post, with_nonce, with_link, with_pin, by_worker, now() + make_interval(days => days))
  on conflict (home, post) do update set nonce = excluded.nonce, link = excluded.link, pin = excluded.pin, made_by = excluded.made_by, made_at = now(), ends_at = excluded.ends_at, misses = 0, opened_at = null
  returning ends_at
$function$
;
revoke execute on function door_put(integer,uuid,bytea,bytea,bytea,uuid,integer) from public;
grant execute on function door_put(integer,uuid,bytea,bytea,bytea,uuid,integer) to pilar_app;

CREATE OR REPLACE FUNCTION door_shut(at_home integer, of_post uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with gone as (delete from doors where home = at_home and post = of_post returning 1) select count(*)::integer from gone
$function$
;
revoke execute on function door_shut(integer,uuid) from public;
grant execute on function door_shut(integer,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION door_try(at_home integer, by_link bytea, with_pin bytea, tries integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  tried record;
begin
  select d.post, d.pin = with_pin as fits into tried from doors d where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries for update;
  if tried.fits is not true then
    update doors set misses = misses + 1 where home = at_home and post = tried.post;
    return false;
  end if;
  update doors set misses = 0, opened_at = now() where home = at_home and post = tried.post;
  return true;
end $function$
;
revoke execute on function door_try(integer,bytea,bytea,integer) from public;
grant execute on function door_try(integer,bytea,bytea,integer) to pilar_app;

CREATE OR REPLACE FUNCTION doors_of(at_home integer, of_posts uuid[])
 RETURNS TABLE(post uuid, nonce bytea, made_at timestamp with time zone, ends_at timestamp with time zone, misses integer, opened_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.post, d.nonce, d.made_at, d.ends_at, d.misses, d.opened_at from doors d where d.home = at_home and d.post = any(of_posts)
$function$
;
revoke execute on function doors_of(integer,uuid[]) from public;
grant execute on function doors_of(integer,uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION end_sessions(who uuid, one uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with gone as (delete from sessions s where s.worker = who and (one is null or s.id = one) returning 1) select count(*)::integer from gone
$function$
;
revoke execute on function end_sessions(uuid,uuid) from public;
grant execute on function end_sessions(uuid,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION enqueue_job(name text, payload jsonb, key text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(name, payload::json, run_at => at, max_attempts => 5, job_key => key, priority => case name when 'probe' then -1000 else 0 end);
end $function$
;
revoke execute on function enqueue_job(text,jsonb,text,timestamp with time zone) from public;
grant execute on function enqueue_job(text,jsonb,text,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION erase_keys(homes integer[], subjects uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from keys k using unnest(homes, subjects) as gone (home, subject)
   where k.home = gone.home and k.subject = gone.subject and k.home = any(nullif(current_setting('app.home', true), '')::integer[])
     and exists (select from erasures e where e.home = k.home and e.state = 'dihapus' and e.request_id = any(subjects))
$function$
;
revoke execute on function erase_keys(integer[],uuid[]) from public;
grant execute on function erase_keys(integer[],uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION files_removed(at_home integer, of uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update removals set removed_at = now() where home = at_home and record = of and removed_at is null and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$function$
;
revoke execute on function files_removed(integer,uuid) from public;
grant execute on function files_removed(integer,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION files_to_remove(at_home integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct record from removals where home = at_home and removed_at is null and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$function$
;
revoke execute on function files_to_remove(integer) from public;
grant execute on function files_to_remove(integer) to pilar_app;

CREATE OR REPLACE FUNCTION free_places(province text)
 RETURNS TABLE(home integer, unit_id uuid, region text, kab text, name text, sort text, services jsonb, groups jsonb, free jsonb, free_total integer, places integer, phone text, accepts boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.home, i.unit_id, i.region, i.kab, i.name, i.sort, i.services, i.groups, i.free, i.free_total, i.places, i.phone, i.accepts
    from institutions i join units u on u.home = i.home and u.id = i.unit_id
   where i.prov = province and not u.ended
   order by i.kab, i.name, i.unit_id
   limit 1000
$function$
;
revoke execute on function free_places(text) from public;
grant execute on function free_places(text) to pilar_app;

CREATE OR REPLACE FUNCTION house_health()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return jsonb_build_object(
    'bytes', pg_database_size(current_database()), 'migration', (select max(name) from migrations), 'postgres', current_setting('server_version'),
    'sessions', (select count(*) from sessions where ends_at > now()), 'accounts', (select count(*) from credentials),
    'jobs', (select count(*) from graphile_worker._private_jobs), 'failing', (select count(*) from graphile_worker._private_jobs where attempts > 0 and attempts < max_attempts),
    'given_up', (select count(*) from graphile_worker._private_jobs where attempts >= max_attempts), 'oldest', (select min(created_at) from graphile_worker._private_jobs));
end $function$
;
revoke execute on function house_health() from public;
grant execute on function house_health() to pilar_app;

CREATE OR REPLACE FUNCTION in_touch(the_home integer, who uuid[], since timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.worker from sessions s where s.home = the_home and s.worker = any(who) and (since is null or s.seen_at >= since) union select d.worker from devices d where d.home = the_home and d.worker = any(who) and (since is null or d.seen_at >= since)
$function$
;
revoke execute on function in_touch(integer,uuid[],timestamp with time zone) from public;
grant execute on function in_touch(integer,uuid[],timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION invited(who uuid)
 RETURNS TABLE(username text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.username, w.name from workers w where w.id = who and not w.ended
$function$
;
revoke execute on function invited(uuid) from public;
grant execute on function invited(uuid) to pilar_app;

CREATE OR REPLACE FUNCTION is_signed_up()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from credentials) $function$
;
revoke execute on function is_signed_up() from public;
grant execute on function is_signed_up() to pilar_app;

CREATE OR REPLACE FUNCTION keep_session(who uuid, which uuid, at_device uuid, for_days integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare until timestamptz;
begin
  delete from sessions where worker = who and device = at_device and id <> which;
  update sessions set device = at_device, days = for_days, ends_at = now() + make_interval(days => for_days) where worker = who and id = which returning ends_at into until;
  delete from revoked where worker = who and device = at_device and until is not null;
  return until;
end $function$
;
revoke execute on function keep_session(uuid,uuid,uuid,integer) from public;
grant execute on function keep_session(uuid,uuid,uuid,integer) to pilar_app;

CREATE OR REPLACE FUNCTION marks_of(area text, words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 1000
AS $function$
  select array_agg(area || ' ' || mark) from unnest(public.show_trgm(words)) mark
$function$
;

CREATE OR REPLACE FUNCTION marks_within(area text, part text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(
    (select array_agg(area || ' ' || mark) from unnest(public.show_trgm('0' || part || '0')) mark where mark !~ '0'),
    (select array_agg(area || ' ' || mark) from unnest(public.show_trgm(part)) mark where mark !~ ' $'))
$function$
;

CREATE OR REPLACE FUNCTION name_pairs(name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  with code as (
    select distinct left(left(word, 1) || translate(substr(word, 2), 'aeiouhyw', ''), 3) as code
      from unnest(regexp_split_to_array(regexp_replace(translate(replace(lower(name), 'ch', 'h'), 'fvzqx', 'ppsks'), '([a-z])\1+', '\1', 'g'), '[^a-z]+')) word where word <> '' limit 5)
  select array_agg(pair) from (
    select one.code || ' ' || other.code as pair from code one join code other on one.code < other.code
    union all select min(code.code) from code having count(*) = 1) pairs
$function$
;

CREATE OR REPLACE FUNCTION open_session(token_hash bytea, at_home integer, who uuid, hours integer, device text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into sessions (home, token, worker, agent, ends_at) values (at_home, token_hash, who, device, now() + make_interval(hours => hours)) returning id
$function$
;
revoke execute on function open_session(bytea,integer,uuid,integer,text) from public;
grant execute on function open_session(bytea,integer,uuid,integer,text) to pilar_app;

CREATE OR REPLACE FUNCTION own_cases()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case_id from members
   where home = any(nullif(current_setting('app.home', true), '')::integer[])
     and worker_id = nullif(current_setting('app.worker', true), '')::uuid and until is null and role <> 'terlibat'
$function$
;
revoke execute on function own_cases() from public;
grant execute on function own_cases() to pilar_app;

CREATE OR REPLACE FUNCTION own_subjects()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select unnest(array[person_id, household_id]) from members
   where home = any(nullif(current_setting('app.home', true), '')::integer[])
     and worker_id = nullif(current_setting('app.worker', true), '')::uuid and until is null and role <> 'terlibat'
$function$
;
revoke execute on function own_subjects() from public;
grant execute on function own_subjects() to pilar_app;

CREATE OR REPLACE FUNCTION person_keys(area text, name text, born integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE COST 1000
AS $function$
  select array_agg(area || ' ' || pair || ' ' || coalesce((born / 5)::text, '-')) from unnest(public.name_pairs(name)) pair
$function$
;

CREATE OR REPLACE FUNCTION posts_of(who uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'region', p.region, 'rt', p.rt, 'rw', p.rw, 'unitId', p.unit_id, 'pillar', p.pillar, 'line', p.line, 'from', p."from", 'until', p.until, 'bidang', p.bidang, 'approval', p.approval) order by p.id), '[]')
    from posts p where p.worker_id = who
$function$
;
revoke execute on function posts_of(uuid) from public;
grant execute on function posts_of(uuid) to pilar_app;

CREATE OR REPLACE FUNCTION push_drop(who uuid, which uuid, one uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from push_addresses where worker = who and (session = which or id = one)
$function$
;
revoke execute on function push_drop(uuid,uuid,uuid) from public;
grant execute on function push_drop(uuid,uuid,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION push_of(who uuid[])
 RETURNS TABLE(home integer, id uuid, worker uuid, session uuid, address bytea, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.home, p.id, p.worker, p.session, p.address, p.language from push_addresses p
   where p.worker = any(who) and exists (select from sessions s where s.home = p.home and s.id = p.session and s.worker = p.worker and s.ends_at > now())
$function$
;
revoke execute on function push_of(uuid[]) from public;
grant execute on function push_of(uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION push_put(who uuid, which uuid, its_mark bytea, its_address bytea, its_language text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  at_home integer;
begin
  select s.home into at_home from sessions s where s.id = which and s.worker = who and s.ends_at > now();
  if at_home is null then return; end if;
  delete from push_addresses p where (p.mark = its_mark and (p.home, p.worker) <> (at_home, who)) or (p.home = at_home and p.worker = who and p.session = which and p.mark <> its_mark);
  insert into push_addresses (home, worker, session, mark, address, language) values (at_home, who, which, its_mark, its_address, its_language)
  on conflict (home, mark) do update set worker = excluded.worker, session = excluded.session, address = excluded.address, language = excluded.language, at = now();
  delete from push_addresses p where p.home = at_home and p.worker = who and p.id not in (select id from push_addresses l where l.home = at_home and l.worker = who order by l.at desc limit 10);
end $function$
;
revoke execute on function push_put(uuid,uuid,bytea,bytea,text) from public;
grant execute on function push_put(uuid,uuid,bytea,bytea,text) to pilar_app;

CREATE OR REPLACE FUNCTION push_workers(at_homes integer[])
 RETURNS TABLE(home integer, worker uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct p.home, p.worker from push_addresses p join sessions s on s.home = p.home and s.id = p.session and s.ends_at > now() where p.home = any(at_homes)
$function$
;
revoke execute on function push_workers(integer[]) from public;
grant execute on function push_workers(integer[]) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_bytes(the_home integer, of uuid, digest text)
 RETURNS TABLE(bytes bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.bytes from quarantine_parts t where t.home = the_home and t.envelope = of and t.sha256 = digest order by t.part
$function$
;
revoke execute on function quarantine_bytes(integer,uuid,text) from public;
grant execute on function quarantine_bytes(integer,uuid,text) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_ground(who uuid, prefixes text[])
 RETURNS TABLE(why text, since date, region text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select q.why, q.since, q.region from quarantine q where q.worker = who and left(q.id::text, 13) = any(prefixes) order by q.received limit 1
$function$
;
revoke execute on function quarantine_ground(uuid,text[]) from public;
grant execute on function quarantine_ground(uuid,text[]) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_kin(who uuid, prefixes text[])
 RETURNS TABLE(about uuid[], guarded boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select q.about, q.guarded from quarantine q where q.worker = who and left(q.id::text, 13) = any(prefixes)
$function$
;
revoke execute on function quarantine_kin(uuid,text[]) from public;
grant execute on function quarantine_kin(uuid,text[]) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_of(who uuid, envelopes uuid[])
 RETURNS TABLE(home integer, id uuid, body_hash bytea, about uuid[], guarded boolean, why text, since date, state text, received timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select q.home, q.id, q.body_hash, q.about, q.guarded, q.why, q.since, q.state, q.received from quarantine q where q.worker = who and q.id = any(envelopes)
$function$
;
revoke execute on function quarantine_of(uuid,uuid[]) from public;
grant execute on function quarantine_of(uuid,uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_part(the_home integer, of uuid, digest text, nth integer, content bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with row as (update quarantine_pictures p set touched_at = now() where p.home = the_home and p.envelope = of and p.sha256 = digest and not p.whole returning p.home)
  insert into quarantine_parts (home, envelope, sha256, part, bytes) select row.home, of, digest, nth, content from row
    on conflict (home, envelope, sha256, part) do update set bytes = excluded.bytes
$function$
;
revoke execute on function quarantine_part(integer,uuid,text,integer,bytea) from public;
grant execute on function quarantine_part(integer,uuid,text,integer,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_picture(the_home integer, of uuid, digest text, visit uuid, who uuid, its_size integer, most integer, most_halves integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest and (p.whole or p.size = its_size)) then
    return 'there';
  end if;
  delete from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest;
  if (select count(*) from quarantine_pictures p where p.home = the_home and p.envelope = of) >= most then
    return 'too_many';
  end if;
  if (select count(*) from quarantine_pictures p where p.home = the_home and p.worker = who and not p.whole) >= most_halves then
    return 'too_many_halves';
  end if;
  insert into quarantine_pictures (home, envelope, sha256, visit_id, worker, size) values (the_home, of, digest, visit, who, its_size) on conflict do nothing;
  return 'begun';
end $function$
;
revoke execute on function quarantine_picture(integer,uuid,text,uuid,uuid,integer,integer,integer) from public;
grant execute on function quarantine_picture(integer,uuid,text,uuid,uuid,integer,integer,integer) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_picture_is(the_home integer, of uuid, digest text, outcome text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if outcome = 'whole' then
    update quarantine_pictures set whole = true where home = the_home and envelope = of and sha256 = digest;
  else
    delete from quarantine_pictures where home = the_home and envelope = of and sha256 = digest;
  end if;
end $function$
;
revoke execute on function quarantine_picture_is(integer,uuid,text,text) from public;
grant execute on function quarantine_picture_is(integer,uuid,text,text) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_progress(the_home integer, of uuid, digest text)
 RETURNS TABLE(size integer, whole boolean, parts integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.size, p.whole, array(select t.part from quarantine_parts t where t.home = p.home and t.envelope = p.envelope and t.sha256 = p.sha256 order by t.part)
    from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest
$function$
;
revoke execute on function quarantine_progress(integer,uuid,text) from public;
grant execute on function quarantine_progress(integer,uuid,text) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_put(the_home integer, envelope uuid, who uuid, who_name text, place text, act text, made_at timestamp with time zone, reason text, ended date, of uuid[], guard boolean, hash bytea, body bytea)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kept bytea;
begin
  -- a home that is none is not asked for: what was sent stays with the worker's own office
  insert into quarantine (home, id, worker, worker_name, region, action, at, why, since, about, guarded, body_hash, content)
  values (the_home, envelope, who, who_name, place, act, made_at, reason, ended, of, guard, hash, body) on conflict (home, id) do nothing;
  select q.body_hash into kept from quarantine q where q.home = the_home and q.id = envelope;
  return kept;
end $function$
;
revoke execute on function quarantine_put(integer,uuid,uuid,text,text,text,timestamp with time zone,text,date,uuid[],boolean,bytea,bytea) from public;
grant execute on function quarantine_put(integer,uuid,uuid,text,text,text,timestamp with time zone,text,date,uuid[],boolean,bytea,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_report(homes integer[], who uuid, visit uuid)
 RETURNS TABLE(home integer, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select q.home, q.id from quarantine q where q.home = any(homes) and q.worker = who and visit = any(q.about) and q.action in ('visit.report', 'visit.report_unannounced', 'photo.attach')
   order by q.action = 'photo.attach', q.received limit 1
$function$
;
revoke execute on function quarantine_report(integer[],uuid,uuid) from public;
grant execute on function quarantine_report(integer[],uuid,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION quarantine_settle(the_home integer, envelope uuid, outcome text, who uuid, who_name text, reason text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with done as (
    update quarantine set state = outcome, settled_at = now(), settled_by = who, settled_name = who_name, settled_reason = reason, content = case when outcome = 'diambil' then null else content end
     where home = the_home and id = envelope and state = 'menunggu' returning 1)
  select exists (select from done)
$function$
;
revoke execute on function quarantine_settle(integer,uuid,text,uuid,text,text) from public;
grant execute on function quarantine_settle(integer,uuid,text,uuid,text,text) to pilar_app;

CREATE OR REPLACE FUNCTION recipient_told(who uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('home', w.home, 'name', w.name, 'region', w.region, 'ended', w.ended, 'posts', posts_of(who),
      'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = who and m.role = 'terlibat' and x is not null order by x))
    from workers w where w.id = who order by w.ended limit 1
$function$
;
revoke execute on function recipient_told(uuid) from public;
grant execute on function recipient_told(uuid) to pilar_app;

CREATE OR REPLACE FUNCTION removals_of(at_home integer, cause uuid)
 RETURNS TABLE(visits integer, removed integer, last timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::integer, count(removed_at)::integer, max(removed_at) from removals where home = at_home and erasure = cause and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$function$
;
revoke execute on function removals_of(integer,uuid) from public;
grant execute on function removals_of(integer,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION remove_files(at_home integer, cause uuid, records uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not at_home = any(nullif(current_setting('app.home', true), '')::integer[]) or not exists (select from erasures e where e.home = at_home and e.id = cause and e.state = 'dihapus') then
    return;
  end if;
  insert into removals (home, erasure, record) select at_home, cause, one from unnest(records) one on conflict do nothing;
  delete from uploads where home = at_home and visit_id = any(records);
  delete from quarantine_pictures where home = at_home and visit_id = any(records);
  perform enqueue_job('remove', jsonb_build_object('home', at_home), 'remove:' || at_home, null);
end $function$
;
revoke execute on function remove_files(integer,uuid,uuid[]) from public;
grant execute on function remove_files(integer,uuid,uuid[]) to pilar_app;

CREATE OR REPLACE FUNCTION revoke_sessions(who uuid, one uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with old as (delete from revoked where at < now() - interval '400 days'),
    gone as (delete from sessions s where s.worker = who and (one is null or s.id = one) returning s.home, s.token, s.worker, s.device),
    kept as (insert into revoked (home, token, worker, device) select home, token, worker, device from gone on conflict do nothing)
  select count(*)::integer from gone
$function$
;
revoke execute on function revoke_sessions(uuid,uuid) from public;
grant execute on function revoke_sessions(uuid,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION revoked_told(token_hash bytea)
 RETURNS TABLE(home integer, worker uuid, name text, region text, homes integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.home, w.id, w.name, w.region, array(select distinct p.home from posts p where p.worker_id = w.id) from workers w where (w.home, w.id) in (
    select r.home, r.worker from revoked r where r.token = token_hash
    union select s.home, s.worker from sessions s join workers e on e.home = s.home and e.id = s.worker where s.token = token_hash and e.ended)
$function$
;
revoke execute on function revoked_told(bytea) from public;
grant execute on function revoked_told(bytea) to pilar_app;

CREATE OR REPLACE FUNCTION rights_lost(who uuid, made_at timestamp with time zone)
 RETURNS TABLE(why text, since date, region text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'post_ended', p.until, p.region from posts p where p.worker_id = who and p.line = 'area' and p.from <= (made_at + interval '8 hours')::date and p.until > p.from and p.until <= (now() + interval '9 hours')::date
     and (made_at < p.until + interval '17 hours' or exists (
       select from history h, jsonb_array_elements(h.changed) told where h.home = p.home and h.action in ('post.end', 'worker.end', 'worker.transfer') and h.received > made_at and told ->> 'id' = p.id::text and told -> 'fields' ? 'until'))
  union all
  select 'team_left', m.until, m.region from members m where m.worker_id = who and m.role <> 'terlibat' and m.until is not null and made_at < m.until + interval '17 hours'
  order by 2 desc
$function$
;
revoke execute on function rights_lost(uuid,timestamp with time zone) from public;
grant execute on function rights_lost(uuid,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION ring_again()
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  bells integer;
begin
  select count(graphile_worker.add_job('effect', json_build_object('home', h.home, 'id', h.id, 'nth', d.nth - 1), max_attempts => 5, job_key => 'effect:' || (d.effect ->> 'id'), job_key_mode => 'unsafe_dedupe')) into bells
    from history h, jsonb_array_elements(h.derived) with ordinality d (effect, nth)
   where h.derived is not null
     and not exists (select from history done where done.home = (d.effect ->> 'home')::integer and done.id = (d.effect ->> 'id')::uuid);
  return bells;
end $function$
;
revoke execute on function ring_again() from public;

CREATE OR REPLACE FUNCTION ring_removals()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job('remove', json_build_object('home', w.home), max_attempts => 5, job_key => 'remove:' || w.home)
    from (select distinct home from removals where removed_at is null) w
   where not exists (select from graphile_worker.jobs j where j.key = 'remove:' || w.home and j.attempts < j.max_attempts);
end $function$
;
revoke execute on function ring_removals() from public;

CREATE OR REPLACE FUNCTION search_cases(at_kab text[], called text, me uuid, most integer)
 RETURNS TABLE(home integer, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with marked as materialized (
    select c.home, c.id, c.opened_at, c.sealed, c.who from unnest(at_kab) area join cases c on marks_of(c.kab, c.who) @> marks_within(area, called))
  select m.home, m.id from marked m
   where m.who ilike '%' || replace(replace(replace(called, '\', '\\'), '%', '\%'), '_', '\_') || '%'
     and (not m.sealed or m.id in (select case_id from members where worker_id = me and home = any(nullif(current_setting('app.home', true), '')::integer[]) and until is null and role <> 'terlibat'))
   order by m.opened_at desc, m.id desc limit most
$function$
;
revoke execute on function search_cases(text[],text,uuid,integer) from public;
grant execute on function search_cases(text[],text,uuid,integer) to pilar_app;

CREATE OR REPLACE FUNCTION session_seen(token_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update sessions set seen_at = now(), ends_at = coalesce(now() + make_interval(days => days), ends_at) where token = token_hash and seen_at < now() - interval '1 minute'
$function$
;
revoke execute on function session_seen(bytea) from public;
grant execute on function session_seen(bytea) to pilar_app;

CREATE OR REPLACE FUNCTION session_stamp(token_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return (
    select row(s.id, s.seen_at < now() - interval '1 minute', w.xmin, c.xmin,
        array(select p.xmin from posts p where p.worker_id = s.worker),
        array(select m.xmin from members m where m.worker_id = s.worker and m.role = 'terlibat'))
      from sessions s
      join workers w on w.home = s.home and w.id = s.worker
      join credentials c on c.home = s.home and c.worker = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $function$
;
revoke execute on function session_stamp(bytea) from public;
grant execute on function session_stamp(bytea) to pilar_app;

CREATE OR REPLACE FUNCTION session_stamps(tokens bytea[])
 RETURNS TABLE(token bytea, stamp text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t, session_stamp(t) from unnest(tokens) t
$function$
;
revoke execute on function session_stamps(bytea[]) from public;
grant execute on function session_stamps(bytea[]) to pilar_app;

CREATE OR REPLACE FUNCTION session_told(token_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return (
    select json_build_object(
        'session', s.id, 'worker', s.worker, 'name', w.name, 'username', c.username, 'must_change', c.must_change, 'due', s.seen_at < now() - interval '1 minute', 'device', s.device,
        'posts', posts_of(s.worker),
        'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and not m.sealed and x is not null order by x),
        'shut_sealed', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and m.sealed and x is not null order by x))::text
      from sessions s
      join credentials c on c.home = s.home and c.worker = s.worker
      join workers w on w.home = s.home and w.id = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $function$
;
revoke execute on function session_told(bytea) from public;
grant execute on function session_told(bytea) to pilar_app;

CREATE OR REPLACE FUNCTION sessions_of(who uuid)
 RETURNS TABLE(id uuid, agent text, opened_at timestamp with time zone, seen_at timestamp with time zone, device uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.agent, s.opened_at, s.seen_at, s.device from sessions s where s.worker = who and s.ends_at > now() order by s.seen_at desc
$function$
;
revoke execute on function sessions_of(uuid) from public;
grant execute on function sessions_of(uuid) to pilar_app;

CREATE OR REPLACE FUNCTION set_credential(who uuid, login text, phone bytea, new_salt bytea, new_hash bytea, must boolean, keep uuid, expires timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  at_home integer;
begin
  select w.home into at_home from workers w where w.id = who;
  insert into credentials (home, worker, username, phone_hash, salt, hash, must_change, expires_at) values (at_home, who, login, phone, new_salt, new_hash, must, expires)
    on conflict on constraint credentials_pkey do update set username = excluded.username, phone_hash = coalesce(excluded.phone_hash, credentials.phone_hash), salt = excluded.salt, hash = excluded.hash, must_change = excluded.must_change, expires_at = excluded.expires_at, changed_at = now();
  delete from sessions s where s.home = at_home and s.worker = who and s.id is distinct from keep;
end $function$
;
revoke execute on function set_credential(uuid,text,bytea,bytea,bytea,boolean,uuid,timestamp with time zone) from public;
grant execute on function set_credential(uuid,text,bytea,bytea,bytea,boolean,uuid,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION similar_persons(at_home integer, at_kab text, called text, nik bytea, born integer)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with alike as materialized (
    select p.id, p.home, p.sealed, p.name, p.born_year from persons p where person_keys(p.kab, p.name, p.born_year) && sought_keys(at_kab, called, born))
  (select p.id from persons p where p.home = at_home and p.nik_hash = $4 and not p.sealed limit 10)
  union
  (select a.id from alike a where a.home = at_home and not a.sealed and (born is null or a.born_year is null or abs(a.born_year - born) <= 2) and similarity(a.name, called) >= 0.6
    order by similarity(a.name, called) desc, a.id limit 10)
$function$
;
revoke execute on function similar_persons(integer,text,text,bytea,integer) from public;
grant execute on function similar_persons(integer,text,text,bytea,integer) to pilar_app;

CREATE OR REPLACE FUNCTION sought_keys(area text, name text, born integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(area || ' ' || pair || ' ' || years)
    from unnest(public.name_pairs(name)) pair, (select '-' as years union select generate_series(coalesce(born - 2, 1900) / 5, coalesce(born + 2, 2100) / 5)::text) near
$function$
;

CREATE OR REPLACE FUNCTION sweep(grace interval)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.force_unlock_workers(array(
    select distinct j.locked_by from graphile_worker.jobs j
     where j.locked_at < now() - grace
       and not exists (select from pg_stat_activity a where a.datname = current_database() and a.application_name = j.locked_by)));
  delete from sessions where ends_at < now();
  delete from throttles where at < now() - interval '1 day';
end $function$
;
revoke execute on function sweep(interval) from public;

CREATE OR REPLACE FUNCTION sweep_deliveries()
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from push_addresses p where not exists (select from sessions s where s.home = p.home and s.id = p.session and s.ends_at > now());
  delete from deliveries where at < now() - interval '30 days';
$function$
;
revoke execute on function sweep_deliveries() from public;

CREATE OR REPLACE FUNCTION sweep_uploads()
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from uploads where touched_at < now() - interval '7 days';
  delete from quarantine_pictures where not whole and touched_at < now() - interval '7 days'
$function$
;
revoke execute on function sweep_uploads() from public;

CREATE OR REPLACE FUNCTION take_code(who uuid, old_hash bytea, new_salt bytea, new_hash bytea)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with taken as (update credentials c set salt = new_salt, hash = new_hash, must_change = false, expires_at = null, changed_at = now()
   where c.worker = who and c.hash = old_hash and c.must_change and (c.expires_at is null or c.expires_at > now()) returning 1) select exists (select from taken)
$function$
;
revoke execute on function take_code(uuid,bytea,bytea,bytea) from public;
grant execute on function take_code(uuid,bytea,bytea,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION throttle_pardon(keys bytea[], counted timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from throttles where key = any(keys) and at = counted
$function$
;
revoke execute on function throttle_pardon(bytea[],timestamp with time zone) from public;
grant execute on function throttle_pardon(bytea[],timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION throttle_try(keys bytea[], minutes integer, tries integer, OUT wait integer, OUT counted timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(keys[1], 'hex'), 5272));
  wait := throttle_wait(keys, minutes, tries);
  if wait > 0 then return; end if;
  counted := clock_timestamp();
  delete from throttles where at < now() - interval '1 day';
  insert into throttles (key, at) select key, counted from unnest(keys) key;
end $function$
;
revoke execute on function throttle_try(bytea[],integer,integer) from public;
grant execute on function throttle_try(bytea[],integer,integer) to pilar_app;

CREATE OR REPLACE FUNCTION throttle_wait(keys bytea[], minutes integer, tries integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(max(ceil(extract(epoch from oldest + make_interval(mins => minutes) - now()))::integer), 0) from (
    select key, min(at) as oldest, count(*) as misses from throttles where key = any(keys) and at > now() - make_interval(mins => minutes) group by key
  ) recent where misses >= tries * case when key = keys[2] then 10 else 1 end
$function$
;
revoke execute on function throttle_wait(bytea[],integer,integer) from public;
grant execute on function throttle_wait(bytea[],integer,integer) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_homes(until timestamp with time zone)
 RETURNS TABLE(home integer, oldest timestamp with time zone, last timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.home, min(b.due), (select r.at from unnamed_rounds r where r.home = b.home) from unnamed b where b.due <= until group by b.home
$function$
;
revoke execute on function unnamed_homes(timestamp with time zone) from public;
grant execute on function unnamed_homes(timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_known(the_home integer, the_mark bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.body from unnamed_seen s where s.home = the_home and s.mark = the_mark
$function$
;
revoke execute on function unnamed_known(integer,bytea) from public;
grant execute on function unnamed_known(integer,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_marks(homes integer[])
 RETURNS TABLE(id uuid, mark bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.mark from unnamed_senders s where s.home = any(homes)
$function$
;
revoke execute on function unnamed_marks(integer[]) from public;
grant execute on function unnamed_marks(integer[]) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_out(the_home integer, the_id uuid, made uuid, the_mark bytea, the_content bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select pg_advisory_xact_lock(hashtextextended('box', the_home));
  insert into unnamed_senders (home, id, mark, content) select the_home, made, the_mark, the_content where made is not null on conflict (home, id) do nothing;
  delete from unnamed where home = the_home and id = the_id
$function$
;
revoke execute on function unnamed_out(integer,uuid,uuid,bytea,bytea) from public;
grant execute on function unnamed_out(integer,uuid,uuid,bytea,bytea) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_put(the_home integer, the_id uuid, the_mark bytea, the_body bytea, the_content bytea, the_due timestamp with time zone)
 RETURNS TABLE(body bytea, morning timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  shuffled unnamed[];
begin
  perform pg_advisory_xact_lock(hashtextextended('box', the_home));
  insert into unnamed_seen (home, mark, body, due) values (the_home, the_mark, the_body, the_due) on conflict (home, mark) do nothing;
  if found then
    -- every row is written anew in an order that tells nothing: neither its place nor its transaction says when it came
    select array_agg(b order by random()) into shuffled from unnamed b where b.home = the_home;
    delete from unnamed where home = the_home;
    insert into unnamed (home, id, content, due) values (the_home, the_id, the_content, the_due);
    insert into unnamed select (unnest(shuffled)).*;
  end if;
  return query select s.body, s.due from unnamed_seen s where s.home = the_home and s.mark = the_mark;
end $function$
;
revoke execute on function unnamed_put(integer,uuid,bytea,bytea,bytea,timestamp with time zone) from public;
grant execute on function unnamed_put(integer,uuid,bytea,bytea,bytea,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_round(the_home integer, the_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into unnamed_rounds (home, at) values (the_home, the_at) on conflict (home) do update set at = excluded.at
$function$
;
revoke execute on function unnamed_round(integer,timestamp with time zone) from public;
grant execute on function unnamed_round(integer,timestamp with time zone) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_sender(the_home integer, the_id uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.content from unnamed_senders s where s.home = the_home and s.id = the_id
$function$
;
revoke execute on function unnamed_sender(integer,uuid) from public;
grant execute on function unnamed_sender(integer,uuid) to pilar_app;

CREATE OR REPLACE FUNCTION unnamed_waiting(homes integer[])
 RETURNS TABLE(home integer, id uuid, content bytea, due timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select b.home, b.id, b.content, b.due from unnamed b where b.home = any(homes) order by b.home, b.id
$function$
;
revoke execute on function unnamed_waiting(integer[]) from public;
grant execute on function unnamed_waiting(integer[]) to pilar_app;

CREATE OR REPLACE FUNCTION with_accounts(who uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.worker from credentials c where c.worker = any(who) and not c.must_change
$function$
;
revoke execute on function with_accounts(uuid[]) from public;
grant execute on function with_accounts(uuid[]) to pilar_app;
