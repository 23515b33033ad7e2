-- Laporan kegiatan: one report of one worker for a day or a month, read on both lines.
create table activities (
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
  submitted_at timestamptz,
  checked_at timestamptz,
  checked_by_id uuid,
  checked_by_name text,
  accepted_at timestamptz,
  accepted_by_id uuid,
  accepted_by_name text,
  reason bytea,
  returned_by_name text,
  rounds integer not null,
  reminded_at timestamptz,
  reminded_by_name text,
  primary key (home, id),
  unique (home, worker_id, period, day)
);
create index activities_kab on activities (kab, day desc, id desc);
create index activities_month on activities (kab, period, day);
create index activities_line on activities (prov, line_region, day) where line_region is not null;

alter table activities enable row level security;
alter table activities force row level security;
create policy keeper on activities to current_user using (true) with check (true);
create policy reach on activities to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on activities to pilar_app;
