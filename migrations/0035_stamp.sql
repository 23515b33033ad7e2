-- What a session tells, as a stamp: it changes whenever anything of it does (its end, its worker, password, posts, shut-outs), and costs half as much as telling.
-- Every write of a row gives it another xmin.
create function session_stamp(token_hash bytea) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select concat_ws(' ', s.id, s.seen_at < now() - interval '1 minute', w.xmin, c.xmin,
        (select string_agg(p.id || ' ' || p.xmin, ' ' order by p.id) from posts p where p.worker_id = s.worker), '/',
        (select string_agg(m.id || ' ' || m.xmin, ' ' order by m.id) from members m where m.worker_id = s.worker and m.role = 'terlibat'))
      from sessions s
      join workers w on w.home = s.home and w.id = s.worker
      join credentials c on c.home = s.home and c.worker = s.worker
     where s.token = token_hash and s.ends_at > now() and not w.ended);
end $$;
revoke execute on function session_stamp from public;
grant execute on function session_stamp to pilar_app;
