-- What an inspectorate may see: granted by letter, for an area and a period, until a day; what it had unmasked, and why.
create table inspections (
  home integer not null references homes (home),
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
  at timestamptz not null,
  ended boolean not null,
  primary key (home, id)
);
create index inspections_worker on inspections (home, worker_id) where not ended;
create index inspections_kab on inspections (kab, at desc, id desc);
alter table inspections enable row level security;
alter table inspections force row level security;
create policy keeper on inspections to current_user using (true) with check (true);
create policy reach on inspections to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on inspections to pilar_app;

create table unmaskings (
  home integer not null references homes (home),
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
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, inspection_id) references inspections (home, id)
);
create index unmaskings_by on unmaskings (home, by_id);
create index unmaskings_kab on unmaskings (kab, at desc, id desc);
create index unmaskings_case on unmaskings (home, case_id) where case_id is not null;
alter table unmaskings enable row level security;
alter table unmaskings force row level security;
create policy keeper on unmaskings to current_user using (true) with check (true);
create policy reach on unmaskings to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on unmaskings to pilar_app;

-- What people ask about their own data (UU 27/2022): received, due after three times 24 hours, answered.
create table data_requests (
  home integer not null references homes (home),
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
  received_at timestamptz not null,
  due timestamptz not null,
  state text not null,
  answer bytea,
  answered_at timestamptz,
  answered_by text,
  by_id uuid not null,
  by_name text not null,
  primary key (home, id)
);
create index data_requests_kab on data_requests (kab, received_at desc, id desc);
alter table data_requests enable row level security;
alter table data_requests force row level security;
create policy keeper on data_requests to current_user using (true) with check (true);
create policy reach on data_requests to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on data_requests to pilar_app;

-- how the house is, for its admin: sizes and queues, never a record
create function house_health() returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return jsonb_build_object(
    'bytes', pg_database_size(current_database()), 'migration', (select max(name) from migrations), 'postgres', current_setting('server_version'),
    'sessions', (select count(*) from sessions where ends_at > now()), 'accounts', (select count(*) from credentials),
    'jobs', (select count(*) from graphile_worker._private_jobs), 'failing', (select count(*) from graphile_worker._private_jobs where attempts > 0 and attempts < max_attempts),
    'given_up', (select count(*) from graphile_worker._private_jobs where attempts >= max_attempts), 'oldest', (select min(created_at) from graphile_worker._private_jobs));
end $$;
revoke execute on function house_health from public;
grant execute on function house_health to pilar_app;
