// What is asked, as lists of ready requests: the same for bare and for Pilar, which alone looks at who asks.
import { connect, tokenOf } from './stand.mjs'

const MANY = 600

/** Gives the four questions of the bench for a stand: title, bars and requests. */
export async function plansOf(url) {
  const db = await connect(url)
  const pick = async (sql, values = []) => (await db.query(sql, values)).rows
  const villages = await pick(`select p.region, psm.username from posts p join workers psm on psm.home = p.home and psm.id = p.worker_id where p.kab = '52.72' and p.role = 'psm' order by 1`)
  const office = (await pick(`select w.username from posts p join workers w on w.home = p.home and w.id = p.worker_id where p.kab = '52.72' and p.role in ('operator', 'kabid')`)).map(row => row.username)
  const cases = await pick(`select c.id from cases c where c.kab = '52.72' and not c.sealed and exists (select from visits v where v.home = c.home and v.case_id = c.id and v.state = 'selesai') order by md5(c.id::text) limit ${MANY}`)
  const people = await pick(`select name, split_part(name, ' ', 1) || ' ' || split_part(name, ' ', 2) as two from persons where kab = '52.72' and name is not null order by md5(id::text) limit ${MANY * 5}`)
  const others = await pick(`select name from persons where kab = '35.15' and name is not null order by md5(id::text) limit ${MANY * 5}`)
  await db.end()
  const clerk = at => office[at % office.length]
  const asked = (username, method, path, body) => ({ method, path, headers: { authorization: `Bearer ${tokenOf(username)}`, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
  return {
    list: {
      title: 'List page of 50 by kelurahan and status, newest first', ratio: 0.5, least: 0,
      requests: villages.flatMap(({ region, username }, at) => ['masuk'].flatMap(stage => [clerk(at), username].map(who => asked(who, 'GET', `/api/v1/cases?region=${region}&stage=${stage}`)))),
    },
    file: { title: 'One case with its timeline in one call', ratio: 0.33, least: 0, requests: cases.map(({ id }, at) => asked(clerk(at), 'GET', `/api/v1/cases/${id}/file`)) },
    create: {
      title: 'Create a case: decide, duplicates, history, notices', ratio: 0.33, least: 700,
      requests: others.map(({ name }, at) => {
        const { region, username } = villages[at % villages.length]
        return asked(at % 2 ? clerk(at) : username, 'POST', '/api/v1/actions/case.open', intakeOf(name, region, at))
      }),
    },
    search: { title: 'Name search within a kabupaten', ratio: 0.75, least: 0, requests: people.slice(0, MANY).map(({ two }, at) => asked(clerk(at), 'GET', `/api/v1/search?q=${encodeURIComponent(two)}&region=52.72`)) },
  }
}

/** Half of them with a household; one in ten confidential, which makes team and notices instead of a look for duplicates. */
function intakeOf(name, region, at) {
  return {
    who: name, name, sex: at % 2 ? 'L' : 'P', bornYear: 1940 + at % 70, needs: [['makan', 'sakit', 'lansia'][at % 3]], urgency: at % 7 ? 'biasa' : 'segera', region, rt: '003', rw: '002', seal: at % 10 ? 'tidak' : 'ya',
    address: `Jalan Soekarno Hatta nomor ${at}`, story: 'Tinggal sendiri sejak anaknya merantau, rumah bocor dan sudah dua hari tidak makan; tetangga yang melapor.', ...(at % 2 ? { household: { label: `Keluarga ${name}` } } : {}),
  }
}
