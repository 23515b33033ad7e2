// Houses and referrals at a year's size: the month board of 40 houses, and the lists of what is referred out and in. `npm run bench` asks it on the small stand; BENCH_ONLY=houses asks it alone.
import { connect, tokenOf } from './stand.mjs'

const [HOUSES, DAYS, A_DAY, REFERRALS, ASKED, BAR_MS] = [40, 365, 3, 20_000, 60, 100]
const id = text => `(substr(${text}, 1, 8) || '-' || substr(${text}, 9, 4) || '-8' || substr(${text}, 14, 3) || '-8' || substr(${text}, 18, 3) || '-' || substr(${text}, 21, 7) || '01498')::uuid`
const PLACE = `'52', '52.72', '52.72', '52.72'`
const STAGES = `(array['terkirim','dibaca','diterima','dilayani','umpan_balik','selesai','selesai','selesai','ditolak','dicabut'])[1 + n % 10]`

/** Gives the rows of the report: how long the kabid waits for each, at the median. */
export async function housed({ url, databaseUrl, log }) {
  const db = await connect(databaseUrl)
  log(`Mengisi ${HOUSES} panti, ${HOUSES * DAYS * A_DAY} catatan dan ${REFERRALS} rujukan …`)
  await db.query(`insert into units (home, id, prov, kab, kec, region, name, sort, bidang, ended)
    select 5272, ('0199' || lpad(to_hex(n), 4, '0') || '-0000-8000-8000-000000001498')::uuid, ${PLACE}, 'Panti ukur ' || n, 'panti', 'rehsos', false from generate_series(1, ${HOUSES}) n on conflict do nothing`)
  await db.query(`insert into log_notes (home, id, prov, kab, kec, region, unit_id, day, shift, nil, late, sort, served, at, received, by_id, by_name)
    select 5272, ${id('h')}, ${PLACE}, u.id, current_date - d, 'Pagi', d % 9 = 0, d % 7 = 0, 'permakanan', 20, now() - d * interval '1 day', now(), u.id, 'Ukur'
      from units u, generate_series(0, ${DAYS - 1}) d, generate_series(1, ${A_DAY}) k, lateral (select md5(u.id::text || d || k) h) m where u.name like 'Panti ukur %' on conflict do nothing`)
  const people = `(select c.id, c.subject_id, c.region, c.kec, c.who, row_number() over (order by c.id) r, count(*) over () of from cases c where c.kab = '52.72' and not c.sealed)`
  await db.query(`insert into referrals (home, id, prov, kab, kec, region, sort, case_id, subject_id, who, to_sort, to_name, share, may_forward, answer_days, feedback_days, stage, stage_at, late, chain, from_id, from_name, owner_id, owner_name, at, due, sealed)
    select 5272, ${id('h')}, '52', '52.72', c.kec, c.region, 'layanan', c.id, c.subject_id, c.who, 'unit', 'Panti ukur ' || (1 + n % ${HOUSES}), '{identitas}', true, 5, 14, ${STAGES}, now() - n * interval '25 minutes', 0, '[]', c.id, 'Ukur', c.id, 'Ukur', now() - n * interval '25 minutes', current_date + (n % 9) - 4, false
      from generate_series(1, ${REFERRALS}) n join ${people} c on c.r = 1 + n % c.of, lateral (select md5('referral' || n) h) m on conflict do nothing`)
  await db.query(`insert into receptions (home, id, prov, kab, kec, region, referral_id, nth, step, case_id, subject_id, sort, from_office, from_name, urgency, who, share, may_forward, unit_id, to_name, answer_days, feedback_days, stage, stage_at, late, at, due, receiver_ids, sealed)
    select 5272, ${id('h')}, ${PLACE}, r.id, 0, 0, r.case_id, r.subject_id, r.sort, 'Dinas Sosial', r.from_name, 'biasa', r.who, r.share, true, u.id, r.to_name, 5, 14, r.stage, r.stage_at, 0, r.at, r.due, '{}', false
      from referrals r join units u on u.home = r.home and u.name = r.to_name, lateral (select md5('reception' || r.id) h) m where r.from_name = 'Ukur' on conflict do nothing`)
  await db.query('analyze log_notes, units, referrals, receptions')
  const { rows: [kabid] } = await db.query(`select w.username from posts p join workers w on w.home = p.home and w.id = p.worker_id where p.kab = '52.72' and p.role = 'kabid' limit 1`)
  const { rows: [unit] } = await db.query(`select id from units where name = 'Panti ukur 1'`)
  await db.end()

  const headers = { authorization: `Bearer ${tokenOf(kabid.username)}` }
  const before = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 7)
  const questions = [
    [`Month board of ${HOUSES} houses, ${HOUSES * DAYS * A_DAY} notes`, ['/api/v1/houses', `/api/v1/houses?month=${before}`]],
    [`Referrals out, ${REFERRALS}: newest, and those without an answer`, ['/api/v1/referrals?limit=50', '/api/v1/referrals?stage=terkirim&limit=50']],
    [`Referrals in, ${REFERRALS}: newest, without an answer, of one house`, ['/api/v1/receptions?limit=50', '/api/v1/receptions?stage=terkirim&limit=50', `/api/v1/receptions?unitId=${unit.id}&limit=50`]],
  ]
  const rows = []
  for (const [name, paths] of questions) {
    const times = []
    let [seen, failed] = [0, 0]
    for (let nth = 0; nth < ASKED; nth += 1) {
      const began = performance.now()
      const answer = await fetch(url + paths[nth % paths.length], { headers })
      const { items = [] } = await answer.json()
      times.push(performance.now() - began)
      seen = Math.max(seen, items.length)
      if (!answer.ok) failed += 1
    }
    const sorted = times.toSorted((a, b) => a - b)
    const median = sorted[ASKED / 2]
    rows.push({ name, figure: `${median.toFixed(1)} ms`, bar: `≤ ${BAR_MS} ms`, met: median <= BAR_MS && failed === 0 && seen > 0, more: `worst of ${ASKED} ${sorted.at(-1).toFixed(0)} ms, ${seen} rows${failed ? `, ${failed} failed` : ''}` })
  }
  return rows
}
