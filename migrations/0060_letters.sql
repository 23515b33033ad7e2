-- Letters: the heads and registers of an office, how each sort is numbered, the letters, and the lines of the registers. The row of a register is its counter.

create table letterheads (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  government text,
  name text not null,
  address text not null,
  phone text,
  email text,
  city text not null,
  logo text,
  current boolean not null,
  by_name text not null,
  at timestamptz not null,
  primary key (home, id)
);
create index letterheads_kab on letterheads (kab, at desc, id desc);
create index letterheads_current on letterheads (home) where current;

create table letter_registers (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  name text not null,
  unit_code text,
  digits integer not null,
  year integer,
  last integer not null,
  ended boolean not null,
  primary key (home, id),
  unique (home, name)
);
create index letter_registers_kab on letter_registers (kab, name, id);

create table letter_templates (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  register_id uuid not null,
  pattern text not null,
  classification text,
  security text not null,
  primary key (home, id),
  unique (home, sort)
);
create index letter_templates_kab on letter_templates (kab, sort, id);

create table letters (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  subject text not null,
  stage text not null,
  security text not null,
  content bytea,
  paper bytea,
  sha256 text,
  register_id uuid,
  year integer,
  seq integer,
  suffix text,
  number text,
  day date,
  letterhead_id uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  signer_id uuid,
  signer_name text,
  signer_role text,
  delegation text,
  signed_at timestamptz,
  sent_at timestamptz,
  sent_via text,
  reason text,
  source_kind text,
  source_id uuid,
  case_id uuid,
  person_id uuid,
  sealed boolean not null,
  primary key (home, id)
);
create index letters_kab on letters (kab, at desc, id desc);
create index letters_stage on letters (home, stage, at desc);
create index letters_by on letters (home, by_id, at desc);
create index letters_signer on letters (home, signer_id, at desc) where signer_id is not null;
create index letters_register on letters (home, register_id, year) where register_id is not null;
create index letters_source on letters (home, source_id) where source_id is not null;
create index letters_case on letters (home, case_id) where case_id is not null;

create table letter_numbers (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  register_id uuid not null,
  year integer not null,
  seq integer not null,
  suffix text not null,
  place text not null,
  number text not null,
  day date not null,
  sort text,
  subject text,
  recipients text,
  signer_name text,
  letter_id uuid,
  state text not null,
  reason text,
  inserted text,
  primary key (home, id),
  unique (home, register_id, year, seq, suffix)
);
create index letter_numbers_kab on letter_numbers (kab, place, id);
create index letter_numbers_place on letter_numbers (home, register_id, year, place, id);

alter table letterheads enable row level security;
alter table letterheads force row level security;
create policy keeper on letterheads to current_user using (true) with check (true);
create policy reach on letterheads to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on letterheads to pilar_app;
alter table letter_registers enable row level security;
alter table letter_registers force row level security;
create policy keeper on letter_registers to current_user using (true) with check (true);
create policy reach on letter_registers to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on letter_registers to pilar_app;
alter table letter_templates enable row level security;
alter table letter_templates force row level security;
create policy keeper on letter_templates to current_user using (true) with check (true);
create policy reach on letter_templates to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on letter_templates to pilar_app;
alter table letters enable row level security;
alter table letters force row level security;
create policy keeper on letters to current_user using (true) with check (true);
create policy reach on letters to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on letters to pilar_app;
alter table letter_numbers enable row level security;
alter table letter_numbers force row level security;
create policy keeper on letter_numbers to current_user using (true) with check (true);
create policy reach on letter_numbers to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on letter_numbers to pilar_app;
