-- Fills a migrated database with an invented country of cases, set by set. Told by: bench.cases (how many), bench.villages (at most so many kelurahan per kabupaten);
-- bench_seal(k, wrapped, story, address, landmark, found) holds 64 ready sealed values, bench_word(no, first, last) the names. Statements are separated by lines of two dashes and an equals sign.

create function pg_temp.bench_id(sort integer, home integer, ms bigint, n bigint) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex(ms), 12, '0') || '8' || lpad(to_hex(sort), 3, '0') || '8' || lpad(to_hex(n), 10, '0') || lpad(to_hex(home), 5, '0'))::uuid
$$;
--=
-- ten kabupaten with uneven shares in thousandths of all cases; Kota Bima has a tenth
create temp table bench_kab as
select share.no, share.kab, replace(share.kab, '.', '')::int as home, share.lo, share.hi,
       (select array_agg(code) from (select code from regions where level = 4 and code like share.kab || '.%' order by code limit current_setting('bench.villages')::int) place) as villages
  from (values (0, '52.72', 0, 100), (1, '35.15', 100, 300), (2, '32.04', 300, 480), (3, '33.74', 480, 630), (4, '73.71', 630, 750), (5, '12.71', 750, 840), (6, '61.71', 840, 910), (7, '52.06', 910, 960), (8, '81.71', 960, 990), (9, '53.71', 990, 1000)) share (no, kab, lo, hi);
--=
-- workers: per kabupaten four operators, a kabid of rehabilitasi sosial and a head; per kelurahan a PSM and a lurah
create temp table bench_worker as
select row_number() over (order by kab.no, sort, region, nth) as n, kab.kab, kab.home, sort as role, region, nth from bench_kab kab, lateral (
  select 'operator' as sort, kab.kab as region, nth from generate_series(1, 4) nth union all select 'kabid', kab.kab, 1 union all select 'kepala_dinas', kab.kab, 1
  union all select role, village, 1 from unnest(kab.villages) village, unnest(array['psm', 'lurah']) role) post;
--=
insert into workers (home, id, prov, kab, kec, region, name, username, ended)
select home, pg_temp.bench_id(1, home, 1600000000000, w.n), left(kab, 2), kab, kab, kab, f.first || ' ' || l.last, role || '.' || w.n, false
  from bench_worker w join bench_word f on f.no = w.n % 80 join bench_word l on l.no = (w.n * 31) % 80;
--=
insert into posts (home, id, prov, kab, kec, region, worker_id, worker_name, role, pillar, bidang, line, "from")
select w.home, pg_temp.bench_id(2, w.home, 1600000000000, n), left(w.kab, 2), w.kab, case when length(w.region) > 8 then left(w.region, 8) else w.region end, w.region, worker.id, worker.name, role,
       case role when 'psm' then 'psm' end, case role when 'kabid' then 'rehsos' end, 'area', '2020-01-01'
  from bench_worker w join workers worker on worker.home = w.home and worker.id = pg_temp.bench_id(1, w.home, 1600000000000, w.n);
