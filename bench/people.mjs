// Those who take part in the phones' bench, and the words they write: sealed text of chance, so that nothing packs better than what people write.
import { createHash, randomInt } from 'node:crypto'
import { openVault } from '#server/vault.ts'
import { phoneId } from './phones.ts'
import { MASTER_KEY, tokenOf } from './stand.mjs'

/** The home of Kota Bima, in which all of it happens. */
export const HOME = 5272
const WORDS = 'rumah,bocor,dinding,papan,lantai,tanah,ibu,bapak,anak,cucu,tetangga,sakit,demam,batuk,lumpuh,stroke,obat,puskesmas,rujukan,kartu,keluarga,hilang,sekolah,putus,kerja,buruh,tani,nelayan,kebun,ladang,sungai,banjir,angin,atap,seng,beras,telur,susu,popok,kursi,roda,tongkat,kasur,selimut,air,sumur,listrik,padam,utang,warung,janda,duda,yatim,lansia,difabel,bisu,tuli,buta,ingatan,marah,takut,menangis,tenang,makan,sekali,sehari,jarang,tidur,malam,pagi,sore,minggu,bulan,tahun,sudah,belum,akan,tidak,masih,sering,kadang,dengan,tanpa,karena,sejak,setelah,sebelum,di,ke,dari,untuk,oleh,dan,tetapi,lalu,membantu,mengantar,menunggu,mencari,menjual,meminjam,memasak,merawat,menolak,menerima,menyimpan,mengeluh,berharap,pindah,kembali,pergi,tinggal,sendiri,bersama,jauh,dekat,belakang,masjid,pasar,terminal,kantor,lurah,kelurahan,gang,jalan,nomor,sebelah,depan,pohon,asam,jembatan'.split(',')

/** Adds volunteers to the office, signed in. */
export async function joined(db, people) {
  const all = people.map(one => ({ ...one, id: phoneId(HOME) }))
  const from = `from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bytea[]) s (id, region, username, post, token)`
  const lists = [HOME, all.map(one => one.id), all.map(one => one.region), all.map(one => one.username), all.map(() => phoneId(HOME)), all.map(one => createHash('sha256').update(tokenOf(one.username)).digest())]
  for (const insert of [
    `into workers (home, id, prov, kab, kec, region, name, username, ended) select $1, id, '52', '52.72', '52.72', '52.72', 'Relawan Contoh', username, false`,
    `into posts (home, id, prov, kab, kec, region, worker_id, worker_name, role, pillar, line, "from") select $1, post, '52', '52.72', case when length(region) > 8 then left(region, 8) else region end, region, id, 'Relawan Contoh', 'psm', 'psm', 'area', '2020-01-01'`,
    `into credentials (home, worker, username, salt, hash, must_change) select $1, id, username, '', '', false`,
    `into sessions (home, token, worker, agent, ends_at) select $1, token, id, 'bench', now() + interval '400 days'`,
  ]) await db.query(`insert ${insert} ${from}`, lists)
  return all
}

/** Everything sealed in Kota Bima gets words of its own: the stand's few would pack too well. */
export async function vary(db) {
  const vault = openVault(Buffer.from(MASTER_KEY, 'hex'))
  const nobody = '00000000-0000-8000-8000-000000000000'
  const { keys, statement } = vault.newKeys([nobody])
  await db.query('update keys set wrapped = $1 where home = $2', [statement.values[2][0], HOME])
  const parts = { households: { address: 6, landmark: 4 }, cases: { address: 6, landmark: 4, story: 35 }, visits: { met: 3, findings: 40, actions: 20 }, remarks: { text: 20 } }
  for (const [table, columns] of Object.entries(parts)) {
    for (const [column, words] of Object.entries(columns)) {
      const { rows } = await db.query(`select id from ${table} where home = $1 and "${column}" is not null`, [HOME])
      await db.query(`update ${table} t set "${column}" = s.sealed from unnest($2::uuid[], $3::bytea[]) s (id, sealed) where t.home = $1 and t.id = s.id`, [HOME, rows.map(row => row.id), rows.map(() => vault.seal(keys.get(nobody), text(Math.ceil(words * (0.5 + Math.random())))))])
    }
  }
  const { rows } = await db.query('select id from persons where home = $1 and nik is not null', [HOME])
  await db.query('update persons t set nik = s.sealed from unnest($2::uuid[], $3::bytea[]) s (id, sealed) where t.home = $1 and t.id = s.id', [HOME, rows.map(row => row.id), rows.map(() => vault.seal(keys.get(nobody), `527299${randomInt(10 ** 10 - 1).toString().padStart(10, '0')}`))])
  await db.query('vacuum analyze')
}

export function act(action, input) {
  return { id: phoneId(HOME), action, at: new Date().toISOString(), input, later: true }
}

export function reportWords() {
  return { outcome: 'bertemu', met: text(3), findings: text(60), actions: text(25), position: { lat: -8.46, lon: 118.73, accuracy: 20 } }
}

/** Words of chance, so that nothing packs better than what people write. */
export function text(words) {
  return Array.from({ length: words }, () => WORDS[randomInt(WORDS.length)]).join(' ')
}
