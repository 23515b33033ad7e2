-- The box: acts whose maker is not to be named. They lie sealed until the next morning, go out together in no order, and leave behind who sent what in a form that only the master key opens.

create table unnamed (
  home integer not null references homes (home),
  id uuid not null,
  content bytea not null,
  due timestamptz not null,
  primary key (home, id)
);
-- by a keyed hash of its envelope an act counts once, for ever; nothing else is kept of it but the morning on which it went out
create table unnamed_seen (
  home integer not null references homes (home),
  mark bytea not null,
  body bytea not null,
  due timestamptz not null,
  primary key (home, mark)
);
-- who sent a record: sealed, and a keyed hash of record and sender together, so that no two records of one sender look alike
create table unnamed_senders (
  home integer not null references homes (home),
  id uuid not null,
  mark bytea not null,
  content bytea not null,
  primary key (home, id)
);
create table unnamed_rounds (
  home integer not null references homes (home),
  at timestamptz not null,
  primary key (home)
);

-- keeps an act once; gives the hash of what was kept under this mark, so that another body is noticed, and its morning
create function unnamed_put(the_home integer, the_id uuid, the_mark bytea, the_body bytea, the_content bytea, the_due timestamptz) returns table (body bytea, morning timestamptz) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  shuffled unnamed[];
begin
  perform pg_advisory_xact_lock(hashtextextended('box', the_home));
  insert into unnamed_seen (home, mark, body, due) values (the_home, the_mark, the_body, the_due) on conflict (home, mark) do nothing;
  if found then
    -- every row is written anew in an order that tells nothing: neither its place nor its transaction says when it came
    select array_agg(b order by random()) into shuffled from unnamed b where b.home = the_home;
    delete from unnamed where home = the_home;
    insert into unnamed (home, id, content, due) values (the_home, the_id, the_content, the_due);
    insert into unnamed select (unnest(shuffled)).*;
  end if;
  return query select s.body, s.due from unnamed_seen s where s.home = the_home and s.mark = the_mark;
end $$;

create function unnamed_known(the_home integer, the_mark bytea) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select s.body from unnamed_seen s where s.home = the_home and s.mark = the_mark
$$;
create function unnamed_waiting(homes integer[]) returns table (home integer, id uuid, content bytea, due timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select b.home, b.id, b.content, b.due from unnamed b where b.home = any(homes) order by b.home, b.id
$$;
create function unnamed_homes(until timestamptz) returns table (home integer, oldest timestamptz, last timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select b.home, min(b.due), (select r.at from unnamed_rounds r where r.home = b.home) from unnamed b where b.due <= until group by b.home
$$;

-- an act went out: its sender is laid beside what it made, and it leaves the box
create function unnamed_out(the_home integer, the_id uuid, made uuid, the_mark bytea, the_content bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('box', the_home));
  insert into unnamed_senders (home, id, mark, content) select the_home, made, the_mark, the_content where made is not null on conflict (home, id) do nothing;
  delete from unnamed where home = the_home and id = the_id
$$;
create function unnamed_round(the_home integer, the_at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into unnamed_rounds (home, at) values (the_home, the_at) on conflict (home) do update set at = excluded.at
$$;
create function unnamed_marks(homes integer[]) returns table (id uuid, mark bytea) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.mark from unnamed_senders s where s.home = any(homes)
$$;
create function unnamed_sender(the_home integer, the_id uuid) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select s.content from unnamed_senders s where s.home = the_home and s.id = the_id
$$;
-- who was in touch since a moment, and so could have put something into the box
create function in_touch(the_home integer, who uuid[], since timestamptz) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select s.worker from sessions s where s.home = the_home and s.worker = any(who) and (since is null or s.seen_at >= since) union select d.worker from devices d where d.home = the_home and d.worker = any(who) and (since is null or d.seen_at >= since)
$$;
revoke execute on function unnamed_put, unnamed_known, unnamed_waiting, unnamed_homes, unnamed_out, unnamed_round, unnamed_marks, unnamed_sender, in_touch from public;
grant execute on function unnamed_put, unnamed_known, unnamed_waiting, unnamed_homes, unnamed_out, unnamed_round, unnamed_marks, unnamed_sender, in_touch to pilar_app;
