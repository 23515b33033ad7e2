-- Which houses of a province have places, in numbers: asked by those who refer somebody beyond their own office. It tells what a house offers, and nobody who lives there.
create function free_places(province text) returns table (home integer, unit_id uuid, region text, kab text, name text, sort text, services jsonb, groups jsonb, free jsonb, free_total integer, places integer, phone text, accepts boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.home, i.unit_id, i.region, i.kab, i.name, i.sort, i.services, i.groups, i.free, i.free_total, i.places, i.phone, i.accepts
    from institutions i join units u on u.home = i.home and u.id = i.unit_id
   where i.prov = province and not u.ended
   order by i.kab, i.name, i.unit_id
   limit 1000
$$;
revoke all on function free_places(text) from public;
grant execute on function free_places(text) to pilar_app;
