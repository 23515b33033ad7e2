-- The guest book of offices and panti: who came, from where, what for, whom they met, when they came and went.
create table guests (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  day date not null,
  arrived text not null,
  name text not null,
  instansi text,
  phone bytea,
  purpose text not null,
  met text not null,
  departed text,
  unit_id uuid,
  by_id uuid not null,
  by_name text not null,
  primary key (home, id)
);
create index guests_day on guests (kab, day desc, id desc);
create index guests_by on guests (home, by_id, day);

alter table guests enable row level security;
alter table guests force row level security;
create policy keeper on guests to current_user using (true) with check (true);
create policy reach on guests to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on guests to pilar_app;
