// Four phones send the work of months, then all of it again: what a restored server, or a phone that lost its receipts, would ask of the house.
import { createHash } from 'node:crypto'
import { monthsOf, phoneId } from './phones.ts'
import { connect, tokenOf } from './stand.mjs'

const PHONES = 4
const CASES = 50
const BATCH = 200
const DAY_MS = 86_400_000

/** Sends `many` envelopes twice and gives the rows of the report. */
export async function replayed({ server, databaseUrl, many, log }) {
  const db = await connect(databaseUrl)
  const pick = async sql => (await db.query(sql)).rows
  const workers = await pick(`select w.id, w.username, w.home, p.region from posts p join workers w on w.home = p.home and w.id = p.worker_id where p.kab = '52.72' and p.role = 'psm' order by p.region limit ${PHONES}`)
  const [kabid] = await pick(`select w.username from posts p join workers w on w.home = p.home and w.id = p.worker_id where p.kab = '52.72' and p.role = 'kabid' limit 1`)
  const push = async (username, envelopes) => {
    const response = await fetch(`${server.url}/api/push`, { method: 'POST', headers: { authorization: `Bearer ${tokenOf(username)}`, 'content-type': 'application/json' }, body: JSON.stringify({ envelopes }) })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text).receipts
  }
  const phones = []
  for (const { id: workerId, username, home, region } of workers) {
    const cases = Array.from({ length: CASES }, () => phoneId(home))
    const made = cases.flatMap(id => [['case.open', { id, who: 'Ibu Contoh', needs: ['lansia'], urgency: 'biasa', region, rt: '001', rw: '001', seal: 'tidak' }], ['case.assign', { caseId: id, leadId: workerId }]])
    const refused = (await push(kabid.username, made.map(([action, input]) => ({ id: phoneId(home), action, at: new Date().toISOString(), input })))).filter(receipt => receipt.refused)
    if (refused.length > 0) throw new Error(JSON.stringify(refused[0]))
    phones.push({ username, envelopes: monthsOf({ home, region, workerId, cases }, many / PHONES, new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10)) })
  }
  const most = { megabytes: 0 }
  const watch = setInterval(() => { most.megabytes = Math.max(most.megabytes, server.megabytes()) }, 500)
  const pass = async name => {
    const began = performance.now()
    const prints = await Promise.all(phones.map(async ({ username, envelopes }) => {
      const print = createHash('sha256')
      let refused = 0
      for (let from = 0; from < envelopes.length; from += BATCH) {
        const receipts = await push(username, envelopes.slice(from, from + BATCH))
        refused += receipts.filter(receipt => receipt.refused).length
        if (receipts.length !== Math.min(BATCH, envelopes.length - from)) throw new Error('fewer receipts than envelopes')
        print.update(JSON.stringify(receipts))
        if (from === Math.floor(envelopes.length / BATCH / 10) * BATCH) most.early ??= server.megabytes()
      }
      if (refused > 0) throw new Error(`${refused} refused`)
      return print.digest('hex')
    }))
    const seconds = (performance.now() - began) / 1000
    const [{ entries, remarks }] = await pick(`select (select count(*) from history)::int as entries, (select count(*) from remarks)::int as remarks`)
    const after = { seconds, megabytes: server.megabytes(), peak: most.megabytes, print: prints.join(), entries, remarks }
    log(`${name}: ${(many / seconds).toFixed(0)}/s, ${after.megabytes.toFixed(0)} MB`)
    return after
  }
  const first = await pass('pertama')
  const second = await pass('kedua')
  clearInterval(watch)
  await db.end()
  const same = first.print === second.print && first.entries === second.entries && first.remarks === second.remarks
  return [
    { name: `${many.toLocaleString('en')} envelopes of ${PHONES} phones, in batches of ${BATCH}`, figure: `${first.seconds.toFixed(0)} s, ${(many / first.seconds).toFixed(0)}/s`, bar: '', met: true },
    { name: 'The same again', figure: `${second.seconds.toFixed(1)} s = ${(first.seconds / second.seconds).toFixed(0)} times faster`, bar: '≥ 3 times', met: first.seconds / second.seconds >= 3 },
    { name: 'What the second pass changed', figure: same ? 'nothing: the same receipts, entries and notes' : 'something', bar: 'nothing', met: same },
    { name: 'Memory of the server: after a tenth, after the first pass, after the second', figure: `${most.early.toFixed(0)}, ${first.megabytes.toFixed(0)}, ${second.megabytes.toFixed(0)} MB, never over ${second.peak.toFixed(0)}`, bar: 'flat', met: second.peak <= most.early * 1.5 },
  ]
}
