import { hasSealedType, PPKS_TYPES, type NEEDS } from '#slices/cases/needs.ts'
import { dayIn, digitsIn, phoneIn, plain, textOf } from './cells.ts'
import { given, kelurahanOf, nameOf, spotOf, type Against, type Reader } from './reading.ts'

type Need = (typeof NEEDS)[number]

// words of the field for the national types, and the plain need they stand for; confidential ones first, so that nothing sealed is read as something plain
const WORDS: readonly (readonly [RegExp, string, Need])[] = [
  [/hiv|aids|odha/, 'ODHA', 'sakit'], [/napza|narkoba/, 'NAPZA', 'lainnya'], [/trafficking|perdagangan orang/, 'KTR', 'kekerasan'], [/tuna susila|psk/, 'TS', 'lainnya'],
  [/anak.*(kekerasan|diperlakukan salah)|kekerasan.*anak/, 'AKTK', 'kekerasan'], [/kekerasan|kdrt/, 'KTK', 'kekerasan'], [/berhadapan dengan hukum|\babh\b/, 'ABH', 'anak'], [/perlindungan khusus/, 'AMPK', 'anak'],
  [/balita/, 'ABT', 'anak'], [/anak.*(disab|cacat)/, 'ADK', 'disabilitas'], [/anak jalanan|\banjal\b/, 'AJ', 'anak'], [/anak|yatim/, 'AT', 'anak'],
  [/lansia|lanjut usia|\blut\b/, 'LUT', 'lansia'], [/odgj|gangguan jiwa|\bjiwa\b/, 'PD', 'jiwa'], [/disab|difabel|cacat/, 'PD', 'disabilitas'],
  [/gelandangan/, 'GEL', 'telantar'], [/pengemis/, 'PGM', 'telantar'], [/pemulung/, 'PML', 'makan'], [/telantar|terlantar/, 'GEL', 'telantar'], [/minoritas/, 'KM', 'lainnya'], [/lembaga pemasyarakatan|narapidana|\bnapi\b/, 'BWBLP', 'lainnya'],
  [/pekerja migran|\btki\b|\bpmi\b/, 'PMBS', 'lainnya'], [/bencana sosial|konflik/, 'KBS', 'bencana'], [/bencana|banjir|gempa|kebakaran/, 'KBA', 'bencana'], [/rawan sosial|\bprse\b|janda/, 'PRSE', 'makan'],
  [/miskin|tidak mampu|prasejahtera/, 'FM', 'makan'], [/psikologis/, 'KBSP', 'lainnya'], [/komunitas adat/, 'KAT', 'lainnya'],
]
const BIDANG: Readonly<Record<string, string>> = { KBA: 'linjamsos', KBS: 'linjamsos', FM: 'pfm', KAT: 'dayasos', PRSE: 'dayasos' }

/** Reads a row of an old case list; a confidential type, or a yes under *rahasia*, seals the case from its first save. */
export function checkCase(reader: Reader, against: Against): Record<string, unknown> {
  const name = nameOf(reader)
  const region = kelurahanOf(reader, against)
  if (!region && !reader.faults.some(({ field }) => field === 'region')) reader.fault('region', 'required')
  const written = reader.text('type')
  const found = typeOf(written)
  if (written && !found) reader.fault('type', 'import_type', written.slice(0, 60))
  const sealed = (found && hasSealedType([found.type])) || /^(ya|y|rahasia|1|x|v|√)$/i.test(reader.text('sealed'))
  const head = reader.text('head')
  const kk = reader.take('kk', digitsIn(reader.cell('kk'), 16))
  return given({
    who: name, name, needs: [found?.need ?? 'lainnya'], urgency: 'biasa', region, ...spotOf(reader), seal: sealed ? 'ya' : 'tidak', nik: reader.take('nik', digitsIn(reader.cell('nik'), 16)), sex: sexOf(reader), bornYear: bornOf(reader),
    phone: reader.take('phone', phoneIn(reader.cell('phone'))), address: reader.text('address').slice(0, 300), story: [written, reader.text('story')].filter(part => part).join('. ').slice(0, 4000),
    household: kk || head ? given({ label: head ? `Keluarga ${head}`.slice(0, 160) : `Keluarga ${name}`, kk }) : undefined, types: found && !sealed ? [found.type] : undefined, bidang: found && !sealed ? BIDANG[found.type] ?? 'rehsos' : undefined,
  })
}

function typeOf(written: string): { type: string; need: Need } | undefined {
  const words = plain(written)
  if (!words) return undefined
  const code = PPKS_TYPES.find(type => type.code.toLowerCase() === words || plain(type.name) === words)?.code
  const form = WORDS.find(([words_, type]) => (code ? type === code : words_.test(words)))
  return form && { type: code ?? form[1], need: form[2] }
}

function sexOf(reader: Reader): string | undefined {
  const text = plain(reader.text('sex'))
  if (!text) return undefined
  if (/^(l|lk|laki|laki laki|pria|m)$/.test(text)) return 'L'
  if (/^(p|pr|perempuan|wanita|f)$/.test(text)) return 'P'
  reader.fault('sex', 'import_sex', text)
  return undefined
}

function bornOf(reader: Reader): number | undefined {
  const text = textOf(reader.cell('born')).replace(/^[a-z .']+,\s*/i, '')
  if (!text) return undefined
  const told = /^\d{4}$/.test(text) ? { value: `${text}-01-01` } : dayIn(text)
  const day = reader.take('born', told)
  if (!day) return undefined
  const year = Number(day.slice(0, 4))
  if (year < 1900 || year > 2100) { reader.fault('born', 'import_date', text); return undefined }
  return year
}
