-- Reports of neighbours: who sent one and the code by which its progress is asked, kept apart from the case it opened.

create table reports (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  case_id uuid not null,
  code_hash text not null,
  name bytea,
  contact bytea,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id),
  unique (home, code_hash)
);
create index reports_case on reports (home, case_id);
create index reports_kab on reports (kab, at desc, id desc);
alter table reports enable row level security;
alter table reports force row level security;
create policy keeper on reports to current_user using (true) with check (true);
create policy reach on reports to pilar_app using (kab = any(nullif(current_setting('app.kab', true), '')::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on reports to pilar_app;
