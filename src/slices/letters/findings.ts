import * as z from 'zod/mini'
import { clock, day, maybe, pattern, text, texts } from '#kernel/fields.ts'

const clip = (most: number) => maybe(text(most))

/** Laporan kunjungan: one visit as it was reported, with who was told before, what was found and done, and what comes next. */
export const LaporanKunjungan = z.strictObject({
  who: text(160), basis: text(200), day: day(), from: maybe(clock()), to: maybe(clock()), place: text(300), position: clip(120), visitors: z.array(text(160)).check(z.minLength(1), z.maxLength(30)), met: clip(300), informed: maybe(texts(300, 30)),
  purpose: text(300), findings: clip(4000), actions: clip(4000), obstacles: clip(2000), photos: clip(200), next: maybe(texts(400, 20)), notes: clip(2000),
})
/** Laporan sosial: a client and the family as a social worker knows them, and what is recommended. */
export const LaporanSosial = z.strictObject({
  name: text(160), nik: maybe(pattern(/^\d{4}•{8}\d{4}$/, 'hidden_number', hiddenNumber)), birth: clip(160), address: clip(300), family: maybe(texts(200, 30)), genogram: clip(1500), source: text(300), contacts: maybe(texts(200, 60)), history: text(6000),
  physical: clip(3000), psychological: clip(3000), social: clip(3000), spiritual: clip(3000), economy: clip(3000), strengths: clip(3000), analysis: text(6000), conclusion: text(3000), recommendation: text(3000), worker: text(120), workerNumber: clip(60), supervisor: clip(120),
})

/** Hides the middle of an identity number, as it stands on paper; one that is hidden stays as it is. */
export function hiddenNumber(number: string): string {
  const plain = number.replaceAll(/[^\d•]/g, '')
  return plain.length === 16 ? `${plain.slice(0, 4)}••••••••${plain.slice(-4)}` : plain
}