--=
create temp table bench_base as
select n, kab, home, region, left(region, 8) as kec, left(region, 2) as prov, ms, to_timestamp(ms / 1000) as at, rt, rw, who, sex, born, stage, sealed, moved, led, planned, reported, n & 63 as k,
       case when place % 7 = 6 then lag(n) over kelurahan else n end as house, case urge when 0 then 'darurat' when 1 then 'segera' else 'biasa' end as urgency, array[need] as needs
  from (
    select n, kab.kab, kab.home, kab.villages[1 + floor(u1 * cardinality(kab.villages))::int] as region, 1672531200000 + n * 94608000000 / current_setting('bench.cases')::bigint as ms,
           lpad((1 + floor(u2 * 12))::text, 3, '0') as rt, lpad((1 + floor(u3 * 5))::text, 3, '0') as rw, f.first || ' ' || m.last || case when u4 < 0.5 then ' ' || l.last else '' end as who,
           case when u4 < 0.5 then 'P' else 'L' end as sex, 1935 + floor(u5 * 85)::int as born, floor(u6 * 10)::int as urge, (array['makan', 'sakit', 'lansia', 'disabilitas', 'anak', 'telantar', 'jiwa', 'dokumen'])[1 + floor(u7 * 8)::int] as need,
           (array['masuk', 'masuk', 'masuk', 'masuk', 'masuk', 'ditelaah', 'ditelaah', 'penjangkauan', 'asesmen', 'asesmen', 'perencanaan', 'intervensi', 'intervensi', 'monitoring', 'monitoring', 'selesai', 'selesai', 'selesai', 'ditolak', 'duplikat'])[1 + floor(u8 * 20)::int] as stage,
           u9 < 0.03 as sealed, u8 >= 0.25 as moved, u8 >= 0.35 and u8 < 0.9 as led, u8 >= 0.35 and u8 < 0.9 and u10 < 0.7 as planned, u8 >= 0.35 and u8 < 0.9 and u10 < 0.5 as reported,
           row_number() over (partition by kab.kab, floor(u1 * cardinality(kab.villages)) order by n) as place
      from (select n, random() u1, random() u2, random() u3, random() u4, random() u5, random() u6, random() u7, random() u8, random() u9, random() u10, floor(power(random(), 1.6) * 80) f, floor(power(random(), 1.6) * 80) m, floor(random() * 80) l
              from generate_series(1::bigint, current_setting('bench.cases')::bigint) n) dice
      join bench_kab kab on (n * 7919) % 1000 >= kab.lo and (n * 7919) % 1000 < kab.hi
      join bench_word f on f.no = dice.f join bench_word m on m.no = dice.m join bench_word l on l.no = dice.l) drawn
