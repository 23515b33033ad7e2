-- Whoever is named as involved by a confidential case is kept from what is confidential of that case, its person and its family, and from nothing else:
-- an open visit that is missing from his list alone would tell him that there is something to hide. (0018 said so; the session lost it in 0022.)
create or replace function session_told(token_hash bytea) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select json_build_object(
        'session', s.id, 'worker', s.worker, 'name', w.name, 'username', c.username, 'must_change', c.must_change, 'due', s.seen_at < now() - interval '1 minute', 'device', s.device,
        'posts', posts_of(s.worker),
        'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and not m.sealed and x is not null order by x),
        'shut_sealed', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = s.worker and m.role = 'terlibat' and m.sealed and x is not null order by x))::text
      from sessions s
      join credentials c on c.home = s.home and c.worker = s.worker
      join workers w on w.home = s.home and w.id = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $$;

create or replace function door_of(at_home integer, by_link bytea, tries integer) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('nonce', encode(d.nonce, 'hex'), 'worker', w.id, 'name', w.name, 'posts', posts_of(w.id), 'post', p.id,
    'shut', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = w.id and m.role = 'terlibat' and not m.sealed and x is not null), '[]'),
    'shut_sealed', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = w.id and m.role = 'terlibat' and m.sealed and x is not null), '[]'))
    from doors d join posts p on p.home = d.home and p.id = d.post join workers w on w.id = p.worker_id
   where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries and not w.ended
$$;
