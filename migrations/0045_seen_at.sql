-- a device may be written down as it was seen at an earlier moment: the example begins with telephones that have been silent for days
drop function device_seen(integer, uuid, uuid, text, text, integer, integer, integer);

create function device_seen(the_home integer, device uuid, who uuid, its_agent text, its_version text, waits integer, denied integer, its_skew integer, at timestamptz default null)
returns void
language sql
security definer
set search_path = public, pg_temp
as $$
  insert into devices (home, id, worker, agent, version, waiting, refused, skew, seen_at) values (the_home, device, who, its_agent, its_version, waits, denied, its_skew, coalesce(at, now()))
  on conflict (home, id) do update set worker = excluded.worker, agent = excluded.agent, version = excluded.version, waiting = excluded.waiting, refused = excluded.refused, skew = excluded.skew, seen_at = excluded.seen_at
$$;
revoke execute on function device_seen(integer, uuid, uuid, text, text, integer, integer, integer, timestamptz) from public;
grant execute on function device_seen(integer, uuid, uuid, text, text, integer, integer, integer, timestamptz) to pilar_app;
