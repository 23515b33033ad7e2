-- Finding by name at a million cases. A trigram index over (kab, name) has two faults: one posting list per trigram for the whole country, and a kab column that tempts the planner
-- to AND a hundred thousand cases of a kabupaten with a page of fifty. Here every mark begins with its kabupaten: an area searches its own lists only, whatever the others hold.

drop index cases_who;
drop index persons_name;

-- the trigrams of a text, each within its kabupaten
create function marks_of(area text, words text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(area || ' ' || mark) from unnest(public.show_trgm(words)) mark
$$;

-- the marks that every text containing `part` must have; none for a part of one or two letters. The sentinels stand for whatever goes on before and after it.
create function marks_within(area text, part text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(area || ' ' || mark) from unnest(public.show_trgm('0' || part || '0')) mark where mark !~ '0'
$$;

-- keys under which names that sound alike meet: every two words of a name by their first three consonants, so Siti Rahmawati, Sitti Rachmawaty and Siti Rahmawati Lubis share one
create function name_keys(area text, name text) returns text[] language sql immutable strict parallel safe as $$
  with code as (
    select distinct left(left(word, 1) || translate(substr(word, 2), 'aeiouhyw', ''), 3) as code
      from unnest(regexp_split_to_array(regexp_replace(translate(replace(lower(name), 'ch', 'h'), 'fvzqx', 'ppsks'), '([a-z])\1+', '\1', 'g'), '[^a-z]+')) word where word <> '' limit 5)
  select array_agg(area || ' ' || key) from (
    select one.code || ' ' || other.code as key from code one join code other on one.code < other.code
    union all select min(code.code) from code having count(*) = 1) pair
$$;

create index cases_marks on cases using gin (marks_of(kab, who)) with (fastupdate = off);
create index persons_keys on persons using gin (name_keys(kab, name)) with (fastupdate = off);

-- $4, because the name `nik` meant the column of persons, not the number asked for: nobody was ever found by it. The home is asked of what was found:
-- as an index condition it would fetch every person of the home.
create or replace function similar_persons(at_home integer, at_kab text, called text, nik bytea, born integer) returns table (id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  with alike as materialized (
    select p.id, p.home, p.sealed, p.name, p.born_year from persons p where name_keys(p.kab, p.name) && name_keys(at_kab, called))
  (select p.id from persons p where p.home = at_home and p.nik_hash = $4 and not p.sealed limit 10)
  union
  (select a.id from alike a where a.home = at_home and not a.sealed and (born is null or a.born_year is null or abs(a.born_year - born) <= 2) and similarity(a.name, called) >= 0.6 limit 10)
$$;

-- found first, sorted after: with the limit in sight the planner would walk the whole kabupaten from its newest case. One or two letters have no marks; for them it does walk.
create or replace function search_cases(at_kab text[], called text, me uuid, most integer) returns table (home integer, id uuid) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  likeness text := '%' || replace(replace(replace(called, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  mine uuid[] := array(select m.case_id from members m where m.worker_id = me and m.until is null and m.role <> 'terlibat');
begin
  if marks_within('', called) is null then
    return query select c.home, c.id from unnest(at_kab) area, lateral (
        select * from cases one where one.kab = area and one.who ilike likeness and (not one.sealed or one.id = any(mine)) order by one.opened_at desc, one.id desc limit most) c
      order by c.opened_at desc, c.id desc limit most;
  else
    return query with found as materialized (
        select c.home, c.id, c.opened_at from unnest(at_kab) area join cases c on marks_of(c.kab, c.who) @> marks_within(area, called)
         where c.who ilike likeness and (not c.sealed or c.id = any(mine)))
      select found.home, found.id from found order by found.opened_at desc, found.id desc limit most;
  end if;
end $$;

-- a kelurahan lies in its kecamatan, kabupaten and province: without this the planner multiplies them and takes a full page for a rare thing
create statistics cases_place (dependencies) on prov, kab, kec, region from cases;
create statistics persons_place (dependencies) on prov, kab, kec, region from persons;
create statistics households_place (dependencies) on prov, kab, kec, region from households;
create statistics visits_place (dependencies) on prov, kab, kec, region from visits;
create statistics trips_place (dependencies) on prov, kab, kec, region from trips;
create statistics notices_place (dependencies) on prov, kab, kec, region from notices;
