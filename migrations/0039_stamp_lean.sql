-- The stamp of 0035, made of the same rows without writing their ids: any write of a row gives it another xmin, a new or a missing row another length.
create or replace function session_stamp(token_hash bytea) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select row(s.id, s.seen_at < now() - interval '1 minute', w.xmin, c.xmin,
        array(select p.xmin from posts p where p.worker_id = s.worker),
        array(select m.xmin from members m where m.worker_id = s.worker and m.role = 'terlibat'))
      from sessions s
      join workers w on w.home = s.home and w.id = s.worker
      join credentials c on c.home = s.home and c.worker = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $$;
