-- Suara Lapangan: what the field says, what the office makes of it, and what is said of a leader, which the inspectorate alone reads.

create table voices (
  home integer not null references homes (home),
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
  at timestamptz,
  stage text not null,
  issue_id uuid,
  issue_title text,
  desk text,
  since timestamptz,
  due date,
  outcome text,
  answer text,
  answered_at timestamptz,
  answered_by text,
  helped boolean,
  primary key (home, id)
);
create index voices_kab on voices (kab, day desc, id desc);
create index voices_issue on voices (home, issue_id) where issue_id is not null;
create index voices_from on voices (home, from_id) where from_id is not null;

create table concerns (
  home integer not null references homes (home),
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
  answered_at timestamptz,
  answered_by text,
  primary key (home, id)
);
create index concerns_kab on concerns (kab, day desc, id desc);

create table issues (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  category text not null,
  stage text not null,
  opened_at timestamptz not null,
  desk_role text not null,
  desk_unit text,
  desk_id uuid,
  desk_name text,
  since timestamptz not null,
  due date not null,
  voices integer not null,
  proposal text,
  outcome text,
  decision text,
  decided_at timestamptz,
  decided_by text,
  answer text,
  answered_at timestamptz,
  answered_by text,
  escalated text,
  from_office text,
  origin_id uuid,
  primary key (home, id)
);
create index issues_kab on issues (kab, opened_at desc, id desc);
create index issues_desk on issues (home, desk_id) where desk_id is not null;

create table issue_entries (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id)
);
create index issue_entries_issue on issue_entries (home, issue_id, at);
create index issue_entries_kab on issue_entries (kab, at desc, id desc);

do $$
declare
  one text;
begin
  foreach one in array array['voices', 'concerns', 'issues', 'issue_entries'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format($p$create policy reach on %I to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]))$p$, one);
    execute format('grant select, insert, update on %I to pilar_app', one);
  end loop;
end $$;

-- what is said of a leader is locked a second time: whoever asks must hold a post of the inspectorate or of the trusted officer, or ask with the house's eyes for the sender's own telephone
alter policy reach on concerns using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (nullif(current_setting('app.eyes', true), '') = 'house'
  or exists (select from posts p where p.home = concerns.home and p.worker_id = nullif(current_setting('app.worker', true), '')::uuid and p.role in ('inspektorat', 'petugas_tepercaya'))));
