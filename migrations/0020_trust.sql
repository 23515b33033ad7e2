-- Trust: who opened this record, the register of data incidents, and whom to ask.

create index reads_record on reads (home, record, at desc) where record is not null;

alter table offices add column dpo_name text, add column dpo_contact text;

create table breaches (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  title text not null,
  known_at timestamptz not null,
  due_at timestamptz not null,
  happened_at timestamptz,
  data text[] not null,
  how text not null,
  whose text not null,
  persons integer,
  handling text,
  stage text not null,
  told jsonb not null,
  lesson text,
  closed_at timestamptz,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (home, id)
);
create index breaches_known on breaches (kab, known_at desc, id desc);

do $$
declare
  one text;
begin
  foreach one in array array['breaches'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy keeper on %I to current_user using (true) with check (true)', one);
    execute format($p$create policy reach on %I to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]))$p$, one);
    execute format('grant select, insert, update on %I to pilar_app', one);
  end loop;
end $$;
