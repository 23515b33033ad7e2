-- Layanan: the office's catalogue of services, and what people ask of it, from the front office to the answer.
create table services (
  home integer not null references homes (home),
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
  primary key (home, id),
  unique (home, code)
);
create index services_kab on services (kab, name, id);

create table service_requests (
  home integer not null references homes (home),
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
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  trail jsonb not null,
  "limit" integer,
  limit_unit text not null,
  started_at timestamptz,
  due date,
  due_at timestamptz,
  paused_at timestamptz,
  decided_at timestamptz,
  decided_by_name text,
  answered_at timestamptz,
  answered_by_name text,
  result bytea,
  reason bytea,
  letter_id uuid,
  primary key (home, id)
);
create index service_requests_kab on service_requests (kab, at desc, id desc);
create index service_requests_day on service_requests (kab, day);
create index service_requests_open on service_requests (kab, due_at) where stage in ('menunggu_syarat', 'diterima', 'diproses', 'diperiksa', 'disetujui');
create index service_requests_case on service_requests (home, case_id) where case_id is not null;
create index service_requests_service on service_requests (home, service_id, day);
create index service_requests_by on service_requests (home, by_id, at desc);

alter table services enable row level security;
alter table services force row level security;
create policy keeper on services to current_user using (true) with check (true);
create policy reach on services to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on services to pilar_app;
alter table service_requests enable row level security;
alter table service_requests force row level security;
create policy keeper on service_requests to current_user using (true) with check (true);
create policy reach on service_requests to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on service_requests to pilar_app;
