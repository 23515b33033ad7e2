-- "Is there someone like this" among a hundred thousand persons of a kabupaten: the keys under which names meet carry five years of birth as well,
-- so that the common names of a whole generation are not read for one of them. Nearest first.

drop index persons_keys;
drop function name_keys cascade;

-- every two words of a name by their first three consonants: Siti Rahmawati, Sitti Rachmawaty and Siti Rahmawati Lubis share one
create function name_pairs(name text) returns text[] language sql immutable strict parallel safe as $$
  with code as (
    select distinct left(left(word, 1) || translate(substr(word, 2), 'aeiouhyw', ''), 3) as code
      from unnest(regexp_split_to_array(regexp_replace(translate(replace(lower(name), 'ch', 'h'), 'fvzqx', 'ppsks'), '([a-z])\1+', '\1', 'g'), '[^a-z]+')) word where word <> '' limit 5)
  select array_agg(pair) from (
    select one.code || ' ' || other.code as pair from code one join code other on one.code < other.code
    union all select min(code.code) from code having count(*) = 1) pairs
$$;

create function person_keys(area text, name text, born integer) returns text[] language sql immutable parallel safe as $$
  select array_agg(area || ' ' || pair || ' ' || coalesce((born / 5)::text, '-')) from unnest(public.name_pairs(name)) pair
$$;

-- the keys of whoever may be the same: born within two years, or in a year that is not known
create function sought_keys(area text, name text, born integer) returns text[] language sql immutable parallel safe as $$
  select array_agg(area || ' ' || pair || ' ' || years)
    from unnest(public.name_pairs(name)) pair, (select '-' as years union select generate_series(coalesce(born - 2, 1900) / 5, coalesce(born + 2, 2100) / 5)::text) near
$$;

alter function person_keys cost 1000;
create index persons_keys on persons using gin (person_keys(kab, name, born_year)) with (fastupdate = off);

create or replace function similar_persons(at_home integer, at_kab text, called text, nik bytea, born integer) returns table (id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  with alike as materialized (
    select p.id, p.home, p.sealed, p.name, p.born_year from persons p where person_keys(p.kab, p.name, p.born_year) && sought_keys(at_kab, called, born))
  (select p.id from persons p where p.home = at_home and p.nik_hash = $4 and not p.sealed limit 10)
  union
  (select a.id from alike a where a.home = at_home and not a.sealed and (born is null or a.born_year is null or abs(a.born_year - born) <= 2) and similarity(a.name, called) >= 0.6
    order by similarity(a.name, called) desc, a.id limit 10)
$$;
