-- The unit (panti, UPT, LKS, rumah singgah) in whose hands a referred case is: its staff read it from there.
alter table cases add column unit_id uuid;
create index cases_unit on cases (home, unit_id) where unit_id is not null;

-- Whoever is shut out of a confidential case is kept from that case alone. What else is known of the same family stays as it was:
-- a notice that suddenly no longer comes would tell that there is something to hide.
create or replace function actor_of(token_hash bytea) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  holder record;
begin
  select s.home, s.id, s.worker, s.seen_at, c.username, c.must_change, w.name into holder
    from sessions s
    join credentials c on c.home = s.home and c.worker = s.worker
    join workers w on w.home = s.home and w.id = s.worker
   where s.token = token_hash and s.ends_at > now() and not w.ended;
  if not found then return null; end if;
  if holder.seen_at < now() - interval '1 minute' then
    update sessions set seen_at = now() where home = holder.home and id = holder.id;
  end if;
  return jsonb_build_object(
    'session', holder.id, 'worker', holder.worker, 'name', holder.name, 'username', holder.username, 'must_change', holder.must_change,
    'posts', posts_of(holder.worker),
    'shut', coalesce((select jsonb_agg(distinct x) from members m, unnest(case when m.sealed then array[m.case_id] else array[m.case_id, m.person_id, m.household_id] end) x where m.worker_id = holder.worker and m.role = 'terlibat' and x is not null), '[]'));
end $$;
