// The stands the bench works on: a database of our own with so many invented cases, made once by sets of rows and kept as a template.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openVault } from '#server/vault.ts'
import { prepare } from '#src/main.server.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** The bench's own master key: the data are invented. */
export const MASTER_KEY = 'be'.repeat(32)
/** The password is never used: sessions are opened beside sign-in, by their tokens. */
export const tokenOf = username => createHash('sha256').update(`bench ${username}`).digest('base64url')
const SEALS = 64
const NOBODY = '00000000-0000-8000-8000-000000000000'
const FIRST = 'Siti,Muhammad,Nur,Ahmad,Abdul,Dewi,Sri,Ida,Agus,Budi,Fatimah,Aminah,Rahma,Yusuf,Ibrahim,Ismail,Hasan,Husain,Umar,Ali,Zainab,Khadijah,Maryam,Halimah,Ratna,Wahyu,Eko,Dwi,Tri,Joko,Slamet,Bambang,Suharti,Sumiati,Kartini,Endang,Lestari,Wulan,Putri,Ayu,Made,Ketut,Wayan,Nyoman,Gede,Komang,Yohanes,Maria,Petrus,Agustina,Martha,Daniel,Samuel,Elisabet,Lukas,Rosalia,Anton,Benediktus,Theresia,Fransiska,Hamzah,Idris,Jamilah,Karim,Latifah,Mansur,Nabila,Omar,Qomariah,Rosmini,Salma,Taufik,Usman,Wardah,Yanti,Zulkifli,Farida,Gunawan,Hartono,Indah'.split(',')
const LAST = 'Rahmawati,Daeng,Saputra,Wibowo,Hidayat,Abdullah,Ismail,Kurniawan,Setiawan,Nugroho,Pratama,Wijaya,Santoso,Suryadi,Harahap,Siregar,Nasution,Lubis,Simanjuntak,Sihombing,Manurung,Pasaribu,Tambunan,Ginting,Sembiring,Tarigan,Barus,Lase,Zebua,Tanjung,Chaniago,Koto,Piliang,Sikumbang,Jambak,Mahmud,Arsyad,Mansyur,Bahri,Syarif,Hakim,Salim,Gafar,Latif,Mustafa,Jafar,Haris,Yunus,Sulaiman,Daud,Lewa,Rihi,Manek,Bria,Seran,Klau,Nahak,Tefa,Toelle,Banunaek,Latumahina,Pattiasina,Tuhumury,Sapulette,Nanlohy,Matulessy,Wattimena,Leiwakabessy,Hehanussa,Pelupessy,Mappasomba,Tenri,Baso,Andi,Besse,Cole,Dala,Emba,Firman,Gazali'.split(',')

/** Gives the address of a template with that many cases, at most `villages` kelurahan per kabupaten; makes it when it is not there yet or when its rows have changed; new migrations run on it. */
export async function ensureStand(adminUrl, cases, villages, log) {
  const hash = createHash('sha256').update(`${cases} ${villages} ${MASTER_KEY}`).update(readFileSync(join(ROOT, 'bench/stand.sql')))
  const name = `stand_${cases}_${hash.digest('hex').slice(0, 8)}`
  const admin = await connect(adminUrl)
  try {
    const { rows } = await admin.query('select datname from pg_database where datname like $1', [`stand\\_${cases}\\_%`])
    if (rows.some(row => row.datname === name) && await broughtUp(urlOf(adminUrl, name), log)) return name
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`)
    log(`Menyiapkan ${cases.toLocaleString('id')} kasus rekaan (sekali saja, untuk sejuta kasus beberapa menit) …`)
    const half = `half_${name}`
    await admin.query(`drop database if exists ${half}`)
    await admin.query(`create database ${half}`)
    await prepare(urlOf(adminUrl, half), false)
    await fill(urlOf(adminUrl, half), cases, villages, log)
    await admin.query(`alter database ${half} rename to ${name}`)
    return name
  } finally {
    await admin.end()
  }
}

/** Gives a fresh copy of a stand under a fixed name. */
export async function cloneStand(adminUrl, template, name) {
  const admin = await connect(adminUrl)
  try {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
    return urlOf(adminUrl, name)
  } finally {
    await admin.end()
  }
}

/** Removes copies that are no longer needed. */
export async function dropStand(adminUrl, name) {
  const admin = await connect(adminUrl)
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
}

/** Migrates a stand forward as a real house would be; false when a migration it has run was changed since. */
async function broughtUp(url, log) {
  try {
    const before = Date.now()
    await prepare(url, false)
    if (Date.now() - before > 10_000) log(`Skema diperbarui dalam ${((Date.now() - before) / 1000).toFixed(0)} detik.`)
    return true
  } catch (error) {
    log(`Basis data uji dibuat ulang: ${error.message}`)
    return false
  }
}

async function fill(url, cases, villages, log) {
  const owner = await connect(url)
  const began = Date.now()
  const told = sentence => log(`  ${((Date.now() - began) / 1000).toFixed(0)} detik: ${sentence}`)
  const bare = await strip(owner)
  await owner.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = on; set bench.cases = '${cases}'; set bench.villages = '${villages}'; select setseed(0.5)`)
  await owner.query('create temp table bench_word as select no::int - 1 as no, first, last from unnest($1::text[], $2::text[]) with ordinality as word (first, last, no)', [FIRST, LAST])
  await seals(owner)
  for (const statement of readFileSync(join(ROOT, 'bench/stand.sql'), 'utf8').split('--=\n')) {
    const result = await owner.query(statement)
    const table = /^(?:--.*\n)*\s*insert into (\w+)/.exec(statement)?.[1]
    if (table) told(`${table} ${result.rowCount}`)
  }
  await owner.query(`select setval(pg_get_serial_sequence('history', 'seq'), $1)`, [cases * 8 + 10])
  await signIn(owner)
  for (const sql of bare.restore) await owner.query(sql)
  told('indeks')
  await owner.query('vacuum analyze')
  told('statistik')
  await owner.end()
}

