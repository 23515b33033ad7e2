-- A session kept on a device lives as long as the device comes by: `days` since its last contact. One of a browser ends after its hours, as before.
alter table sessions add column device uuid, add column days integer;

-- From here on the session belongs to a device; an earlier one of the same worker on the same device ends with it.
create function keep_session(who uuid, which uuid, at_device uuid, for_days integer) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare until timestamptz;
begin
  delete from sessions where worker = who and device = at_device and id <> which;
  update sessions set device = at_device, days = for_days, ends_at = now() + make_interval(days => for_days) where worker = who and id = which returning ends_at into until;
  return until;
end $$;

create or replace function session_seen(token_hash bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update sessions set seen_at = now(), ends_at = coalesce(now() + make_interval(days => days), ends_at) where token = token_hash and seen_at < now() - interval '1 minute'
$$;

create or replace function session_told(token_hash bytea) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select json_build_object(
        'session', s.id, 'worker', s.worker, 'name', w.name, 'username', c.username, 'must_change', c.must_change, 'due', s.seen_at < now() - interval '1 minute', 'device', s.device,
        'posts', posts_of(s.worker),
        'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and x is not null order by x))::text
      from sessions s
      join credentials c on c.home = s.home and c.worker = s.worker
      join workers w on w.home = s.home and w.id = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $$;

drop function sessions_of(uuid);
create function sessions_of(who uuid) returns table (id uuid, agent text, opened_at timestamptz, seen_at timestamptz, device uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.agent, s.opened_at, s.seen_at, s.device from sessions s where s.worker = who and s.ends_at > now() order by s.seen_at desc
$$;
revoke execute on function keep_session, sessions_of from public;
grant execute on function keep_session, sessions_of to pilar_app;
