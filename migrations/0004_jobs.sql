-- Jobs: the queue is graphile_worker's own schema, made by its own migrations right after these; here stands what we add to it.
-- plpgsql looks at graphile_worker only when called, so these may be created first.

-- effects in other homes, told beside the act that asked for them: [{ id, home, action, input }]. A job is only the bell; this is what it rings for.
alter table history add column derived jsonb;
create index history_derived on history (home, id) where derived is not null;

-- the one way from the app role into the queue, in the writer's own transaction; a job that fails five times is parked; the probe goes before what waits
create function enqueue_job(name text, payload jsonb, key text, at timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload::json, run_at => at, max_attempts => 5, job_key => key, priority => case name when 'probe' then -1000 else 0 end);
end $$;

-- every 30 seconds, by the owner: jobs held by a worker without a connection are free again (graphile_worker waits 4 hours); what has run out goes
create function sweep(grace interval) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform graphile_worker.force_unlock_workers(array(
    select distinct j.locked_by from graphile_worker.jobs j
     where j.locked_at < now() - grace
       and not exists (select from pg_stat_activity a where a.datname = current_database() and a.application_name = j.locked_by)));
  delete from sessions where ends_at < now();
  delete from throttles where at < now() - interval '1 day';
end $$;

-- at every start, by the owner: rings again for effects that have not happened and whose job is gone, as after a restore
create function ring_again() returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  bells integer;
begin
  select count(graphile_worker.add_job('effect', json_build_object('home', h.home, 'id', h.id, 'nth', d.nth - 1), max_attempts => 5, job_key => 'effect:' || (d.effect ->> 'id'), job_key_mode => 'unsafe_dedupe')) into bells
    from history h, jsonb_array_elements(h.derived) with ordinality d (effect, nth)
   where h.derived is not null
     and not exists (select from history done where done.home = (d.effect ->> 'home')::integer and done.id = (d.effect ->> 'id')::uuid);
  return bells;
end $$;

revoke execute on function enqueue_job, sweep, ring_again from public;
grant execute on function enqueue_job to pilar_app;