window kelurahan as (partition by region order by n);
--=
create index on bench_base (n);
--=
analyze bench_base;
--=
-- who leads what: the PSM of the kelurahan
create temp table bench_lead as select w.region, p.worker_id as id, p.worker_name as name from bench_worker w join posts p on p.home = w.home and p.id = pg_temp.bench_id(2, w.home, 1600000000000, w.n) where w.role = 'psm';
--=
create temp table bench_kabid as select p.kab, p.worker_id as id, p.worker_name as name from posts p where p.role = 'kabid';
--=
analyze bench_lead; analyze bench_kabid;
--=
insert into households (home, id, prov, kab, kec, region, label, rt, rw, address, landmark, sealed)
select home, pg_temp.bench_id(3, home, ms, n), prov, kab, kec, region, 'Keluarga ' || who, rt, rw, s.address, s.landmark, sealed from bench_base b join bench_seal s using (k) where house = n order by n;
--=
insert into persons (home, id, prov, kab, kec, region, name, description, sex, born_year, household_id, sealed, nik, nik_hash)
select b.home, pg_temp.bench_id(4, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, case when b.n % 20 > 0 then b.who end, case when b.n % 20 = 0 then b.who end, b.sex, b.born, pg_temp.bench_id(3, h.home, h.ms, h.n), b.sealed,
       case when b.n % 3 = 0 then s.nik end, case when b.n % 3 = 0 then sha256(int8send(b.n)) end
  from bench_base b join bench_base h on h.n = b.house join bench_seal s on s.k = b.k order by b.n;
--=
-- the rest of the family, for one case in three
insert into persons (home, id, prov, kab, kec, region, name, sex, born_year, household_id, sealed)
select b.home, pg_temp.bench_id(5, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, w.first || ' ' || b.who, case b.sex when 'L' then 'P' else 'L' end, b.born + 1, pg_temp.bench_id(3, h.home, h.ms, h.n), b.sealed
  from bench_base b join bench_base h on h.n = b.house join bench_word w on w.no = b.n % 80 where b.n % 3 = 0 order by b.n;
--=
insert into memberships (home, id, prov, kab, kec, region, person_id, household_id, tie, "from", sealed)
select b.home, pg_temp.bench_id(6, b.home, b.ms, b.n * 2 + nth), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(4 + nth, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), case nth when 0 then 'kepala_keluarga' else 'famili_lain' end, b.at::date, b.sealed
  from bench_base b join bench_base h on h.n = b.house, generate_series(0, case when b.n % 3 = 0 then 1 else 0 end) nth order by b.n;
--=
insert into keys (home, subject, wrapped)
select b.home, pg_temp.bench_id(sort, b.home, b.ms, b.n), s.wrapped from bench_base b join bench_seal s using (k), generate_series(3, 4) sort where sort = 4 or b.house = b.n order by b.n;
--=
insert into cases (home, id, prov, kab, kec, region, who, nameless, person_id, household_id, subject_id, needs, urgency, rt, rw, landmark, address, story, source, reporter_id, reporter_name, follower_id, opened_at, opened_day, sealed, types, subtypes, stage, stage_at, lead_id, lead_name, lead_pillar, next_day, suspects, clashes)
select b.home, pg_temp.bench_id(7, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, b.who, b.n % 20 = 0, pg_temp.bench_id(4, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), pg_temp.bench_id(4, b.home, b.ms, b.n), b.needs, b.urgency, b.rt, b.rw,
       s.landmark, s.address, s.story, 'pilar', l.id, l.name, l.id, b.at, b.at::date, b.sealed, case when b.moved then array['FM'] else '{}' end, '{}', b.stage, b.at, case when b.led then l.id end, case when b.led then l.name end, case when b.led then 'psm' end,
       case when b.led then b.at::date + 14 end, '{}', '[]'
  from bench_base b join bench_base h on h.n = b.house join bench_seal s on s.k = b.k join bench_lead l on l.region = b.region order by b.n;
--=
insert into members (home, id, prov, kab, kec, region, case_id, person_id, household_id, worker_id, worker_name, pillar, role, "from", sealed)
select b.home, pg_temp.bench_id(8, b.home, b.ms, b.n * 2), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(4, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), l.id, l.name, 'psm', 'lead', b.at::date, b.sealed
  from bench_base b join bench_base h on h.n = b.house join bench_lead l on l.region = b.region where b.led and b.n % 25 = 0 or b.led and b.n > current_setting('bench.cases')::bigint * 95 / 100 order by b.n;
--=
insert into members (home, id, prov, kab, kec, region, case_id, person_id, household_id, worker_id, worker_name, role, "from", until, sealed)
select b.home, pg_temp.bench_id(8, b.home, b.ms, b.n * 2), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(4, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), l.id, l.name, 'lead', b.at::date, b.at::date + 90, b.sealed
  from bench_base b join bench_base h on h.n = b.house join bench_lead l on l.region = b.region where b.led and b.n % 25 > 0 and b.n <= current_setting('bench.cases')::bigint * 95 / 100 order by b.n;
--=
insert into members (home, id, prov, kab, kec, region, case_id, person_id, household_id, worker_id, worker_name, role, "from", until, sealed)
select b.home, pg_temp.bench_id(8, b.home, b.ms, b.n * 2 + 1), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(4, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), l.id, l.name, 'tim', b.at::date,
       case when b.n % 10 > 0 then b.at::date + 90 end, true
  from bench_base b join bench_base h on h.n = b.house join bench_kabid l on l.kab = b.kab where b.sealed order by b.n;
--=
insert into trips (home, id, prov, kab, kec, region, sort, day, "from", "to", lead_id, lead_name, lead_pillar, joiner_ids, joiners, purpose, basis, rt, rw, households, planned_by_id, state, announced, sealed, at)
select b.home, pg_temp.bench_id(9, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, 'kunjungan', b.at::date + 3, '09:00', '11:00', l.id, l.name, 'psm', '{}', '[]', 'asesmen', 'inisiatif', b.rt, b.rw, 1, l.id, case when b.reported then 'selesai' else 'rencana' end, true, b.sealed, b.at
  from bench_base b join bench_lead l on l.region = b.region where b.planned order by b.n;
--=
insert into visits (home, id, prov, kab, kec, region, trip_id, case_id, household_id, person_id, subject_id, rt, rw, sort, day, "from", "to", lead_id, lead_name, lead_pillar, joiner_ids, purpose, sealed, state, announced, met, findings, actions, reported_at, reported_by_id, reported_by_name, corrections)
select b.home, pg_temp.bench_id(10, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(9, b.home, b.ms, b.n), pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(3, h.home, h.ms, h.n), pg_temp.bench_id(4, b.home, b.ms, b.n), pg_temp.bench_id(4, b.home, b.ms, b.n),
       b.rt, b.rw, 'kunjungan', b.at::date + 3, '09:00', '11:00', l.id, l.name, 'psm', '{}', 'asesmen', b.sealed, case when b.reported then 'selesai' else 'rencana' end, true,
       case when b.reported then s.landmark end, case when b.reported then s.found end, case when b.reported then s.story end, case when b.reported then b.at + interval '3 days' end, case when b.reported then l.id end, case when b.reported then l.name end, '[]'
  from bench_base b join bench_base h on h.n = b.house join bench_seal s on s.k = b.k join bench_lead l on l.region = b.region where b.planned order by b.n;
--=
insert into notices (home, id, prov, kab, kec, region, code, to_role, from_id, asks, state, day, trip_id, case_id, told, sealed, at, shared_at, shared_by, opened_at, answer, answered_at, answered_orally, cancelled)
select b.home, pg_temp.bench_id(11, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, 'trip.announced', 'lurah', l.id, true, case when b.reported then 'dijawab' else 'dibagikan' end, b.at::date + 3, pg_temp.bench_id(9, b.home, b.ms, b.n), null,
       jsonb_build_object('leadName', l.name, 'day', b.at::date + 3, 'from', '09:00', 'to', '11:00', 'purpose', 'asesmen', 'households', 1), false, b.at, b.at, 'aplikasi', case when b.reported then b.at + interval '2 hours' end, case when b.reported then 'diketahui' end, case when b.reported then b.at + interval '2 hours' end, false, false
  from bench_base b join bench_lead l on l.region = b.region where b.planned and not b.sealed order by b.n;
--=
insert into notices (home, id, prov, kab, kec, region, code, to_worker, to_name, from_id, asks, state, case_id, told, sealed, at, shared_at, shared_by, answered_orally, cancelled)
select b.home, pg_temp.bench_id(12, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, 'case.assigned', l.id, l.name, k.id, false, 'dibagikan', pg_temp.bench_id(7, b.home, b.ms, b.n), '{}', b.sealed, b.at, b.at, 'aplikasi', false, false
  from bench_base b join bench_lead l on l.region = b.region join bench_kabid k on k.kab = b.kab where b.led order by b.n;
--=
insert into next_steps (home, id, prov, kab, kec, region, case_id, visit_id, what, owner_id, owner_name, due, state, from_id, sealed)
select b.home, pg_temp.bench_id(13, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(10, b.home, b.ms, b.n), 'Antar berkas ke kantor kelurahan', l.id, l.name, b.at::date + 14, case when b.n % 10 > 0 then 'selesai' else 'terbuka' end, l.id, b.sealed
  from bench_base b join bench_lead l on l.region = b.region where b.reported order by b.n;
--=
insert into remarks (home, id, prov, kab, kec, region, case_id, subject_id, "text", by_id, by_name, at, sealed)
select b.home, pg_temp.bench_id(14, b.home, b.ms, b.n), b.prov, b.kab, b.kec, b.region, pg_temp.bench_id(7, b.home, b.ms, b.n), pg_temp.bench_id(4, b.home, b.ms, b.n), s.found, l.id, l.name, b.at + interval '1 day', b.sealed
  from bench_base b join bench_seal s using (k) join bench_lead l on l.region = b.region where b.led and b.n % 2 = 0 order by b.n;
--=
insert into history (home, id, seq, xid, action, actor, actor_name, pillar, at, received, body_hash, input, made, changed) overriding system value
select b.home, pg_temp.bench_id(20 + act.no, b.home, b.ms + act.no * 3600000, b.n), b.n * 8 + act.no, '1000', act.action, l.id, l.name, 'psm', b.at + make_interval(hours => act.no), b.at + make_interval(hours => act.no), sha256(int8send(b.n)), act.input, '[]', act.changed
  from bench_base b join bench_lead l on l.region = b.region, lateral (
    select 0 as no, 'case.open' as action, jsonb_build_object('who', b.who, 'seal', case when b.sealed then 'ya' else 'tidak' end, 'needs', b.needs, 'region', b.region, 'urgency', b.urgency, 'rt', b.rt, 'rw', b.rw, 'name', b.who, 'story', '{"$": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA=="}'::jsonb) as input,
           jsonb_build_array(jsonb_build_object('kind', 'household', 'id', pg_temp.bench_id(3, b.home, b.ms, b.n), 'op', 'add'), jsonb_build_object('kind', 'person', 'id', pg_temp.bench_id(4, b.home, b.ms, b.n), 'op', 'add'), jsonb_build_object('kind', 'case', 'id', pg_temp.bench_id(7, b.home, b.ms, b.n), 'op', 'add')) as changed
    union all select 1, 'case.triage', jsonb_build_object('caseId', pg_temp.bench_id(7, b.home, b.ms, b.n), 'types', array['FM']), jsonb_build_array(jsonb_build_object('kind', 'case', 'id', pg_temp.bench_id(7, b.home, b.ms, b.n), 'fields', jsonb_build_object('stage', 'ditelaah', 'types', array['FM']))) where b.moved
    union all select 2, 'case.assign', jsonb_build_object('caseId', pg_temp.bench_id(7, b.home, b.ms, b.n), 'leadId', l.id), jsonb_build_array(jsonb_build_object('kind', 'case', 'id', pg_temp.bench_id(7, b.home, b.ms, b.n), 'fields', jsonb_build_object('leadId', l.id, 'leadName', l.name)), jsonb_build_object('kind', 'member', 'id', pg_temp.bench_id(8, b.home, b.ms, b.n * 2), 'op', 'add')) where b.led
    union all select 3, 'trip.plan', jsonb_build_object('caseIds', array[pg_temp.bench_id(7, b.home, b.ms, b.n)], 'day', b.at::date + 3, 'from', '09:00', 'to', '11:00', 'purpose', 'asesmen', 'basis', 'inisiatif'), jsonb_build_array(jsonb_build_object('kind', 'trip', 'id', pg_temp.bench_id(9, b.home, b.ms, b.n), 'op', 'add'), jsonb_build_object('kind', 'visit', 'id', pg_temp.bench_id(10, b.home, b.ms, b.n), 'op', 'add')) where b.planned
    union all select 4, 'visit.report', jsonb_build_object('visitId', pg_temp.bench_id(10, b.home, b.ms, b.n), 'findings', '{"$": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA=="}'::jsonb), jsonb_build_array(jsonb_build_object('kind', 'visit', 'id', pg_temp.bench_id(10, b.home, b.ms, b.n), 'fields', jsonb_build_object('state', 'selesai', 'reportedAt', b.at + interval '3 days'))) where b.reported
    union all select 5, 'case.note', jsonb_build_object('caseId', pg_temp.bench_id(7, b.home, b.ms, b.n), 'text', '{"$": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ"}'::jsonb), jsonb_build_array(jsonb_build_object('kind', 'remark', 'id', pg_temp.bench_id(14, b.home, b.ms, b.n), 'op', 'add')) where b.led and b.n % 2 = 0
  ) act order by b.n;
--=
insert into trail (home, about, xid, seq) select b.home, pg_temp.bench_id(7, b.home, b.ms, b.n), '1000'::xid8, b.n * 8 + no from bench_base b, lateral unnest(array[0, case when moved then 1 end, case when led then 2 end, case when planned then 3 end, case when reported then 4 end, case when led and n % 2 = 0 then 5 end]) no where no is not null order by 1, 2, 3, 4;
