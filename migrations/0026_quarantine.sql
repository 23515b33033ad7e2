-- What the office knows of its phones, the quarantine for work whose right has ended, and the order to wipe.

-- when a device last spoke, what waits on it, which version it runs and how far its clock is out; nothing of any case
create table devices (
  home integer not null references homes (home),
  id uuid not null,
  worker uuid not null,
  agent text not null,
  version text,
  waiting integer not null default 0,
  refused integer not null default 0,
  skew integer not null default 0,
  first_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (home, id)
);
create index devices_worker on devices (home, worker);
create index devices_seen on devices (home, seen_at);
alter table devices enable row level security;
alter table devices force row level security;
create policy keeper on devices to current_user using (true) with check (true);
create policy reach on devices to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
grant select on devices to pilar_app;

create function device_seen(the_home integer, device uuid, who uuid, its_agent text, its_version text, waits integer, denied integer, its_skew integer) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into devices (home, id, worker, agent, version, waiting, refused, skew) values (the_home, device, who, its_agent, its_version, waits, denied, its_skew)
  on conflict (home, id) do update set worker = excluded.worker, agent = excluded.agent, version = excluded.version, waiting = excluded.waiting, refused = excluded.refused, skew = excluded.skew, seen_at = now()
$$;

-- envelopes that came too late for the right they were made under, or from a device that was put out; sealed, until the office takes them over or sets them aside
create table quarantine (
  home integer not null references homes (home),
  id uuid not null,
  worker uuid not null,
  worker_name text not null,
  region text not null,
  action text not null,
  at timestamptz not null,
  received timestamptz not null default now(),
  why text not null,
  since date,
  about uuid[] not null default '{}',
  -- whoever may read it must be a guardian of sealed cases: it speaks of one, or of what nobody knows
  guarded boolean not null default false,
  body_hash bytea not null,
  content bytea,
  state text not null default 'menunggu',
  settled_at timestamptz,
  settled_by uuid,
  settled_name text,
  settled_reason text,
  primary key (home, id)
);
create index quarantine_waiting on quarantine (home, state, received desc);
create index quarantine_worker on quarantine (home, worker);
alter table quarantine enable row level security;
alter table quarantine force row level security;
create policy keeper on quarantine to current_user using (true) with check (true);
create policy reach on quarantine to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[])) with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
grant select on quarantine to pilar_app;

-- keeps an envelope once; gives the hash of what is kept under this id, so that another body is noticed
create function quarantine_put(the_home integer, envelope uuid, who uuid, who_name text, place text, act text, made_at timestamptz, reason text, ended date, of uuid[], guard boolean, hash bytea, body bytea) returns bytea language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept bytea;
begin
  -- a home that is none is not asked for: what was sent stays with the worker's own office
  insert into quarantine (home, id, worker, worker_name, region, action, at, why, since, about, guarded, body_hash, content)
  values (the_home, envelope, who, who_name, place, act, made_at, reason, ended, of, guard, hash, body) on conflict (home, id) do nothing;
  select q.body_hash into kept from quarantine q where q.home = the_home and q.id = envelope;
  return kept;
end $$;

-- what a worker has in quarantine already, by id: what follows upon it is about the same
create function quarantine_of(who uuid, envelopes uuid[]) returns table (home integer, id uuid, body_hash bytea, about uuid[], guarded boolean, why text, since date, state text, received timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select q.home, q.id, q.body_hash, q.about, q.guarded, q.why, q.since, q.state, q.received from quarantine q where q.worker = who and q.id = any(envelopes)
$$;
create function quarantine_kin(who uuid, prefixes text[]) returns table (about uuid[], guarded boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select q.about, q.guarded from quarantine q where q.worker = who and left(q.id::text, 13) = any(prefixes)
$$;

create function quarantine_settle(the_home integer, envelope uuid, outcome text, who uuid, who_name text, reason text) returns boolean language sql security definer set search_path = public, pg_temp as $$
  with done as (
    update quarantine set state = outcome, settled_at = now(), settled_by = who, settled_name = who_name, settled_reason = reason, content = case when outcome = 'diambil' then null else content end
     where home = the_home and id = envelope and state = 'menunggu' returning 1)
  select exists (select from done)
$$;

-- the posts of a worker that ended after a moment, and the teams left after it: by these an act came too late
create function rights_lost(who uuid, made_at timestamptz) returns table (why text, since date, region text) language sql stable security definer set search_path = public, pg_temp as $$
  select 'post_ended', p.until, p.region from posts p where p.worker_id = who and p.line = 'area' and p.from <= (made_at + interval '8 hours')::date and p.until > p.from
     and p.until <= (now() + interval '9 hours')::date and made_at < p.until + interval '17 hours'
  union all
  select 'team_left', m.until, m.region from members m where m.worker_id = who and m.role <> 'terlibat' and m.until is not null and made_at < m.until + interval '17 hours'
  order by 2 desc
$$;

-- tokens of sessions that somebody put an end to: whoever still bears one may hand in what is unsent, and is told to wipe
create table revoked (
  home integer not null references homes (home),
  token bytea not null,
  worker uuid not null,
  at timestamptz not null default now(),
  primary key (home, token)
);
create index revoked_token on revoked (token);

create function revoke_sessions(who uuid, one uuid) returns integer language sql security definer set search_path = public, pg_temp as $$
  with old as (delete from revoked where at < now() - interval '400 days'),
    gone as (delete from sessions s where s.worker = who and (one is null or s.id = one) returning s.home, s.token, s.worker),
    kept as (insert into revoked (home, token, worker) select home, token, worker from gone on conflict do nothing)
  select count(*)::integer from gone
$$;

-- whose device this was: put out by the worker or the office, or of a worker who works here no more
create function revoked_told(token_hash bytea) returns table (home integer, worker uuid, name text, region text, homes integer[]) language sql stable security definer set search_path = public, pg_temp as $$
  select w.home, w.id, w.name, w.region, array(select distinct p.home from posts p where p.worker_id = w.id) from workers w where (w.home, w.id) in (
    select r.home, r.worker from revoked r where r.token = token_hash
    union select s.home, s.worker from sessions s join workers e on e.home = s.home and e.id = s.worker where s.token = token_hash and e.ended)
$$;

revoke execute on function device_seen, quarantine_put, quarantine_of, quarantine_kin, quarantine_settle, rights_lost, revoke_sessions, revoked_told from public;
grant execute on function device_seen, quarantine_put, quarantine_of, quarantine_kin, quarantine_settle, rights_lost, revoke_sessions, revoked_told to pilar_app;

-- whose act somebody took over, and how many seconds the device's clock was out
alter table history add column origin uuid, add column origin_name text, add column skew integer;
