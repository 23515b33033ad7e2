-- The log of panti: how it is kept, notes, hand-over between shifts, what happened, supervision with its findings, targets.
create table log_rules (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id)
);
create index log_rules_kab on log_rules (kab, at desc, id desc);

create table log_notes (
  home integer not null references homes (home),
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
  at timestamptz not null,
  received timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  struck_at timestamptz,
  struck_by text,
  struck_reason text,
  primary key (home, id)
);
create index log_notes_day on log_notes (kab, day desc, id desc);
-- the month board reads nothing but this
create index log_notes_unit on log_notes (home, unit_id, day) include (kab, nil, late, sort, served, struck_at);
create index log_notes_by on log_notes (home, by_id, day);

create table shift_handovers (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  day date not null,
  shift text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  calm boolean not null,
  present integer,
  pending text[] not null,
  care_ids uuid[] not null,
  accepted_at timestamptz,
  accepted_by_id uuid,
  accepted_by_name text,
  reply text,
  primary key (home, id)
);
create index shift_handovers_kab on shift_handovers (kab, at desc, id desc);
create index shift_handovers_unit on shift_handovers (home, unit_id, day);

create table care_notes (
  home integer not null references homes (home),
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
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  done_at timestamptz,
  done_by_id uuid,
  done_by text,
  done_note bytea,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, case_id) references cases (home, id)
);
create index care_notes_kab on care_notes (kab, at desc, id desc);
create index care_notes_case on care_notes (home, case_id);
create index care_notes_unit on care_notes (home, unit_id, state);

create table incidents (
  home integer not null references homes (home),
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
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  state text not null,
  calls jsonb not null,
  called_ids uuid[] not null,
  next_at timestamptz,
  taken_at timestamptz,
  taken_by_id uuid,
  taken_by_name text,
  closed_at timestamptz,
  closed_by text,
  outcome bytea,
  primary key (home, id)
);
create index incidents_kab on incidents (kab, at desc, id desc);
create index incidents_unit on incidents (home, unit_id, at);
create index incidents_waiting on incidents (home, next_at) where state = 'menunggu';

create table staff_incidents (
  home integer not null references homes (home),
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
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  state text not null,
  calls jsonb not null,
  called_ids uuid[] not null,
  next_at timestamptz,
  taken_at timestamptz,
  taken_by_id uuid,
  taken_by_name text,
  closed_at timestamptz,
  closed_by text,
  outcome bytea,
  primary key (home, id)
);
create index staff_incidents_kab on staff_incidents (kab, at desc, id desc);
create index staff_incidents_waiting on staff_incidents (home, next_at) where state = 'menunggu';

create table supervisions (
  home integer not null references homes (home),
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
  done_at timestamptz,
  reason text,
  primary key (home, id)
);
create index supervisions_kab on supervisions (kab, day desc, id desc);
create index supervisions_unit on supervisions (home, unit_id, day);

create table findings (
  home integer not null references homes (home),
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
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  answer text,
  answered_at timestamptz,
  answered_by text,
  returned text,
  closed_at timestamptz,
  closed_by text,
  closed_note text,
  reminded_day date,
  primary key (home, id),
  foreign key (home, supervision_id) references supervisions (home, id)
);
create index findings_kab on findings (kab, due desc, id desc);
create index findings_unit on findings (home, unit_id, state);
create index findings_owner on findings (home, owner_id) where owner_id is not null;
create index findings_due on findings (home, due) where state = 'terbuka' and reminded_day is null;

create table log_targets (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id)
);
create index log_targets_kab on log_targets (kab, year, at desc, id desc);

do $$
declare
  one text;
begin
  foreach one in array array['log_rules', 'log_notes', 'shift_handovers', 'care_notes', 'incidents', 'staff_incidents', 'supervisions', 'findings', 'log_targets'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format('grant select, insert, update on %I to pilar_app', one);
  end loop;
  foreach one in array array['log_rules', 'log_notes', 'shift_handovers', 'incidents', 'staff_incidents', 'supervisions', 'findings', 'log_targets'] loop
    execute format($p$create policy reach on %I to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]))$p$, one);
  end loop;
end $$;
create policy reach on care_notes to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
