-- Panti, UPT, LKS and rumah singgah: what each offers and how many places are free, its rooms with their beds, and who lives there from when to when.
create table institutions (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  name text not null,
  sort text not null,
  services jsonb not null,
  groups jsonb not null,
  papers jsonb not null,
  contact_name text,
  phone text,
  address text,
  note text,
  accepts boolean not null,
  places integer not null,
  free jsonb not null,
  free_total integer not null,
  over boolean not null,
  next_date date,
  taken jsonb not null,
  tally jsonb not null,
  primary key (home, id),
  unique (home, unit_id)
);
create index institutions_kab on institutions (kab, name, id);

create table rooms (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  name text not null,
  sex text not null,
  beds text[] not null,
  taken text[] not null,
  closed boolean not null,
  primary key (home, id)
);
create index rooms_unit on rooms (home, unit_id, name);

create table stays (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  unit_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  subject_id uuid not null,
  who text not null,
  sex text,
  born_year integer,
  group_key text not null,
  room_id uuid,
  bed text,
  state text not null,
  admitted_day date not null,
  admitted_at timestamptz not null,
  referral_id uuid,
  brought_by text,
  arrival bytea,
  things bytea,
  leave_from date,
  leave_until date,
  leave_with text,
  keeps_place boolean,
  left_day date,
  left_how text,
  left_to text,
  left_note bytea,
  letter_id uuid,
  by_id uuid not null,
  by_name text not null,
  sealed boolean not null,
  primary key (home, id),
  foreign key (home, case_id) references cases (home, id)
);
create index stays_kab on stays (kab, admitted_day desc, id desc);
create index stays_unit on stays (home, unit_id, state, admitted_day desc);
create index stays_case on stays (home, case_id);
-- the rules say so first; here the same is kept true against everything else
create unique index stays_living on stays (home, person_id) where state <> 'keluar';
create unique index stays_bed on stays (home, room_id, bed) where state <> 'keluar' and bed is not null;

alter table institutions enable row level security;
alter table institutions force row level security;
create policy keeper on institutions to current_user using (true) with check (true);
create policy reach on institutions to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on institutions to pilar_app;

alter table rooms enable row level security;
alter table rooms force row level security;
create policy keeper on rooms to current_user using (true) with check (true);
create policy reach on rooms to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on rooms to pilar_app;

alter table stays enable row level security;
alter table stays force row level security;
create policy keeper on stays to current_user using (true) with check (true);
create policy reach on stays to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on stays to pilar_app;
