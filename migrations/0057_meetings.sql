-- Meetings: series and single ones, their agenda, minutes, attendance and photos, and the texts that are read out together.

create table meeting_series (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id)
);
create index meeting_series_kab on meeting_series (kab, at desc, id desc);

create table meetings (
  home integer not null references homes (home),
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
  started_at timestamptz,
  ended_at timestamptz,
  codes text,
  at timestamptz not null,
  primary key (home, id)
);
create index meetings_kab on meetings (kab, day desc, id desc);
create index meetings_series on meetings (home, series_id, day) where series_id is not null;

create table meeting_points (
  home integer not null references homes (home),
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
  read_at timestamptz,
  by_name text not null,
  at timestamptz not null,
  primary key (home, id)
);
create index meeting_points_meeting on meeting_points (home, meeting_id, nth);
create index meeting_points_kab on meeting_points (kab, at desc, id desc);

create table meeting_lines (
  home integer not null references homes (home),
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
  at timestamptz not null,
  replaces_id uuid,
  struck_at timestamptz,
  struck_by text,
  struck_reason text,
  directive_id uuid,
  due date,
  owners jsonb not null,
  outcome text,
  primary key (home, id)
);
create index meeting_lines_meeting on meeting_lines (home, meeting_id, at);
create index meeting_lines_kab on meeting_lines (kab, at desc, id desc);

create table attendances (
  home integer not null references homes (home),
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
  at timestamptz not null,
  withdrawn boolean not null,
  reply text not null,
  reason bytea,
  replied_at timestamptz,
  late boolean not null,
  seat text,
  substitute_id uuid,
  substitute_name bytea,
  for_id uuid,
  for_name text,
  presence text not null,
  attended_at timestamptz,
  recorded_at timestamptz,
  via text,
  taken_by text,
  guest_name bytea,
  guest_office text,
  guest_title text,
  guest_phone bytea,
  primary key (home, id),
  unique (home, meeting_id, worker_id)
);
create index attendances_worker on attendances (home, worker_id) where worker_id is not null;
create index attendances_kab on attendances (kab, at desc, id desc);

create table meeting_photos (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id),
  unique (home, meeting_id, sha256)
);
create index meeting_photos_kab on meeting_photos (kab, at desc, id desc);

create table pledges (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  title text not null,
  text text not null,
  ended boolean not null,
  at timestamptz not null,
  primary key (home, id)
);
create index pledges_kab on pledges (kab, at desc, id desc);

do $$
declare
  one text;
begin
  foreach one in array array['meeting_series', 'meetings', 'meeting_points', 'meeting_lines', 'attendances', 'meeting_photos', 'pledges'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format($p$create policy reach on %I to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]))$p$, one);
    execute format('grant select, insert, update on %I to pilar_app', one);
  end loop;
end $$;