/** Rows first, indexes and keys after: an order of magnitude faster. Gives the statements that put back what was taken. */
async function strip(owner) {
  const { rows: tables } = await owner.query(`select relname as name from pg_class where relkind = 'r' and relforcerowsecurity and relnamespace = 'public'::regnamespace`)
  const { rows: constraints } = await owner.query(`select conrelid::regclass as of, conname as name, contype as type, pg_get_constraintdef(oid) as def from pg_constraint where contype in ('f', 'p', 'u') and conrelid = any($1::regclass[]) or contype = 'f' and confrelid = any($1::regclass[]) order by contype = 'f', contype = 'p' desc`, [tables.map(table => table.name)])
  for (const { of, name } of constraints.toReversed()) await owner.query(`alter table ${of} drop constraint ${name}`)
  const { rows: indexes } = await owner.query(`select indexname as name, indexdef as def from pg_indexes where schemaname = 'public' and tablename = any($1)`, [tables.map(table => table.name)])
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  for (const { name } of tables) await owner.query(`alter table ${name} no force row level security`)
  return {
    restore: [
      ...constraints.filter(one => one.type !== 'f').map(({ of, name, def }) => `alter table ${of} add constraint ${name} ${def}`),
      ...indexes.map(index => index.def),
      ...constraints.filter(one => one.type === 'f').map(({ of, name, def }) => `alter table ${of} add constraint ${name} ${def}`),
      ...tables.map(({ name }) => `alter table ${name} force row level security`),
    ],
  }
}

/** Sixty-four ready seals stand for all: made with a key that opens them, so that reading does its full work. */
async function seals(owner) {
  const vault = openVault(Buffer.from(MASTER_KEY, 'hex'))
  await owner.query('create temp table bench_seal (k int primary key, wrapped bytea, story bytea, address bytea, landmark bytea, found bytea, nik bytea)')
  for (let k = 0; k < SEALS; k++) {
    const { keys, statement } = vault.newKeys([NOBODY])
    const key = keys.get(NOBODY)
    const story = 'Tinggal sendiri sejak anaknya merantau, rumah bocor dan sudah dua hari tidak makan; tetangga yang melapor. '.repeat(1 + k % 3)
    const sealed = [story, `Jalan Gajah Mada nomor ${k}, belakang masjid`, 'dekat terminal Dara', story.slice(0, 90), `52720${String(k).padStart(11, '1')}`].map(text => vault.seal(key, text))
    await owner.query('insert into bench_seal values ($1, $2, $3, $4, $5, $6, $7)', [k, statement.values[2][0], ...sealed])
  }
}

/** Everyone of the invented offices is signed in for a year. */
async function signIn(owner) {
  const { rows } = await owner.query('select home, id, username from workers')
  await owner.query(`insert into credentials (home, worker, username, salt, hash, must_change) select home, id, username, '', '', false from workers`)
  await owner.query(`insert into sessions (home, token, worker, agent, ends_at) select home, token, id, 'bench', now() + interval '400 days' from unnest($1::int[], $2::bytea[], $3::uuid[]) as s (home, token, id)`,
    [rows.map(row => row.home), rows.map(row => createHash('sha256').update(tokenOf(row.username)).digest()), rows.map(row => row.id)])
}

/** Opens one connection as the owner. */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The same server, another database. */
export function urlOf(adminUrl, database) {
  return Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href
}
