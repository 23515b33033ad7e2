-- Referrals: what goes out with every place it has been at, what came in, and the days on which an office does not work, by which their clocks count.

create table holidays (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  day date not null,
  name text not null,
  dropped boolean not null,
  by_name text not null,
  primary key (home, id),
  unique (home, day)
);
create index holidays_kab on holidays (kab, day desc, id desc);

create table referrals (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  sort text not null,
  case_id uuid not null,
  person_id uuid,
  household_id uuid,
  subject_id uuid not null,
  who text not null,
  rt text,
  to_sort text not null,
  to_name text not null,
  body text,
  share text[] not null,
  reason bytea,
  unconsented bytea,
  may_forward boolean not null,
  wanted date,
  answer_days integer not null,
  feedback_days integer not null,
  stage text not null,
  stage_at timestamptz not null,
  due date,
  wake_day date,
  late integer not null,
  refusal text,
  chain jsonb not null,
  from_id uuid not null,
  from_name text not null,
  from_pillar text,
  owner_id uuid not null,
  owner_name text not null,
  at timestamptz not null,
  ended_at timestamptz,
  letter_id uuid,
  sealed boolean not null,
  primary key (home, id)
);
create index referrals_kab on referrals (kab, at desc, id desc);
create index referrals_case on referrals (home, case_id);
create index referrals_own on referrals (home, owner_id, at desc);
create index referrals_from on referrals (home, from_id, at desc);
create index referrals_wake on referrals (home, wake_day) where wake_day is not null;

create table referral_steps (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  referral_id uuid not null,
  case_id uuid not null,
  subject_id uuid not null,
  nth integer not null,
  stage text not null,
  to_name text not null,
  refusal text,
  text bytea,
  by_name text not null,
  via text,
  at timestamptz not null,
  sealed boolean not null,
  primary key (home, id)
);
create index referral_steps_kab on referral_steps (kab, at desc, id desc);
create index referral_steps_referral on referral_steps (home, referral_id, at);
create index referral_steps_case on referral_steps (home, case_id);

create table receptions (
  home integer not null references homes (home),
  id uuid not null,
  prov text not null,
  kab text not null,
  kec text not null,
  region text not null,
  referral_id uuid not null,
  nth integer not null,
  step integer not null,
  case_id uuid,
  subject_id uuid not null,
  sort text not null,
  from_office text not null,
  from_name text not null,
  from_phone text,
  urgency text not null,
  who text,
  nik bytea,
  snapshot bytea,
  reason bytea,
  share text[] not null,
  may_forward boolean not null,
  wanted date,
  unit_id uuid,
  to_name text not null,
  body text,
  answer_days integer not null,
  feedback_days integer not null,
  stage text not null,
  stage_at timestamptz not null,
  due date,
  wake_day date,
  late integer not null,
  at timestamptz not null,
  read_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  refusal text,
  answer bytea,
  started_at timestamptz,
  ended_at timestamptz,
  next_id uuid,
  next_to text,
  case_here_id uuid,
  receiver_ids uuid[] not null,
  sealed boolean not null,
  nik_hash bytea,
  primary key (home, id)
);
create index receptions_kab on receptions (kab, at desc, id desc);
create index receptions_unit on receptions (home, unit_id, at desc) where unit_id is not null;
create index receptions_referral on receptions (home, referral_id);
create index receptions_case on receptions (home, case_id) where case_id is not null;
create index receptions_wake on receptions (home, wake_day) where wake_day is not null;
create index receptions_receivers on receptions using gin (kab, receiver_ids);

alter table holidays enable row level security;
alter table holidays force row level security;
create policy keeper on holidays to current_user using (true) with check (true);
create policy reach on holidays to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on holidays to pilar_app;
alter table referrals enable row level security;
alter table referrals force row level security;
create policy keeper on referrals to current_user using (true) with check (true);
create policy reach on referrals to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on referrals to pilar_app;
alter table referral_steps enable row level security;
alter table referral_steps force row level security;
create policy keeper on referral_steps to current_user using (true) with check (true);
create policy reach on referral_steps to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on referral_steps to pilar_app;
alter table receptions enable row level security;
alter table receptions force row level security;
create policy keeper on receptions to current_user using (true) with check (true);
create policy reach on receptions to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()) or receiver_ids @> array[nullif(current_setting('app.worker', true), '')::uuid])) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
grant select, insert, update on receptions to pilar_app;

-- whose link it is, while what it opens has not ended
create function door_of_reception(at_home integer, by_link bytea, tries integer) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('nonce', encode(d.nonce, 'hex'), 'reception', r.id, 'region', r.region, 'to', r.to_name)
    from doors d join receptions r on r.home = d.home and r.id = d.post
   where d.home = at_home and d.link = by_link and d.ends_at > now() and d.misses < tries and r.stage not in ('selesai', 'ditolak', 'diteruskan', 'dicabut')
$$;
revoke execute on function door_of_reception from public;
grant execute on function door_of_reception to pilar_app;
