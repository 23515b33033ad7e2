-- Files that offices bring aboard: what each was and what became of its rows; never their contents.
create table imports (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id)
);
create table import_rows (
  home integer not null references homes (home),
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
  at timestamptz not null,
  primary key (home, id),
  unique (home, import_id, "row")
);
create index imports_by on imports (home, by_id, at);
create index import_rows_by on import_rows (home, by_id, import_id);

alter table imports enable row level security;
alter table imports force row level security;
create policy keeper on imports to current_user using (true) with check (true);
create policy reach on imports to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]));
grant select, insert, update on imports to pilar_app;
alter table import_rows enable row level security;
alter table import_rows force row level security;
create policy keeper on import_rows to current_user using (true) with check (true);
create policy reach on import_rows to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]));
grant select, insert, update on import_rows to pilar_app;
