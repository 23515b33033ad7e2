-- How notices reach people outside the open app: what each worker chose, the devices that take a push, and every parcel with what became of it.

create table notice_choices (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  worker_id uuid not null,
  email bytea,
  push text[] not null,
  mail text[] not null,
  digest text[] not null,
  digest_at text not null,
  quiet_from text not null,
  quiet_to text not null,
  language text not null,
  primary key (home, id),
  unique (home, worker_id)
);
create index notice_choices_kab on notice_choices (kab, worker_id);
alter table notice_choices enable row level security;
alter table notice_choices force row level security;
create policy keeper on notice_choices to current_user using (true) with check (true);
create policy reach on notice_choices to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on notice_choices to pilar_app;

-- one notice (or one morning's digest) to one worker by one channel at one place: once. It names the notice and says nothing of it.
create table deliveries (
  home integer not null references homes (home),
  worker_id uuid not null,
  channel text not null,
  -- the device of a push; the worker for an e-mail
  target uuid not null,
  key text not null,
  notice_id uuid,
  urgent boolean not null default false,
  state text not null default 'menunggu',
  tries integer not null default 0,
  at timestamptz not null default now(),
  due_at timestamptz not null,
  -- the parcel it travels in: the same number at every try, so that a mail sent twice is known as one
  letter uuid,
  done_at timestamptz,
  why text,
  primary key (home, worker_id, channel, target, key)
);
create index deliveries_due on deliveries (home, due_at) where state = 'menunggu';
create index deliveries_at on deliveries (home, at);

-- how far each home's history has been looked through for notices to deliver
create table delivery_marks (
  home integer not null references homes (home),
  epoch text not null,
  xid xid8 not null,
  seq bigint not null,
  primary key (home)
);

do $$
declare
  one text;
begin
  foreach one in array array['deliveries', 'delivery_marks'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format($p$create policy reach on %I to pilar_app using (home = any((select nullif(current_setting('app.home', true), '')::int[])::int[])) with check (home = any((select nullif(current_setting('app.home', true), '')::int[])::int[]))$p$, one);
    execute format('grant select, insert, update on %I to pilar_app', one);
  end loop;
end $$;

-- where a browser takes a push, sealed: it belongs to one session and ends with it. Like sessions, out of the app role's reach but for these functions.
create table push_addresses (
  home integer not null references homes (home),
  id uuid not null default gen_random_uuid(),
  worker uuid not null,
  session uuid not null,
  -- keyed hash of the address: a browser that changes hands is taken over, never doubled
  mark bytea not null,
  address bytea not null,
  language text not null,
  at timestamptz not null default now(),
  primary key (home, id),
  unique (home, mark)
);
create index push_addresses_worker on push_addresses (home, worker);

create function push_put(who uuid, which uuid, its_mark bytea, its_address bytea, its_language text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at_home integer;
begin
  select s.home into at_home from sessions s where s.id = which and s.worker = who and s.ends_at > now();
  if at_home is null then return; end if;
  delete from push_addresses p where (p.mark = its_mark and (p.home, p.worker) <> (at_home, who)) or (p.home = at_home and p.worker = who and p.session = which and p.mark <> its_mark);
  insert into push_addresses (home, worker, session, mark, address, language) values (at_home, who, which, its_mark, its_address, its_language)
  on conflict (home, mark) do update set worker = excluded.worker, session = excluded.session, address = excluded.address, language = excluded.language, at = now();
  delete from push_addresses p where p.home = at_home and p.worker = who and p.id not in (select id from push_addresses l where l.home = at_home and l.worker = who order by l.at desc limit 10);
end $$;

-- the session's own, or, for a push service that says it is gone, this one
create function push_drop(who uuid, which uuid, one uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from push_addresses where worker = who and (session = which or id = one)
$$;

-- the addresses of workers whose session still lives, under the worker's own home
create function push_of(who uuid[]) returns table (home integer, id uuid, worker uuid, session uuid, address bytea, language text) language sql stable security definer set search_path = public, pg_temp as $$
  select p.home, p.id, p.worker, p.session, p.address, p.language from push_addresses p
   where p.worker = any(who) and exists (select from sessions s where s.home = p.home and s.id = p.session and s.worker = p.worker and s.ends_at > now())
$$;

-- whom a morning's digest could reach at all: everybody with a device
create function push_workers(at_homes integer[]) returns table (home integer, worker uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.home, p.worker from push_addresses p join sessions s on s.home = p.home and s.id = p.session and s.ends_at > now() where p.home = any(at_homes)
$$;

-- a worker as a session of theirs would tell now: what may not be read any more is not told of either
create function recipient_told(who uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('home', w.home, 'name', w.name, 'region', w.region, 'ended', w.ended, 'posts', posts_of(who),
      'shut', array(select distinct x from members m, unnest(array[m.case_id, m.person_id, m.household_id]) x where m.worker_id = who and m.role = 'terlibat' and x is not null order by x))
    from workers w where w.id = who order by w.ended limit 1
$$;

-- several sessions at once: whether each still tells what it told
create function session_stamps(tokens bytea[]) returns table (token bytea, stamp text) language sql stable security definer set search_path = public, pg_temp as $$
  select t, session_stamp(t) from unnest(tokens) t
$$;

-- every 30 seconds, by the owner: addresses whose session has ended, and parcels that are long over
create function sweep_deliveries() returns void language sql set search_path = public, pg_temp as $$
  delete from push_addresses p where not exists (select from sessions s where s.home = p.home and s.id = p.session and s.ends_at > now());
  delete from deliveries where at < now() - interval '30 days';
$$;

revoke execute on function push_put, push_drop, push_of, push_workers, recipient_told, session_stamps, sweep_deliveries from public;
grant execute on function push_put, push_drop, push_of, push_workers, recipient_told, session_stamps to pilar_app;

-- to whom notices are addressed, whatever their seal: asked by the line and the letters, which then tell those who may read them, and nobody else
create function addressed_as(ids uuid[]) returns table (id uuid, home integer, region text, code text, to_worker uuid, to_role text, rt text, rw text, sealed boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.home, n.region, n.code, n.to_worker, n.to_role, n.rt, n.rw, n.sealed from notices n where n.home = any(array(select distinct ('x' || right(i::text, 5))::bit(20)::integer from unnest(ids) i)) and n.id = any(ids)
$$;
revoke execute on function addressed_as from public;
grant execute on function addressed_as to pilar_app;
