// The month board of 40 houses with a year of notes, asked by the kabid: at most 100 ms.
// node bench/houses.mjs http://127.0.0.1:8080 postgres://… — against a running server with the example data and its database, into which it writes 40 invented houses. Exits with 1 when the bar is missed.
import pg from 'pg'

const [address = 'http://127.0.0.1:8080', database = process.env.DATABASE_URL] = process.argv.slice(2)
const PASSWORD = 'contoh-pilar-bima'
const [HOUSES, DAYS, A_DAY, ASKED, BAR_MS] = [40, 365, 3, 60, 100]

const client = new pg.Client({ connectionString: database })
await client.connect()
await client.query(`insert into units (home, id, prov, kab, kec, region, name, sort, bidang, ended)
  select 5272, ('0199' || lpad(to_hex(n), 4, '0') || '-0000-8000-8000-000000001498')::uuid, '52', '52.72', '52.72', '52.72', 'Panti ukur ' || n, 'panti', 'rehsos', false from generate_series(1, ${HOUSES}) n on conflict do nothing`)
await client.query(`insert into log_notes (home, id, prov, kab, kec, region, unit_id, day, shift, nil, late, sort, served, at, received, by_id, by_name)
  select 5272, (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 7) || '01498')::uuid, '52', '52.72', '52.72', '52.72', u.id, current_date - d, 'Pagi', d % 9 = 0, d % 7 = 0, 'permakanan', 20, now() - d * interval '1 day', now(), u.id, 'Ukur'
    from units u, generate_series(0, ${DAYS - 1}) d, generate_series(1, ${A_DAY}) k, lateral (select md5(u.id::text || d || k) h) m where u.name like 'Panti ukur %' on conflict do nothing`)
await client.query('analyze log_notes, units')
await client.end()

const { token } = await (await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'nur', password: PASSWORD }) })).json()
const times = []
let seen = 0
for (let nth = 0; nth < ASKED; nth += 1) {
  const began = performance.now()
  const board = await (await fetch(`${address}/api/v1/houses${nth % 2 ? `?month=${new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 7)}` : ''}`, { headers: { authorization: `Bearer ${token}` } })).json()
  times.push(performance.now() - began)
  seen = board.items.length
}
const median = times.toSorted((a, b) => a - b)[ASKED / 2]
console.log(`Papan bulan: ${seen} panti, ${HOUSES * DAYS * A_DAY} catatan, setengahnya dalam ${median.toFixed(1)} ms (batas ${BAR_MS})`)
process.exitCode = median > BAR_MS ? 1 : 0
