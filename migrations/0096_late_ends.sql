-- A post may be ended with an earlier day, by a decree that came late: what its holder did until the end was written down came too late, and is not lost.
create index history_ends on history (home, received) where action in ('post.end', 'worker.end', 'worker.transfer');

create or replace function rights_lost(who uuid, made_at timestamptz) returns table (why text, since date, region text) language sql stable security definer set search_path = public, pg_temp as $$
  select 'post_ended', p.until, p.region from posts p where p.worker_id = who and p.line = 'area' and p.from <= (made_at + interval '8 hours')::date and p.until > p.from and p.until <= (now() + interval '9 hours')::date
     and (made_at < p.until + interval '17 hours' or exists (
       select from history h, jsonb_array_elements(h.changed) told where h.home = p.home and h.action in ('post.end', 'worker.end', 'worker.transfer') and h.received > made_at and told ->> 'id' = p.id::text and told -> 'fields' ? 'until'))
  union all
  select 'team_left', m.until, m.region from members m where m.worker_id = who and m.role <> 'terlibat' and m.until is not null and made_at < m.until + interval '17 hours'
  order by 2 desc
$$;
