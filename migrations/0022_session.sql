-- Who a session is, asked beside the first statement of every request: it writes nothing, so that it may run within a read-only transaction.
-- `due` tells that the hour at which the session was last seen should be written again.
create function session_told(token_hash bytea) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select json_build_object(
        'session', s.id, 'worker', s.worker, 'name', w.name, 'username', c.username, 'must_change', c.must_change, 'due', s.seen_at < now() - interval '1 minute',
        'posts', posts_of(s.worker),
        'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and x is not null order by x))::text
      from sessions s
      join credentials c on c.home = s.home and c.worker = s.worker
      join workers w on w.home = s.home and w.id = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $$;

create function session_seen(token_hash bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  update sessions set seen_at = now() where token = token_hash and seen_at < now() - interval '1 minute'
$$;

drop function actor_of(bytea);
revoke execute on function session_told, session_seen from public;
grant execute on function session_told, session_seen to pilar_app;
