import * as z from 'zod/mini'
import { faultsOf } from '#kernel/action.ts'
import { clock, day, int, maybe, oneOf, pattern, text, texts } from '#kernel/fields.ts'
import { invalid } from '#kernel/problem.ts'
import { WAYS_OUT } from '#slices/institutions/kinds.ts'
import { LaporanKunjungan, LaporanSosial } from './findings.ts'

/** The sorts of letter that the house prints; a new one is a name here, a shape and a line in SORTS, words, fields in `office-content.ts`, and a layout in `sheet/`. */
export const LETTER_SORTS = ['undangan', 'daftar_hadir', 'notulen', 'surat', 'bast', 'laporan_kunjungan', 'laporan_sosial', 'rujukan', 'rekomendasi'] as const
/** One sort of letter. */
export type LetterSort = (typeof LETTER_SORTS)[number]
/** How somebody showed to be there. */
export const PRESENT_BY = ['qr', 'kode', 'tangan'] as const

/** Hides the middle of a telephone number, as a list that goes from hand to hand shows it; one that is hidden stays as it is. */
export function hiddenPhone(number: string): string {
  const plain = number.replaceAll(/[^\d•]/g, '')
  return plain.includes('•') || plain.length < 8 ? plain : `${plain.slice(0, 4)}••••${plain.slice(-3)}`
}

// a field of several lines at least one of which is written
const lines = (each: number, most: number) => z.array(text(each)).check(z.minLength(1), z.maxLength(most))
const clip = (most: number) => maybe(text(most))
const when = { day: day(), from: maybe(clock()), to: maybe(clock()), place: text(200) }

/** Who was there: name, whence, as what, a telephone number with its middle hidden, and when and how the own presence was shown; `proxyFor` names whom somebody stood in for. */
export const Attendee = z.strictObject({
  name: text(120), unit: clip(160), position: clip(120), phone: maybe(pattern(/^\d{2,4}•{4}\d{2,4}$/, 'phone', hiddenPhone)), at: maybe(clock()), way: maybe(oneOf(PRESENT_BY)), proxyFor: clip(120),
})
/** One who was there. */
export type Attendee = z.infer<typeof Attendee>

/** An invitation: to whom, when, where, about what, whom to ask, copies. */
export const Undangan = z.strictObject({ recipients: lines(160, 100), opening: clip(2000), ...when, agenda: lines(300, 40), contact: clip(160), attachments: clip(120), notes: clip(1000), closing: clip(1000), copies: maybe(texts(160, 30)) })
/** A list of attendance; `blanks` adds empty rows for those who sign on paper. */
export const DaftarHadir = z.strictObject({ event: text(200), ...when, attendees: z.array(Attendee).check(z.maxLength(2000)), blanks: maybe(int(0, 200)) })
/** Minutes: who led and wrote, who was there, what was spoken of, and what was decided with owner and day. */
export const Notulen = z.strictObject({
  event: text(200), ...when, leader: text(120), notetaker: text(120), present: maybe(texts(200, 2000)), absent: maybe(texts(200, 500)), agenda: maybe(texts(300, 40)),
  points: z.array(z.strictObject({ title: text(200), text: clip(8000) })).check(z.maxLength(80)),
  decisions: z.array(z.strictObject({ text: text(1000), owner: text(160), due: maybe(day()) })).check(z.maxLength(80)), copies: maybe(texts(160, 30)),
})
/** An ordinary official letter. */
export const Surat = z.strictObject({ recipients: lines(160, 100), body: text(10_000), attachments: clip(120), copies: maybe(texts(160, 30)) })

/** One side of a hand-over: who, as what, of which body, where to be found. */
const Party = z.strictObject({ name: text(160), as: clip(120), of: clip(160), address: clip(300), phone: clip(40) })
/** A berita acara serah terima: somebody who lived in a house is handed over, with belongings, medicine and the condition on that day. */
export const Bast = z.strictObject({
  ...when, first: Party, second: Party, person: text(160), sex: maybe(oneOf(['L', 'P'])), bornYear: maybe(int(1900, 2100)), since: maybe(day()), reason: maybe(oneOf(WAYS_OUT)), condition: clip(2000),
  things: maybe(z.array(z.strictObject({ what: text(160), count: int(1, 999) })).check(z.maxLength(60))), medicine: clip(1000), witnesses: maybe(texts(120, 6)), notes: clip(2000),
})

// whom a letter speaks of
const person = { person: text(160), nik: clip(20), born: clip(120), address: clip(400), category: clip(300) }
/** A referral: to whom, of whom, why, what is known and needed, which documents go along, whom to ask, when it is wished for; at its foot a slip for the answer. */
export const Rujukan = z.strictObject({ recipients: lines(160, 100), ...person, reason: text(2000), summary: clip(4000), needs: clip(2000), documents: maybe(texts(160, 20)), contact: clip(160), wanted: maybe(day()), copies: maybe(texts(160, 30)) })
/** A recommendation: of whom, on which basis, what for, until when it holds. */
export const Rekomendasi = z.strictObject({ recipients: lines(160, 100), ...person, standing: clip(160), basis: clip(300), purpose: text(1000), until: maybe(day()), copies: maybe(texts(160, 30)) })

/** What a letter of each sort says. */
export type Contents = { rujukan: z.infer<typeof Rujukan>; rekomendasi: z.infer<typeof Rekomendasi>; undangan: z.infer<typeof Undangan>; daftar_hadir: z.infer<typeof DaftarHadir>; notulen: z.infer<typeof Notulen>; surat: z.infer<typeof Surat>; bast: z.infer<typeof Bast>; laporan_kunjungan: z.infer<typeof LaporanKunjungan>; laporan_sosial: z.infer<typeof LaporanSosial> }
/** What a letter of any sort says. */
export type Content = Contents[LetterSort]

/** Each sort: the shape of what it says, and whether the register and the page of its QR code tell its sort and subject (`quiet`: they do not). */
export const SORTS: { readonly [S in LetterSort]: { shape: z.ZodMiniType<Contents[S]>; quiet: boolean } } = {
  undangan: { shape: Undangan, quiet: false }, daftar_hadir: { shape: DaftarHadir, quiet: false }, notulen: { shape: Notulen, quiet: false }, surat: { shape: Surat, quiet: false },
  rujukan: { shape: Rujukan, quiet: true }, rekomendasi: { shape: Rekomendasi, quiet: true },
  bast: { shape: Bast, quiet: true },
  laporan_kunjungan: { shape: LaporanKunjungan, quiet: true }, laporan_sosial: { shape: LaporanSosial, quiet: true },
}

/** Reads what a letter says by its sort; what other slices hand in is looked at like everything else. */
export function readContent(sort: LetterSort, content: unknown): Content {
  const read = SORTS[sort].shape.safeParse(content, { reportInput: true })
  if (!read.success) throw invalid({ faults: faultsOf(read.error).map(fault => ({ ...fault, at: `${sort}.${fault.at}` })) })
  return read.data
}

/** To whom a letter goes, in one line for the register. */
export function recipientsOf(content: Content): string | null {
  return 'recipients' in content ? shortened(content.recipients.join(', '), 200) : null
}

function shortened(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words
}
