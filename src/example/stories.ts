import type { NEEDS } from '#slices/cases/needs.ts'
import type { BIDANG, URGENCIES } from '#slices/cases/kinds.ts'

/** How a case of the example begins: who, what is seen, and what the office makes of it at ditelaah. `{n}` name, `{u}` age, `{m}` landmark, `{w}` since when, `{s}` who told, `{k}` kelurahan. */
export type Story = {
  who: string
  needs: readonly (typeof NEEDS)[number][]
  urgency: (typeof URGENCIES)[number]
  sex: 'L' | 'P'
  age: readonly [from: number, to: number]
  tell: readonly string[]
  types: readonly string[]
  sub?: readonly string[]
  bidang: (typeof BIDANG)[number]
  nameless?: true
  family?: true
}

/** Landmarks that stand in every kelurahan. */
export const LANDMARKS = ['dekat musala', 'belakang SD', 'samping pos ronda', 'depan warung kopi', 'di ujung gang', 'dekat sumur umum', 'sebelah bengkel motor', 'di tepi sawah', 'belakang kantor lurah', 'dekat jembatan kecil'] as const
/** Since when something is so. */
export const SINCE = ['sejak dua hari lalu', 'sejak sepekan', 'sejak dua pekan', 'sejak sebulan', 'sudah tiga bulan', 'sejak musim hujan lalu', 'sejak Lebaran', 'hampir setahun'] as const
/** Who told of it. */
export const TELLERS = ['tetangga', 'ketua RT', 'kader posyandu', 'guru mengaji', 'keluarga jauh', 'pemilik warung', 'petugas puskesmas', 'warga yang lewat'] as const

const MEN = ['Abas', 'Anwar', 'Basuki', 'Darman', 'Edi', 'Firman', 'Guntar', 'Hamka', 'Imran', 'Jafar', 'Kasim', 'Lukman', 'Mahdi', 'Nasrun', 'Obi', 'Parman', 'Rusdi', 'Sabran', 'Talib', 'Udin', 'Wardi', 'Yakub', 'Zakir', 'Bakar', 'Dahlan', 'Hasim', 'Junaid', 'Malik', 'Sahrul', 'Tamrin', 'Arsyad', 'Gani', 'Ismu', 'Khalid', 'Mustar', 'Rauf', 'Suka', 'Tohir', 'Wahab', 'Yasin']
const WOMEN = ['Aminah', 'Baiq', 'Cahaya', 'Dahlia', 'Elma', 'Farida', 'Habibah', 'Ida', 'Jumrah', 'Kalsum', 'Laila', 'Mariam', 'Nurma', 'Ona', 'Rohana', 'Saodah', 'Titin', 'Ummi', 'Wardah', 'Yati', 'Zubaidah', 'Asiah', 'Bunga', 'Darmi', 'Endah', 'Fauziah', 'Halimah', 'Irma', 'Juleha', 'Kamariah', 'Lastri', 'Murni', 'Nanik', 'Rukmini', 'Sumi', 'Tuti', 'Warni', 'Yuliana', 'Zaenab', 'Hafsah']
const LAST = ['Arifin', 'Bahtiar', 'Cipta', 'Darwis', 'Efendi', 'Fadli', 'Gunawi', 'Haris', 'Ibnu', 'Jamil', 'Kurdi', 'Lutfi', 'Majid', 'Nawawi', 'Omar', 'Pasha', 'Qodir', 'Rosyid', 'Syukur', 'Tahir', 'Ulfah', 'Wahid', 'Yunus', 'Zulkar', 'Abidin', 'Burhani', 'Dasuki', 'Fikri', 'Ghazi', 'Hanif', 'Ilyas', 'Jauhari', 'Karya', 'Lazuardi', 'Muin', 'Nuh', 'Rasyad', 'Sanusi', 'Tajudin', 'Umami', 'Wijana', 'Yazid', 'Zaini']

/** Invents the nth name of a sex; names repeat only after some 1,700. */
export function inventName(sex: 'L' | 'P', nth: number): string {
  const first = sex === 'L' ? MEN : WOMEN
  const round = Math.floor(nth / first.length)
  return `${first[nth % first.length]!} ${LAST[(nth * 5 + round * 11 + (sex === 'L' ? 0 : 17)) % LAST.length]!}`
}

/** Fills the places of a text; every sentence begins with a capital, whatever was filled in. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w)\}/g, (_, key: string) => String(values[key] ?? '')).replace(/(?<=[.?!] )[a-z]/g, letter => letter.toUpperCase())
}

/** Begins a text with a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
