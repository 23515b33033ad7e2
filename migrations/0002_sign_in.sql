-- Sign-in: a try is counted before the password is looked at, one name at a time, so that tries sent at once are all counted.
-- A name or telephone number may stand in two homes, or be shared: each holder's password is asked.

create function throttle_try(keys bytea[], minutes integer, tries integer, out wait integer, out counted timestamptz) language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(keys[1], 'hex'), 5272));
  wait := throttle_wait(keys, minutes, tries);
  if wait > 0 then return; end if;
  counted := clock_timestamp();
  delete from throttles where at < now() - interval '1 day';
  insert into throttles (key, at) select key, counted from unnest(keys) key;
end $$;

create function throttle_pardon(keys bytea[], counted timestamptz) returns void language sql security definer set search_path = public as $$
  delete from throttles where key = any(keys) and at = counted
$$;

create or replace function credential_of(login text, phone bytea) returns table (worker uuid, home integer, salt bytea, hash bytea) language sql stable security definer set search_path = public as $$
  select c.worker, c.home, c.salt, c.hash from credentials c join workers w on w.home = c.home and w.id = c.worker
   where (c.username = login or c.phone_hash = phone) and not w.ended order by c.username = login desc, c.changed_at limit 4
$$;

revoke execute on function throttle_try, throttle_pardon from public;
grant execute on function throttle_try, throttle_pardon to pilar_app;
drop function throttle_miss(bytea[]);
