-- Why the envelopes wait on which a later one of the same worker hangs: the ids of what an envelope makes begin as its own does.
create function quarantine_ground(who uuid, prefixes text[]) returns table (why text, since date, region text) language sql stable security definer set search_path = public, pg_temp as $$
  select q.why, q.since, q.region from quarantine q where q.worker = who and left(q.id::text, 13) = any(prefixes) order by q.received limit 1
$$;
revoke execute on function quarantine_ground from public;
grant execute on function quarantine_ground to pilar_app;
