-- Answers without an account: one personal link per post, opened by a PIN handed over in person; and how an answer given by word of mouth came.

alter table notices add column answered_via text, add column recorded_by text;

-- the link is found by a keyed hash, the PIN is kept as one; neither can be read out of the database
create table doors (
  home integer not null references homes (home),
  post uuid not null,
  nonce bytea not null,
  link bytea not null,
  pin bytea not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  misses integer not null default 0,
  opened_at timestamptz,
  primary key (home, post),
  unique (home, link)
);

create function door_put(at_home integer, of_post uuid, with_nonce bytea, with_link bytea, with_pin bytea, by_worker uuid, days integer) returns timestamptz language sql security definer set search_path = public, pg_temp as $$
  insert into doors (home, post, nonce, link, pin, made_by, ends_at) values (at_home, of_post, with_nonce, with_link, with_pin, by_worker, now() + make_interval(days => days))
  on conflict (home, post) do update set nonce = excluded.nonce, link = excluded.link, pin = excluded.pin, made_by = excluded.made_by, made_at = now(), ends_at = excluded.ends_at, misses = 0, opened_at = null
  returning ends_at
$$;

create function door_shut(at_home integer, of_post uuid) returns integer language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from doors where home = at_home and post = of_post returning 1) select count(*)::integer from gone
$$;

-- whose door it is, while it can be used: not run out, not locked by wrong PINs, the worker not ended
create function door_of(at_home integer, by_link bytea, tries integer) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('nonce', encode(d.nonce, 'hex'), 'worker', w.id, 'name', w.name, 'posts', posts_of(w.id), 'post', p.id,
    'shut', coalesce((select jsonb_agg(distinct x) from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = w.id and m.role = 'terlibat' and x is not null), '[]'))
    from doors d join posts p on p.home = d.home and p.id = d.post join workers w on w.id = p.worker_id
   where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries and not w.ended
$$;

-- one try: the row is locked, so that tries sent at once are all counted
create function door_try(at_home integer, by_link bytea, with_pin bytea, tries integer) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tried record;
begin
  select d.post, d.pin = with_pin as fits into tried from doors d where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries for update;
  if tried.fits is not true then
    update doors set misses = misses + 1 where home = at_home and post = tried.post;
    return false;
  end if;
  update doors set misses = 0, opened_at = now() where home = at_home and post = tried.post;
  return true;
end $$;

create function doors_of(at_home integer, of_posts uuid[]) returns table (post uuid, nonce bytea, made_at timestamptz, ends_at timestamptz, misses integer, opened_at timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select d.post, d.nonce, d.made_at, d.ends_at, d.misses, d.opened_at from doors d where d.home = at_home and d.post = any(of_posts)
$$;

-- whom a notice in the app reaches: those who have signed in with a password of their own
create function with_accounts(who uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.worker from credentials c where c.worker = any(who) and not c.must_change
$$;
create index credentials_worker on credentials (worker);

revoke execute on function door_put, door_shut, door_of, door_try, doors_of, with_accounts from public;
grant execute on function door_put, door_shut, door_of, door_try, doors_of, with_accounts to pilar_app;
