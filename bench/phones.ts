import { randomBytes } from 'node:crypto'
import type { Envelope } from '#kernel/action.ts'
import { mintId, type Id } from '#kernel/id.ts'

/** A phone whose worker leads some cases. */
export type Phone = { home: number; region: string; workerId: Id; cases: readonly Id[] }

/** Mints an id as a phone does. */
export function phoneId(home: number): Id {
  return mintId(home, Date.now(), count => randomBytes(count))
}

/** What a phone has in its outbox after a long time without signal: notes above all, corrections, next steps, new people in need; each case's acts build on one another. */
export function monthsOf({ home, region, workerId, cases }: Phone, count: number, day: string): Envelope[] {
  const names = new Map<Id, string>()
  return Array.from({ length: count }, (_, nth) => {
    const caseId = cases[nth % cases.length]!
    const sort = nth % 20
    const envelope = (action: string, input: unknown): Envelope => ({ id: phoneId(home), action, at: new Date().toISOString(), input, later: true })
    if (sort === 7) return envelope('case.open', { id: phoneId(home), who: `Bapak Baru ${nth}`, needs: ['lansia'], urgency: 'biasa', region, rt: '004', rw: '001', seal: 'tidak' })
    if (sort === 11 || sort === 13) return envelope('step.add', { caseId, what: `Antar permakanan ${nth}`, ownerId: workerId, due: day })
    if (sort % 6 === 5) {
      const was = names.get(caseId) ?? 'Ibu Contoh'
      names.set(caseId, `Ibu Contoh ${nth}`)
      return envelope('case.edit', { caseId, edits: { who: [was, `Ibu Contoh ${nth}`] } })
    }
    return envelope('case.note', { caseId, text: `Kunjungan ke-${nth}: keadaan sama, obat diminum, tetangga membantu.` })
  })
}
