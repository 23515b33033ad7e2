-- A telephone that is locked cannot bear its token: by its worker and its own number it learns that it was put out.
alter table revoked add column device uuid;
create index revoked_device on revoked (worker, device);

create or replace function revoke_sessions(who uuid, one uuid) returns integer language sql security definer set search_path = public, pg_temp as $$
  with old as (delete from revoked where at < now() - interval '400 days'),
    gone as (delete from sessions s where s.worker = who and (one is null or s.id = one) returning s.home, s.token, s.worker, s.device),
    kept as (insert into revoked (home, token, worker, device) select home, token, worker, device from gone on conflict do nothing)
  select count(*)::integer from gone
$$;

create function device_put_out(who uuid, which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from revoked r where r.worker = who and r.device = which)
      or exists (select from sessions s join workers w on w.home = s.home and w.id = s.worker where s.worker = who and s.device = which and w.ended)
$$;

-- whoever signs in anew on a device that was put out is in again
create or replace function keep_session(who uuid, which uuid, at_device uuid, for_days integer) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare until timestamptz;
begin
  delete from sessions where worker = who and device = at_device and id <> which;
  update sessions set device = at_device, days = for_days, ends_at = now() + make_interval(days => for_days) where worker = who and id = which returning ends_at into until;
  delete from revoked where worker = who and device = at_device and until is not null;
  return until;
end $$;

revoke execute on function device_put_out from public;
grant execute on function device_put_out to pilar_app;
