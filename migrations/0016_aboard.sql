-- Coming aboard: a telephone number signs in as it stands in the worker's record, so that a corrected one counts at once; a worker is known again by NIK; a post may wait for the head's word; a first code runs out.
alter table workers add column nik bytea, add column nik_hash bytea, add column phone_hash bytea;
create index workers_phone on workers (phone_hash) where phone_hash is not null;
create index workers_nik on workers (home, nik_hash) where nik_hash is not null;
alter table posts add column approval text;

alter table credentials add column expires_at timestamptz;

drop function credential_of(text, bytea);
create function credential_of(login text, phone bytea) returns table (worker uuid, home integer, salt bytea, hash bytea, name text, username text, first boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select c.worker, c.home, c.salt, c.hash, w.name, c.username, c.must_change from credentials c join workers w on w.home = c.home and w.id = c.worker
   where (c.username = credential_of.login or w.phone_hash = credential_of.phone or (w.phone_hash is null and c.phone_hash = credential_of.phone)) and not w.ended and (c.expires_at is null or c.expires_at > now())
   order by c.username = credential_of.login desc, c.changed_at limit 4
$$;

drop function set_credential(uuid, text, bytea, bytea, bytea, boolean, uuid);
create function set_credential(who uuid, login text, phone bytea, new_salt bytea, new_hash bytea, must boolean, keep uuid, expires timestamptz default null) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at_home integer;
begin
  select w.home into at_home from workers w where w.id = who;
  insert into credentials (home, worker, username, phone_hash, salt, hash, must_change, expires_at) values (at_home, who, login, phone, new_salt, new_hash, must, expires)
    on conflict on constraint credentials_pkey do update set username = excluded.username, phone_hash = coalesce(excluded.phone_hash, credentials.phone_hash), salt = excluded.salt, hash = excluded.hash, must_change = excluded.must_change, expires_at = excluded.expires_at, changed_at = now();
  delete from sessions s where s.home = at_home and s.worker = who and s.id is distinct from keep;
end $$;

-- a first code counts once: of two who use it at the same moment one comes too late
create function take_code(who uuid, old_hash bytea, new_salt bytea, new_hash bytea) returns boolean language sql security definer set search_path = public, pg_temp as $$
  with taken as (update credentials c set salt = new_salt, hash = new_hash, must_change = false, expires_at = null, changed_at = now()
   where c.worker = who and c.hash = old_hash and c.must_change and (c.expires_at is null or c.expires_at > now()) returning 1) select exists (select from taken)
$$;

create or replace function posts_of(who uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'region', p.region, 'rt', p.rt, 'rw', p.rw, 'unitId', p.unit_id, 'pillar', p.pillar, 'line', p.line, 'from', p."from", 'until', p.until, 'bidang', p.bidang, 'approval', p.approval) order by p.id), '[]')
    from posts p where p.worker_id = who
$$;

-- whom a code is made for, once the act of inviting was allowed: who hands it over may know the worker by name alone
create function invited(who uuid) returns table (username text, name text) language sql stable security definer set search_path = public, pg_temp as $$
  select w.username, w.name from workers w where w.id = who and not w.ended
$$;

revoke execute on function credential_of, set_credential, take_code, invited from public;
grant execute on function credential_of, set_credential, take_code, invited to pilar_app;
