-- Pictures on their way: halves of uploads, sealed, until the whole is there. Written beside dispatch, for nothing of it is a record yet; each is seen by its sender alone.
create table uploads (
  home integer not null references homes (home),
  visit_id uuid not null,
  worker_id uuid not null,
  sha256 text not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  size integer not null,
  touched_at timestamptz not null default now(),
  primary key (home, visit_id, worker_id, sha256)
);
create index uploads_of on uploads (home, worker_id);
create table upload_parts (
  home integer not null references homes (home),
  visit_id uuid not null,
  worker_id uuid not null,
  sha256 text not null,
  part integer not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  bytes bytea not null,
  primary key (home, visit_id, worker_id, sha256, part),
  foreign key (home, visit_id, worker_id, sha256) references uploads (home, visit_id, worker_id, sha256) on delete cascade
);

do $$
declare
  one text;
begin
  foreach one in array array['uploads', 'upload_parts'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format($p$create policy reach on %I to pilar_app using (home = any((select nullif(current_setting('app.home', true), '')::int[])::int[]) and worker_id::text = current_setting('app.worker', true)) with check (home = any((select nullif(current_setting('app.home', true), '')::int[])::int[]) and worker_id::text = current_setting('app.worker', true))$p$, one);
    execute format('grant select, insert, update, delete on %I to pilar_app', one);
  end loop;
end $$;

-- halves that nobody went on with for a week: the telephone still has the whole, and begins anew
create function sweep_uploads() returns void language sql set search_path = public, pg_temp as $$
  delete from uploads where touched_at < now() - interval '7 days'
$$;
revoke execute on function sweep_uploads from public;
