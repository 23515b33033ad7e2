-- Consent: what somebody agreed to, by whom and how; and what was taken back, with its clock.
create table consents (
  home integer not null references homes (home),
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
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index consents_case on consents (home, case_id);
create index consents_day on consents (kab, day desc, id desc);

alter table consents enable row level security;
alter table consents force row level security;
create policy keeper on consents to current_user using (true) with check (true);
create policy reach on consents to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = consents.home and m.case_id = consents.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on consents to pilar_app;

create table withdrawals (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  consent_id uuid not null,
  subject_id uuid not null,
  purposes text[] not null,
  at timestamptz not null,
  due timestamptz not null,
  given_by text not null,
  giver bytea,
  reason bytea,
  recorded_by_id uuid not null,
  recorded_by_name text not null,
  lead_name text,
  state text not null,
  stopped_at timestamptz,
  stopped_by_name text,
  stopped_note bytea,
  sealed boolean not null,
  primary key (home, id)
);
create index withdrawals_case on withdrawals (home, case_id);
create index withdrawals_due on withdrawals (kab, due desc, id desc);
create index withdrawals_open on withdrawals (home, due) where state = 'menunggu';

alter table withdrawals enable row level security;
alter table withdrawals force row level security;
create policy keeper on withdrawals to current_user using (true) with check (true);
create policy reach on withdrawals to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or (select true from members m where m.home = withdrawals.home and m.case_id = withdrawals.case_id and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on withdrawals to pilar_app;
