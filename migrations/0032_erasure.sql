-- Erasure of somebody's data: asked by the data-protection officer, approved by the head, done once.
create table erasures (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  request_id uuid not null,
  whom bytea,
  reason text not null,
  state text not null,
  asked_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  person_id uuid,
  decided_at timestamptz,
  decided_by text,
  decided_reason text,
  erased_at timestamptz,
  erased_by text,
  primary key (home, id)
);
create index erasures_kab on erasures (kab, asked_at desc, id desc);
create index erasures_request on erasures (home, request_id);
alter table erasures enable row level security;
alter table erasures force row level security;
create policy keeper on erasures to current_user using (true) with check (true);
create policy reach on erasures to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on erasures to pilar_app;

-- Data keys are deleted by an erasure alone, and by nobody otherwise: those of the person and request it names, and of the family that went with them. Without its key what it sealed is never read again.
create function erase_keys(homes integer[], subjects uuid[]) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  delete from keys k using unnest(homes, subjects) as gone (home, subject)
   where k.home = gone.home and k.subject = gone.subject and k.home = any(nullif(current_setting('app.home', true), '')::integer[])
     and exists (select from erasures e where e.home = k.home and e.state = 'dihapus' and e.request_id = any(subjects))
$$;
revoke execute on function erase_keys(integer[], uuid[]) from public;
grant execute on function erase_keys(integer[], uuid[]) to pilar_app;
