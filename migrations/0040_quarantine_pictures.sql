-- Pictures of a report in quarantine: they lie beside its envelope, sealed and looked at by nobody, until somebody takes it over.
create table quarantine_pictures (
  home integer not null,
  envelope uuid not null,
  sha256 text not null,
  visit_id uuid not null,
  worker uuid not null,
  size integer not null,
  -- every part is here, and together they have the SHA-256 that was announced
  whole boolean not null default false,
  touched_at timestamptz not null default now(),
  primary key (home, envelope, sha256),
  foreign key (home, envelope) references quarantine (home, id)
);
create index quarantine_pictures_of on quarantine_pictures (home, worker);
alter table quarantine_pictures enable row level security;
alter table quarantine_pictures force row level security;
create policy keeper on quarantine_pictures to current_user using (true) with check (true);
create policy reach on quarantine_pictures to pilar_app using (home = any(nullif(current_setting('app.home', true), '')::integer[]) and nullif(current_setting('app.eyes', true), '') = 'house') with check (home = any(nullif(current_setting('app.home', true), '')::integer[]));
grant select on quarantine_pictures to pilar_app;

create table quarantine_parts (
  home integer not null,
  envelope uuid not null,
  sha256 text not null,
  part integer not null,
  bytes bytea not null,
  primary key (home, envelope, sha256, part),
  foreign key (home, envelope, sha256) references quarantine_pictures (home, envelope, sha256) on delete cascade
);

-- the envelope in quarantine to which the pictures of a visit belong: the report itself, or one that speaks of a picture alone
create function quarantine_report(homes integer[], who uuid, visit uuid) returns table (home integer, id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select q.home, q.id from quarantine q where q.home = any(homes) and q.worker = who and visit = any(q.about) and q.action in ('visit.report', 'visit.report_unannounced', 'photo.attach')
   order by q.action = 'photo.attach', q.received limit 1
$$;

-- begins a picture or finds it again; no more of one report than a visit bears, no more halves of one sender than of ordinary pictures
create function quarantine_picture(the_home integer, of uuid, digest text, visit uuid, who uuid, its_size integer, most integer, most_halves integer) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest and (p.whole or p.size = its_size)) then
    return 'there';
  end if;
  delete from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest;
  if (select count(*) from quarantine_pictures p where p.home = the_home and p.envelope = of) >= most then
    return 'too_many';
  end if;
  if (select count(*) from quarantine_pictures p where p.home = the_home and p.worker = who and not p.whole) >= most_halves then
    return 'too_many_halves';
  end if;
  insert into quarantine_pictures (home, envelope, sha256, visit_id, worker, size) values (the_home, of, digest, visit, who, its_size) on conflict do nothing;
  return 'begun';
end $$;

-- takes one part; what is whole stays as it is
create function quarantine_part(the_home integer, of uuid, digest text, nth integer, content bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  with row as (update quarantine_pictures p set touched_at = now() where p.home = the_home and p.envelope = of and p.sha256 = digest and not p.whole returning p.home)
  insert into quarantine_parts (home, envelope, sha256, part, bytes) select row.home, of, digest, nth, content from row
    on conflict (home, envelope, sha256, part) do update set bytes = excluded.bytes
$$;
create function quarantine_progress(the_home integer, of uuid, digest text) returns table (size integer, whole boolean, parts integer[]) language sql stable security definer set search_path = public, pg_temp as $$
  select p.size, p.whole, array(select t.part from quarantine_parts t where t.home = p.home and t.envelope = p.envelope and t.sha256 = p.sha256 order by t.part)
    from quarantine_pictures p where p.home = the_home and p.envelope = of and p.sha256 = digest
$$;
create function quarantine_bytes(the_home integer, of uuid, digest text) returns table (bytes bytea) language sql stable security definer set search_path = public, pg_temp as $$
  select t.bytes from quarantine_parts t where t.home = the_home and t.envelope = of and t.sha256 = digest order by t.part
$$;
-- whole: every part reads back as announced; gone: damaged, or a record of its visit from now on
create function quarantine_picture_is(the_home integer, of uuid, digest text, outcome text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if outcome = 'whole' then
    update quarantine_pictures set whole = true where home = the_home and envelope = of and sha256 = digest;
  else
    delete from quarantine_pictures where home = the_home and envelope = of and sha256 = digest;
  end if;
end $$;

create or replace function sweep_uploads() returns void language sql set search_path = public, pg_temp as $$
  delete from uploads where touched_at < now() - interval '7 days';
  delete from quarantine_pictures where not whole and touched_at < now() - interval '7 days'
$$;

revoke execute on function quarantine_report, quarantine_picture, quarantine_part, quarantine_progress, quarantine_bytes, quarantine_picture_is from public;
grant execute on function quarantine_report, quarantine_picture, quarantine_part, quarantine_progress, quarantine_bytes, quarantine_picture_is to pilar_app;
