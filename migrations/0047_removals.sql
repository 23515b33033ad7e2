-- Pictures of somebody who was erased go from where they lie as well. Which visits they hang on is written down in the same transaction;
-- a job removes the bytes and says when. What waits is rung for again until it is done, also after a restore.
create table removals (
  home integer not null references homes (home),
  erasure uuid not null,
  record uuid not null,
  asked_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (home, erasure, record)
);
create index removals_waiting on removals (home) where removed_at is null;

-- what is still on its way, or beside an envelope in quarantine, goes at once
create function remove_files(at_home integer, cause uuid, records uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not at_home = any(nullif(current_setting('app.home', true), '')::integer[]) or not exists (select from erasures e where e.home = at_home and e.id = cause and e.state = 'dihapus') then
    return;
  end if;
  insert into removals (home, erasure, record) select at_home, cause, one from unnest(records) one on conflict do nothing;
  delete from uploads where home = at_home and visit_id = any(records);
  delete from quarantine_pictures where home = at_home and visit_id = any(records);
  perform enqueue_job('remove', jsonb_build_object('home', at_home), 'remove:' || at_home, null);
end $$;

create function files_to_remove(at_home integer) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select distinct record from removals where home = at_home and removed_at is null and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$$;
create function files_removed(at_home integer, of uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update removals set removed_at = now() where home = at_home and record = of and removed_at is null and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$$;
create function removals_of(at_home integer, cause uuid) returns table (visits integer, removed integer, last timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer, count(removed_at)::integer, max(removed_at) from removals where home = at_home and erasure = cause and at_home = any(nullif(current_setting('app.home', true), '')::integer[])
$$;

-- every 30 seconds, by the owner: what waits and has no job that still tries, as after a restore or a store that was away for long
create function ring_removals() returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job('remove', json_build_object('home', w.home), max_attempts => 5, job_key => 'remove:' || w.home)
    from (select distinct home from removals where removed_at is null) w
   where not exists (select from graphile_worker.jobs j where j.key = 'remove:' || w.home and j.attempts < j.max_attempts);
end $$;

revoke execute on function remove_files, files_to_remove, files_removed, removals_of, ring_removals from public;
grant execute on function remove_files, files_to_remove, files_removed, removals_of to pilar_app;
