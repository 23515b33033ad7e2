-- Signing in by telephone number: within credential_of the word `phone` meant the sealed column of workers, which no hash equals.
create or replace function credential_of(login text, phone bytea) returns table (worker uuid, home integer, salt bytea, hash bytea) language sql stable security definer set search_path = public, pg_temp as $$
  select c.worker, c.home, c.salt, c.hash from credentials c join workers w on w.home = c.home and w.id = c.worker
   where (c.username = credential_of.login or c.phone_hash = credential_of.phone) and not w.ended order by c.username = credential_of.login desc, c.changed_at limit 4
$$;
